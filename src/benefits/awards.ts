import { Injectable } from '@nestjs/common';
import { messagesToCome, PAIR } from '../cases/linked-cases.js';
import type { EffectContext, Tx } from '../cases/ports.js';
import type { Effect, Json } from '../engine/index.js';
import { AwardAmountInvalid, AwardOverlap, AwardRunning, NoRunningAward } from './benefit-errors.js';
import { monthOf, shiftMonth, type Month } from './months.js';

interface AwardRow {
  from_month: Month;
  to_month: Month | null;
  amount_fen: number;
  seq: number;
}

/**
 * Monthly payments begin, change and end here, each by one event. A case's awards follow one another without a gap and
 * without a month in two of them; the household is locked while its awards are judged, so that two cases decided at the
 * same moment cannot both begin to pay. The database refuses a month paid twice once more, when the transaction ends.
 */
@Injectable()
export class Awards {
  /** A payment begins. @throws AwardAmountInvalid, AwardRunning, AwardOverlap */
  async award({ params }: Effect, context: EffectContext): Promise<void> {
    const amount = amountOf(params['amount']);
    const from = startOf(params['from'], context);
    await lock(context);
    const rows = await awardsFrom(context, from);
    const running = rows.find(({ to_month }) => to_month === null);
    if (running) throw new AwardRunning(running.from_month, running.amount_fen);
    await this.begin(context, from, amount);
  }

  /** The amount changes from a month on; a change never reaches back before the payment began. @throws NoRunningAward, … */
  async change({ params }: Effect, context: EffectContext): Promise<void> {
    const amount = amountOf(params['amount']);
    await lock(context);
    const wanted = startOf(params['from'], context);
    const rows = await awardsFrom(context, wanted);
    if (!rows.some(({ to_month }) => to_month === null)) throw new NoRunningAward();
    const earliest = rows.map(({ from_month }) => from_month).sort()[0] ?? wanted;
    await this.begin(context, earliest > wanted ? earliest : wanted, amount);
  }

  /** The last month paid is the one before. @throws NoRunningAward */
  async stop({ params }: Effect, context: EffectContext): Promise<void> {
    const from = startOf(params['from'], context);
    await lock(context);
    const rows = await awardsFrom(context, from);
    if (!rows.some(({ to_month }) => to_month === null)) throw new NoRunningAward();
    await endBefore(context, from);
  }

  private async begin(context: EffectContext, from: Month, amountFen: number): Promise<void> {
    await endBefore(context, from);
    await insert(context, from, amountFen);
    // A move between counties ends the other payment by the message that follows; then this is judged after it.
    if (!messagesToCome(context)) await this.refuseOverlap(context);
  }

  /** @throws AwardOverlap when this case is paid for a month in which its household, or its pair, is paid elsewhere */
  async refuseOverlap({ tx, county, caseId }: EffectContext): Promise<void> {
    const { rows } = await tx.query<{ number: string; county: string; from: Month; to: Month | null }>(OVERLAPPING, [
      county,
      caseId,
      PAIR,
    ]);
    if (rows[0]) throw new AwardOverlap(rows[0]);
  }
}

const OVERLAPPING = `
  select c.number, b.county, b.from_month as "from", b.to_month as "to"
  from award a
  join award b on (b.county, b.case_id) <> (a.county, a.case_id)
    and greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
    and ((b.household_id = a.household_id and b.procedure = a.procedure)
      or exists (select from case_link l where l.county = a.county and l.case_id = a.case_id and l.relation = $3
        and l.other_county = b.county and l.other_id = b.case_id))
  join cases c on c.county = b.county and c.id = b.case_id
  where a.county = $1 and a.case_id = $2 order by b.from_month limit 1`;

function amountOf(amount: Json | undefined): number {
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0) return amount;
  throw new AwardAmountInvalid(amount ?? null);
}

/** Paid from the month after the decision (民发〔2021〕57号 art. 21), or from the month of it where a programme says so. */
const startOf = (from: Json | undefined, { event }: EffectContext): Month =>
  shiftMonth(monthOf(event.at), from === 'thisMonth' ? 0 : 1);

/** The two halves of a move share their household's id and so its lock; a case without a household has its own. */
async function lock({ tx, householdId, caseId }: EffectContext): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('award:' || $1::text, 0))`, [householdId ?? caseId]);
}

/** Awards of the case that pay in that month or later. */
async function awardsFrom({ tx, county, caseId }: EffectContext, month: Month): Promise<AwardRow[]> {
  const { rows } = await tx.query<AwardRow>(
    `select from_month, to_month, amount_fen, seq from award where county = $1 and case_id = $2
       and coalesce(to_month, '9999-12') >= greatest(from_month, $3) order by from_month`,
    [county, caseId, month],
  );
  return rows;
}

async function endBefore({ tx, county, caseId, event }: EffectContext, month: Month): Promise<void> {
  await tx.query(
    `update award set to_month = $3, ended_seq = $5 where county = $1 and case_id = $2
       and coalesce(to_month, '9999-12') >= greatest(from_month, $4)`,
    [county, caseId, shiftMonth(month, -1), month, event.seq],
  );
}

async function insert(context: EffectContext, from: Month, amountFen: number): Promise<void> {
  const { tx, county, caseId, procedure, householdId, event } = context;
  await tx.query(
    `insert into award (county, case_id, from_month, procedure, household_id, amount_fen, authority, decided_at, seq)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      county,
      caseId,
      from,
      procedure,
      householdId,
      amountFen,
      JSON.stringify(event.facts['authority'] ?? null),
      event.at,
      event.seq,
    ],
  );
}

/** What one event did to a case's payment, for the letter that tells the household. */
export interface AwardDecision {
  begins: { from: Month; amountFen: number } | null;
  /** First month without payment, when the event only ended it. */
  ends: Month | null;
}

/** @param seq number of the event */
export async function decisionOf(
  tx: Tx,
  { county, caseId, seq }: { county: string; caseId: string; seq: number },
): Promise<AwardDecision> {
  const { rows } = await tx.query<AwardRow>(
    `select from_month, to_month, amount_fen, seq from award
     where county = $1 and case_id = $2 and (seq = $3 or ended_seq = $3) order by from_month desc`,
    [county, caseId, seq],
  );
  const begun = rows.find((row) => row.seq === seq && (row.to_month === null || row.to_month >= row.from_month));
  if (begun) return { begins: { from: begun.from_month, amountFen: begun.amount_fen }, ends: null };
  const last = rows
    .map(({ to_month }) => to_month)
    .filter((month) => month !== null)
    .sort()
    .at(-1);
  return { begins: null, ends: last === undefined ? null : shiftMonth(last, 1) };
}
