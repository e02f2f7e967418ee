import { Injectable } from '@nestjs/common';
import { messagesToCome, PAIR } from '../cases/linked-cases.js';
import type { EffectContext, Tx } from '../cases/ports.js';
import type { Effect, Json } from '../engine/index.js';
import { AwardOverlap, AwardRunning, NoRunningAward } from './benefit-errors.js';
import { refuseExcluded } from './exclusions.js';
import { monthOf, shiftMonth, type Month } from './months.js';
import { amountOf, kindOf, MAIN, payeeOf, type Payee } from './terms.js';

interface AwardRow {
  kind: string;
  payee: Payee;
  from_month: Month;
  to_month: Month | null;
  amount_fen: number;
  seq: number;
}

/** What begins to be paid. */
interface Beginning {
  kind: string;
  payee: Payee;
  from: Month;
  amountFen: number;
}

/**
 * Monthly payments begin, change and end here, each by one event. A case may have several at once, one of each kind; those of
 * one kind follow one another without a gap and without a month in two of them. The household and its persons are locked
 * while awards are judged, so that two cases decided at the same moment cannot both begin to pay. The database refuses a
 * month paid twice, and two benefits that exclude each other, once more when the transaction ends.
 */
@Injectable()
export class Awards {
  /** A payment begins. @throws AwardAmountInvalid, KindInvalid, PayeeUnknown, AwardRunning, AwardOverlap, AwardExcluded */
  async award({ params }: Effect, context: EffectContext): Promise<void> {
    const kind = kindOf(params['kind']) ?? MAIN;
    const payee = payeeOf(params['payee']) ?? 'household';
    const amountFen = amountOf(params['amount']);
    const from = startOf(params['from'], context);
    await lock(context);
    const running = (await awardsFrom(context, from, kind)).find(({ to_month }) => to_month === null);
    if (running) throw new AwardRunning(running.from_month, running.amount_fen);
    await this.begin(context, { kind, payee, from, amountFen });
  }

  /**
   * The amount changes from a month on; a change never reaches back before the payment began. Who receives it stays the
   * same unless somebody else is named.
   *
   * @throws NoRunningAward, …
   */
  async change({ params }: Effect, context: EffectContext): Promise<void> {
    const kind = kindOf(params['kind']) ?? MAIN;
    const named = payeeOf(params['payee']);
    const amountFen = amountOf(params['amount']);
    await lock(context);
    const wanted = startOf(params['from'], context);
    const rows = await awardsFrom(context, wanted, kind);
    const running = rows.find(({ to_month }) => to_month === null);
    if (!running) throw new NoRunningAward();
    const earliest = rows.map(({ from_month }) => from_month).sort()[0] ?? wanted;
    const from = earliest > wanted ? earliest : wanted;
    await this.begin(context, { kind, payee: named ?? running.payee, from, amountFen });
  }

  /** The last month paid is the one before; without a kind, of every payment of the case. @throws NoRunningAward */
  async stop({ params }: Effect, context: EffectContext): Promise<void> {
    const kind = kindOf(params['kind']) ?? null;
    const from = startOf(params['from'], context);
    await lock(context);
    const rows = await awardsFrom(context, from, kind);
    if (!rows.some(({ to_month }) => to_month === null)) throw new NoRunningAward();
    await endBefore(context, from, kind);
  }

  private async begin(context: EffectContext, beginning: Beginning): Promise<void> {
    await endBefore(context, beginning.from, beginning.kind);
    await insert(context, beginning);
    // A move between counties ends the other payment by the message that follows; then this is judged after it.
    if (!messagesToCome(context)) await this.judge(context);
  }

  /** Judges what this event has awarded against everything else that is paid. @throws AwardOverlap, AwardExcluded */
  async judge(context: EffectContext): Promise<void> {
    await refuseOverlap(context);
    // A raise or a cut is no new benefit: it must stay possible whatever has come to exclude it since.
    if (context.event.effects.includes('award')) await refuseExcluded(context);
  }
}

/** @throws AwardOverlap when this case is paid for a month in which its household, or its pair, is paid elsewhere */
async function refuseOverlap({ tx, county, caseId }: EffectContext): Promise<void> {
  const { rows } = await tx.query<{ number: string; county: string; from: Month; to: Month | null }>(OVERLAPPING, [
    county,
    caseId,
    PAIR,
  ]);
  if (rows[0]) throw new AwardOverlap(rows[0]);
}

const OVERLAPPING = `
  select c.number, b.county, b.from_month as "from", b.to_month as "to"
  from award a
  join award b on (b.county, b.case_id) <> (a.county, a.case_id) and b.kind = a.kind
    and greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
    and ((b.household_id = a.household_id and b.procedure = a.procedure
        and (a.person_id is null or b.person_id is null or a.person_id = b.person_id))
      or exists (select from case_link l where l.county = a.county and l.case_id = a.case_id and l.relation = $3
        and l.other_county = b.county and l.other_id = b.case_id))
  join cases c on c.county = b.county and c.id = b.case_id
  where a.county = $1 and a.case_id = $2 order by b.from_month limit 1`;

/** Paid from the month after the decision (民发〔2021〕57号 art. 21), or from the month of it where a programme says so. */
const startOf = (from: Json | undefined, { event }: EffectContext): Month =>
  shiftMonth(monthOf(event.at), from === 'thisMonth' ? 0 : 1);

/** The two halves of a move share their household's id and so its lock; a case without a household has its own. */
async function lock({ tx, county, caseId }: EffectContext): Promise<void> {
  await tx.query('select lock_award($1, $2)', [county, caseId]);
}

/** Awards of the case that pay in that month or later. @param kind null for those of every kind */
async function awardsFrom(
  { tx, county, caseId }: EffectContext,
  month: Month,
  kind: string | null,
): Promise<AwardRow[]> {
  const { rows } = await tx.query<AwardRow>(
    `select kind, payee, from_month, to_month, amount_fen, seq from award where county = $1 and case_id = $2
       and coalesce(to_month, '9999-12') >= greatest(from_month, $3) and kind = coalesce($4, kind) order by from_month`,
    [county, caseId, month, kind],
  );
  return rows;
}

async function endBefore(
  { tx, county, caseId, event }: EffectContext,
  month: Month,
  kind: string | null,
): Promise<void> {
  await tx.query(
    `update award set to_month = $3, ended_seq = $5 where county = $1 and case_id = $2
       and coalesce(to_month, '9999-12') >= greatest(from_month, $4) and kind = coalesce($6, kind)`,
    [county, caseId, shiftMonth(month, -1), month, event.seq, kind],
  );
}

async function insert(
  { tx, county, caseId, procedure, event }: EffectContext,
  { kind, payee, from, amountFen }: Beginning,
): Promise<void> {
  await tx.query(
    `insert into award (county, case_id, from_month, procedure, household_id, person_id, kind, payee, amount_fen, authority, decided_at, seq)
     select c.county, c.id, $3, $4, c.household_id, c.beneficiary_id, $5, $6, $7, $8, $9, $10
     from cases c where c.county = $1 and c.id = $2`,
    [
      ...[county, caseId, from, procedure, kind, payee, amountFen],
      ...[JSON.stringify(event.facts['authority'] ?? null), event.at, event.seq],
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
  const begun = rows.filter((row) => row.seq === seq && (row.to_month === null || row.to_month >= row.from_month));
  // Several kinds that one decision begins are paid together: the letter tells what reaches the household each month.
  const [first] = begun;
  const amountFen = begun.reduce((sum, row) => sum + row.amount_fen, 0);
  if (first) return { begins: { from: first.from_month, amountFen }, ends: null };
  const last = rows
    .map(({ to_month }) => to_month)
    .filter((month) => month !== null)
    .sort()
    .at(-1);
  return { begins: null, ends: last === undefined ? null : shiftMonth(last, 1) };
}
