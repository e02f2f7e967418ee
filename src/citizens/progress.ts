import { Injectable } from '@nestjs/common';
import { CaseChain } from '../audit/index.js';
import { dateOf, parsePlainDate, workingDaysBetween } from '../calendar/index.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import type { CaseState, CompiledDefinition, EventBody } from '../engine/index.js';
import { PublicNotices, SentLetters } from '../publicity/index.js';
import { answerTo } from './objection-answer.js';
import type { LetterSentView, ProgressView } from './progress.dto.js';
import { ReceiptHolders, type HeldReceipt } from './receipt-holders.js';
import { applicantCommands, isOpening, nextSteps, promiseClock, standingFor } from './standing.js';

interface Row {
  definition: string;
  state: CaseState;
  opened_at: Date;
  promised_on: string | null;
  score: number | null;
  now: Date;
}

/** A receipt with its case, read once. */
interface Held {
  receipt: HeldReceipt;
  row: Row;
  compiled: CompiledDefinition;
  events: EventBody[];
}

type Stand = Pick<ProgressView, 'progress' | 'since' | 'receivedOn' | 'next' | 'possible' | 'letters'> & {
  concluded: boolean;
};

/** Answers "where is my application?" and "what became of my objection?" to whoever holds the receipt. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly holders: ReceiptHolders,
    private readonly chain: CaseChain,
    private readonly notices: PublicNotices,
    private readonly sentLetters: SentLetters,
  ) {}

  /** @throws ProgressNotFound; the case itself is only read once number and code are right */
  async ask(number: string, code: string): Promise<ProgressView> {
    return this.database.read(EVERYWHERE, async (tx) => this.tell(tx, await this.holders.identify(tx, number, code)));
  }

  async tell(tx: Tx, receipt: HeldReceipt): Promise<ProgressView> {
    const held = await this.read(tx, receipt);
    const { about, county, number, caseId, seq } = receipt;
    const { progress, since, receivedOn, next, possible, letters, concluded } =
      about === 'application' ? await this.application(tx, held) : this.objection(held);
    const { hashes, intact } = await this.chain.check(tx, county, caseId);
    const own = about === 'objection';
    const steps = own ? seq : hashes.length;
    const head = hashes[steps - 1] ?? '';
    return {
      ...{ number, about, title: held.compiled.definition.title, progress, since, receivedOn },
      ...this.promised(held, concluded && own),
      offices: await officeNames(tx, held.row.state),
      ...{ next, possible, letters },
      notice: await this.notices.hangingOf(tx, county, caseId),
      record: { steps, head, fingerprints: own ? [head] : hashes, intact },
      rating: { possible: concluded && held.row.score === null, score: held.row.score },
    };
  }

  private async read(tx: Tx, receipt: HeldReceipt): Promise<Held> {
    const { county, number, caseId, seq } = receipt;
    const { rows } = await tx.query<Row>(
      `select c.definition, c.state, c.opened_at, a.promised_on, r.score, service_now() as now from cases c
       left join application a on a.county = c.county and a.case_id = c.id
       left join rating r on r.county = c.county and r.number = $3 where c.county = $1 and c.id = $2`,
      [county, caseId, number],
    );
    const row = rows[0];
    if (!row) throw new Error('a receipt leads to no case');
    await this.library.ensure(row.definition);
    const { rows: events } = await tx.query<{ body: Buffer }>(
      'select body from case_event where county = $1 and case_id = $2 and seq >= $3 order by seq',
      [county, caseId, seq],
    );
    const bodies = events.map(({ body }) => JSON.parse(body.toString('utf8')) as EventBody);
    return { receipt, row, compiled: this.library.definition(row.definition), events: bodies };
  }

  private async application(tx: Tx, { receipt, row, compiled, events }: Held): Promise<Stand> {
    const { texts, entered } = standingFor(compiled, row.state);
    const sent = await this.sentLetters.of(tx, receipt.county, receipt.caseId);
    const letters = sent.flatMap(({ title, on, remedies }): LetterSentView[] =>
      title ? [{ title, on, remedies }] : [],
    );
    const decided = row.state.status === 'done' || letters.some(({ remedies }) => remedies.length > 0);
    return {
      progress: texts,
      since: dateOf(events[entered - 1]?.at ?? row.opened_at.toISOString()),
      receivedOn: dateOf(row.opened_at.toISOString()),
      next: nextSteps(compiled, row.state),
      possible: applicantCommands(compiled, row.state),
      letters,
      concluded: decided,
    };
  }

  private objection({ row, compiled, events }: Held): Stand {
    const { text, since, concluded } = answerTo(compiled, events, row.state.status === 'done');
    const receivedOn = dateOf(events[0]?.at ?? '');
    return { progress: [text], since, receivedOn, next: [], possible: [], letters: [], concluded };
  }

  /**
   * What the running clock says, as extended or stopped; before acceptance, what the receipt says. Once the case has left
   * both behind it is decided and nothing is promised any more.
   */
  private promised(
    { receipt, row, compiled }: Held,
    over: boolean,
  ): Pick<ProgressView, 'promisedOn' | 'remainingWorkingDays' | 'paused'> {
    const clock = promiseClock(compiled, row.state);
    const onReceipt = receipt.about === 'application' && isOpening(compiled, row.state) ? row.promised_on : null;
    const on = over ? null : clock ? clock.dueOn : onReceipt;
    const paused = !over && clock !== undefined && clock.dueOn === null;
    if (on === null) return { promisedOn: null, remainingWorkingDays: null, paused };
    const calendar = this.library.calendar(this.library.currentCalendar());
    const today = parsePlainDate(dateOf(row.now.toISOString()));
    return {
      promisedOn: on,
      remainingWorkingDays: workingDaysBetween(calendar, today, parsePlainDate(on)).count,
      paused,
    };
  }
}

/** Names of the offices that have tasks in it now, in the order of their codes. */
async function officeNames(tx: Tx, { tasks }: CaseState): Promise<string[]> {
  const codes = [...new Set(Object.values(tasks).map(({ office }) => office))];
  const { rows } = await tx.query<{ zh: string }>(
    `select name->>'zh' as zh from office where code = any ($1) order by code`,
    [codes],
  );
  return rows.map(({ zh }) => zh);
}
