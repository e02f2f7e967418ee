import { CaseCheck } from './case-check.js';
import { faultAt, NOWHERE, type Fault, type FaultCode, type Place } from './faults.js';
import { RecordedLibrary } from './recorded-library.js';
import { HISTORY_FORMAT, type CaseRecord, type HistoryRecord } from './records.js';

/** What verifying a history found. */
export interface Verdict {
  cases: number;
  events: number;
  /** How many faults there are; `bad` holds the first {@link MOST_FAULTS}, one for each case at most. */
  faults: number;
  bad: Fault[];
  /** Information, no fault: personal parts whose key was destroyed as the law asks. Their chain holds all the same. */
  erased: { cases: number; events: number };
}

/** Faults kept for the report: a history in ruins must not fill the memory. */
export const MOST_FAULTS = 1_000;

/**
 * Verifies a history from its records alone: every hash, the order and place of every event, and that replaying the events
 * gives every recorded state and at the end the stored state, tasks and deadlines. Needs neither our database nor our word.
 *
 * @param records in the order of {@link HistoryRecord}; from a file or from a database
 * @param onProgress told the number of events now and then
 */
export async function verifyHistory(
  records: AsyncIterable<HistoryRecord>,
  onProgress: (events: number) => void = () => undefined,
): Promise<Verdict> {
  const verifier = new HistoryVerifier();
  for await (const record of records) {
    verifier.accept(record);
    if (record.kind === 'event' && verifier.events % 1_000 === 0) onProgress(verifier.events);
  }
  return verifier.finish();
}

class HistoryVerifier {
  events = 0;
  private cases = 0;
  private faults = 0;
  private readonly bad: Fault[] = [];
  private readonly erased = { cases: 0, events: 0 };
  private readonly library = new RecordedLibrary();
  private current: CaseCheck | null = null;
  private stated: { cases: number; events: number } | null = null;
  private statedByCases = 0;
  private ended = false;
  /** Cases come in the order of county and id, so that none can stand there twice. */
  private lastPlace = '';

  accept(record: HistoryRecord): void {
    switch (record.kind) {
      case 'event':
        this.events += 1;
        if (this.current) this.current.event(record);
        else this.blame('manifest', NOWHERE, 'an event stands before any case');
        break;
      case 'case':
        this.openCase(record);
        break;
      case 'definition':
      case 'calendar': {
        const fault = this.library.add(record);
        if (fault) this.blame('definition-altered', NOWHERE, fault);
        break;
      }
      case 'manifest':
        if (this.stated) this.blame('manifest', NOWHERE, 'there are two manifests');
        if (record.format !== HISTORY_FORMAT) this.blame('manifest', NOWHERE, `the format is "${record.format}"`);
        this.stated = record;
        break;
      case 'end':
        this.end(record);
        break;
      case 'unreadable':
        if (this.current && !this.ended) this.current.unreadable(`line ${record.line}: ${record.reason}`);
        else this.blame('manifest', NOWHERE, `line ${record.line}: ${record.reason}`);
    }
  }

  finish(): Verdict {
    this.closeCase();
    const { stated, cases, events } = this;
    if (!stated) this.blame('manifest', NOWHERE, 'there is no manifest');
    else if (stated.cases !== cases) this.blame('manifest', NOWHERE, `${stated.cases} cases stated, ${cases} found`);
    else if (stated.events !== this.statedByCases) {
      this.blame('manifest', NOWHERE, `${stated.events} events stated, ${this.statedByCases} by the cases`);
    }
    if (!this.ended) this.blame('manifest', NOWHERE, 'the end is missing');
    return { cases, events, faults: this.faults, bad: this.bad, erased: this.erased };
  }

  private openCase(record: CaseRecord): void {
    this.closeCase();
    const place = `${record.county}/${record.caseId}`;
    if (place <= this.lastPlace)
      this.blame('manifest', { ...NOWHERE, number: record.number }, 'a case is out of order');
    this.lastPlace = place;
    this.cases += 1;
    this.statedByCases += record.events;
    this.current = new CaseCheck(this.library, record);
  }

  private closeCase(): void {
    const check = this.current;
    if (!check) return;
    this.current = null;
    const fault = check.finish();
    if (fault) this.keep(fault);
    if (check.record.erased && check.personal > 0) {
      this.erased.cases += 1;
      this.erased.events += check.personal;
    }
  }

  private end({ cases, events, digest }: Extract<HistoryRecord, { kind: 'end' }>): void {
    this.closeCase();
    this.ended = true;
    if (cases !== this.cases || events !== this.events) {
      this.blame('manifest', NOWHERE, `the end states ${cases} cases and ${events} events`);
    }
    if (digest && digest.stated !== digest.found) this.blame('manifest', NOWHERE, 'the digest of the file is another');
  }

  private blame(code: FaultCode, place: Place, detail: string): void {
    this.keep(faultAt(code, place, detail));
  }

  private keep(fault: Fault): void {
    this.faults += 1;
    if (this.bad.length < MOST_FAULTS) this.bad.push(fault);
  }
}
