import { CHAIN_START } from '../cases/chain.js';
import { brokenMigration, type CaseState, type EventBody, type PastEvent } from '../engine/index.js';
import { readCanonicalBody } from './canonical-event.js';
import { EventFault, readEvent, replayChecked } from './event-check.js';
import { faultAt, type Fault, type FaultCode } from './faults.js';
import { checkPast, pastAfter } from './past-check.js';
import type { RecordedLibrary } from './recorded-library.js';
import type { CaseRecord, EventRecord } from './records.js';
import { RegisterCheck } from './register-check.js';
import { differenceFromStanding } from './standing-check.js';

/**
 * Follows one case from its first event to its last and names the first that does not hold. What comes after a bad event
 * proves nothing, so nothing more is checked then.
 */
export class CaseCheck {
  /** As replayed so far. */
  state: CaseState | null = null;
  /** The event last found good. */
  last: EventBody | null = null;
  fault: Fault | null = null;
  events = 0;
  personal = 0;
  private head: Buffer = CHAIN_START;
  /** What a verb in the next event may have been told of the events so far, and the state before the last of them. */
  private past: PastEvent[] = [];
  private before: CaseState | null = null;
  /** Followed along where there are registers to compare with. */
  private readonly registers: RegisterCheck | null;

  constructor(
    private readonly library: RecordedLibrary,
    readonly record: CaseRecord,
  ) {
    this.registers = record.registers ? new RegisterCheck(library) : null;
  }

  event(record: EventRecord): void {
    this.events += 1;
    if (record.personal) this.personal += 1;
    if (this.fault) return this.lookForMissing(record);
    try {
      this.follow(record);
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      this.blame(error.code, this.expected, error.message);
    }
  }

  /** Something stood among the events that is none. */
  unreadable(reason: string): void {
    this.events += 1;
    if (!this.fault) this.blame('edited', this.expected, reason);
  }

  /** All events have been given: the case must stand where they lead. */
  finish(): Fault | null {
    if (this.fault) return this.fault;
    const { events, head } = this.record;
    if (this.events < events) this.blame('truncated', this.expected, `the case has ${events} events`);
    else if (this.events > events) this.blame('state', events + 1, `the case stands at event ${events} still`);
    else if (head !== this.head.toString('hex')) this.blame('truncated', this.expected, 'its head is another event');
    else this.compareStanding();
    return this.fault;
  }

  private get expected(): number {
    return (this.last?.seq ?? 0) + 1;
  }

  private follow(record: EventRecord): void {
    const { county, caseId } = this.record;
    const body = readEvent(record, { county, caseId, seq: this.expected, previous: this.head });
    const moved = brokenMigration(this.last, body);
    if (moved !== null) throw new EventFault('definition-altered', moved);
    checkPast(body, this.past, this.before);
    const result = replayChecked(this.library, this.state, body);
    this.registers?.note(this.state, result, body);
    this.before = this.state;
    this.state = result.state;
    this.past = pastAfter(this.past, body);
    this.head = record.hash;
    this.last = body;
  }

  private compareStanding(): void {
    if (!this.state || !this.last) return this.blame('truncated', 1, 'the case has no events');
    const difference =
      differenceFromStanding(this.library, this.record, this.state, this.last) ??
      this.registers?.differenceFrom(this.record.registers);
    if (difference) this.blame(difference.code, this.last.seq, difference.detail);
  }

  /** An event thought missing that turns up later in its case was not removed but put elsewhere. */
  private lookForMissing(record: EventRecord): void {
    if (this.fault?.code !== 'gap' || this.fault.seq === null) return;
    try {
      const { county, caseId, seq } = readCanonicalBody(record.body);
      if (seq !== this.fault.seq || county !== this.record.county || caseId !== this.record.caseId) return;
      this.blame('moved', seq, `it stands further on; ${this.fault.detail}`);
    } catch {
      // Bytes that cannot be read are not the event we look for.
    }
  }

  private blame(code: FaultCode, seq: number, detail: string): void {
    const { county, caseId, number } = this.record;
    this.fault = faultAt(code, { county, caseId, number, seq }, detail);
  }
}
