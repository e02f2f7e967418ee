import { Injectable } from '@nestjs/common';
import { dateOf, parsePlainDate, workingDaysBetween } from '../calendar/index.js';
import { DefinitionLibrary } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import {
  activePaths,
  lineage,
  type CaseState,
  type CompiledDefinition,
  type StateNode,
  type Text,
} from '../engine/index.js';
import { ProgressNotFound } from './intake-errors.js';
import { QueryCodes } from './query-code.js';

/** What a citizen learns from number and code, and nothing besides. */
export interface Progress {
  number: string;
  title: Text;
  /** Where it stands, in the words meant for citizens; several where things go on side by side. */
  progress: Text[];
  /** Day since when, YYYY-MM-DD. */
  since: string;
  /** Day by which the law wants a decision; null once decided, or while the clock is stopped. */
  promisedOn: string | null;
  /** Negative once that day has passed. */
  remainingWorkingDays: number | null;
}

interface Row {
  county: string;
  case_id: string;
  definition: string;
  state: CaseState;
  promised_on: string | null;
  updated_at: Date;
  now: Date;
}

const UNDER_WAY: Text = { zh: '正在办理', en: 'Your application is being handled' };
const CLOSED: Text = { zh: '已办结', en: 'Closed' };

/** Answers "where is my application?" to whoever holds the receipt. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly codes: QueryCodes,
  ) {}

  /**
   * @throws ProgressNotFound for a wrong number and a wrong code alike, after the same work: one query for the digest and
   * one comparison; the case itself is only read once the code is right
   */
  async ask(number: string, code: string): Promise<Progress> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const digests = await tx.query<{ query_code_hash: Buffer }>(
        'select query_code_hash from application where county = $1 and number = $2',
        [number.slice(0, 6), number],
      );
      if (!this.codes.matches(code, digests.rows[0]?.query_code_hash)) throw new ProgressNotFound();
      const { rows } = await tx.query<Row>(
        `select c.county, c.id as case_id, c.definition, c.state, a.promised_on, c.updated_at, service_now() as now
         from application a join cases c on c.county = a.county and c.id = a.case_id where a.county = $1 and a.number = $2`,
        [number.slice(0, 6), number],
      );
      const row = rows[0];
      if (!row) throw new ProgressNotFound();
      await this.library.ensure(row.definition);
      const compiled = this.library.definition(row.definition);
      const shown = publicStates(compiled, row.state);
      const entered = Math.max(1, ...shown.map(({ path }) => row.state.entered[path] ?? 1));
      const events = await tx.query<{ at: Date }>(
        'select at from case_event where county = $1 and case_id = $2 and seq = $3',
        [row.county, row.case_id, entered],
      );
      return {
        number,
        title: compiled.definition.title,
        progress: textsOf(shown, row.state),
        since: dateOf((events.rows[0]?.at ?? row.updated_at).toISOString()),
        ...this.promised(compiled, row),
      };
    });
  }

  private promised(
    compiled: CompiledDefinition,
    { state, promised_on, now }: Row,
  ): Pick<Progress, 'promisedOn' | 'remainingWorkingDays'> {
    const on = promisedDay(compiled, state, promised_on);
    if (on === null) return { promisedOn: null, remainingWorkingDays: null };
    const calendar = this.library.calendar(this.library.currentCalendar());
    const today = parsePlainDate(dateOf(now.toISOString()));
    return { promisedOn: on, remainingWorkingDays: workingDaysBetween(calendar, today, parsePlainDate(on)).count };
  }
}

/** For every innermost active state, the nearest one at or above it that has words for citizens. */
function publicStates({ nodes }: CompiledDefinition, state: CaseState): StateNode[] {
  const active = activePaths(nodes, state.value);
  const innermost = active.filter((path) => !active.some((other) => nodes.get(other)?.parent === path));
  const shown = innermost.flatMap((path) => [...lineage(nodes, path)].find(({ meta }) => meta.public) ?? []);
  return [...new Set(shown)];
}

function textsOf(shown: readonly StateNode[], { status }: CaseState): Text[] {
  const texts = shown.flatMap(({ meta }) => meta.public ?? []);
  const distinct = [...new Map(texts.map((text) => [text.zh, text])).values()];
  if (distinct.length > 0) return distinct;
  return [status === 'done' ? CLOSED : UNDER_WAY];
}

/**
 * What the running clock says, as extended or stopped; before acceptance, what the receipt says. Once the case has left both
 * behind it is decided and nothing is promised any more.
 */
function promisedDay(
  { definition, nodes }: CompiledDefinition,
  state: CaseState,
  onReceipt: string | null,
): string | null {
  const period = definition.opening.promise ?? definition.total?.period;
  const running = Object.values(state.clocks).find((clock) => clock.period === period);
  if (running) return running.dueOn;
  const isOpening =
    state.status === 'active' && activePaths(nodes, state.value).includes(String(definition.machine.initial));
  return isOpening ? onReceipt : null;
}
