import { Injectable } from '@nestjs/common';
import { dateOf, isPlainDate } from '../calendar/index.js';
import type { EffectContext, FactSubject, Tx } from '../cases/ports.js';
import type { Effect, Json } from '../engine/index.js';
import {
  RecognisedAlready,
  StatusEndInPast,
  StatusForNobody,
  StatusInvalid,
  StatusPeriodInvalid,
} from './benefit-errors.js';
import { sightOf, visibleIn } from './exclusions.js';

const STATUS = /^[A-Za-z][\w.-]{0,59}$/;

/**
 * Recognised identities (认定身份): that a person counts as something from a day on, on which other procedures and the
 * settlement at hospitals rest. Each case keeps its own recognitions; somebody has an identity while any case gives it.
 */
@Injectable()
export class Statuses {
  /**
   * For the person a case is about, or each member. With `once` it is refused when another case recognises one of them as the
   * same for a day of that period: what a rule read before still holds when it is written, however many decide at once.
   *
   * @throws StatusInvalid, StatusPeriodInvalid, StatusForNobody, RecognisedAlready
   */
  async grant({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, event, index } = context;
    const status = statusOf(params['status']);
    const [from, to] = [dayOf(params['from']) ?? dateOf(event.at), dayOf(params['to'])];
    if (to !== null && to < from) throw new StatusPeriodInvalid(from, to);
    if (params['once'] === true) await refuseRecognised(context, { status, from, to });
    const { rowCount } = await tx.query(
      `insert into recognised_status (county, case_id, seq, index, household_id, person_id, id_index, person_key, status, from_date, to_date, granted_at)
       select $1, $2, $3, $4, household_id, person_id, id_index, key, $5, $6, $7, $8 from case_persons($1, $2)`,
      [county, caseId, event.seq, index, status, from, to, event.at],
    );
    if (!rowCount) throw new StatusForNobody();
    await tellFeed(context, status);
  }

  /** Those who have joined the household since are recognised as it is, from today; there may be nobody. @throws StatusInvalid */
  async extend({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, event, index } = context;
    const status = statusOf(params['status']);
    const { rowCount } = await tx.query(
      `insert into recognised_status (county, case_id, seq, index, household_id, person_id, id_index, person_key, status, from_date, granted_at)
       select $1, $2, $3, $4, p.household_id, p.person_id, p.id_index, p.key, $5, $6, $7 from case_persons($1, $2) p
       where not exists (select from recognised_status r where r.county = $1 and r.case_id = $2 and r.status = $5
         and r.person_id = p.person_id and coalesce(r.to_date, 'infinity') >= greatest(r.from_date, $6::date))`,
      [county, caseId, event.seq, index, status, dateOf(event.at), event.at],
    );
    if (rowCount) await tellFeed(context, status);
  }

  /**
   * What this case has recognised, of everybody or of one member, is not in force from that day on; nothing is, nothing happens.
   *
   * @throws StatusInvalid, StatusEndInPast
   */
  async end({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, event } = context;
    const status = statusOf(params['status']);
    const today = dateOf(event.at);
    const from = dayOf(params['from']) ?? today;
    if (from < today) throw new StatusEndInPast(from, today);
    const member = params['member'] ?? null;
    const { rowCount } = await tx.query(
      `update recognised_status set to_date = $4::date - 1, ended_seq = $5
       where county = $1 and case_id = $2 and status = $3 and coalesce(to_date, 'infinity') >= greatest(from_date, $4::date)
         and ($6::text is null or person_id::text = $6)`,
      [county, caseId, status, from, event.seq, member],
    );
    if (rowCount) await tellFeed(context, status);
  }

  /** Names of the identities in force today in the household, those of the person the case is about first. */
  async inForce(
    tx: Tx,
    { county, caseId, today }: Pick<FactSubject, 'county' | 'caseId' | 'today'>,
  ): Promise<string[]> {
    const { rows } = await tx.query<{ status: string }>(
      'select status from case_statuses($1, $2, $3) order by own desc, status collate "C"',
      [county, caseId, today],
    );
    return rows.map(({ status }) => status);
  }

  /** Those of the person the case is about: what a relative is recognised as says nothing of them. In a case about a household, of its members. */
  async ofPerson(
    tx: Tx,
    { county, caseId, today }: Pick<FactSubject, 'county' | 'caseId' | 'today'>,
  ): Promise<string[]> {
    const { rows } = await tx.query<{ status: string }>(
      'select status from case_statuses($1, $2, $3) where own order by status collate "C"',
      [county, caseId, today],
    );
    return rows.map(({ status }) => status);
  }
}

interface Recognition {
  status: string;
  from: string;
  to: string | null;
}

const ELSEWHERE = `
  select number, from_date::text as "from", to_date::text as "to", ${visibleIn('e', 6)} as visible
  from recognised_elsewhere($1, $2, $3, $4, $5) e`;

/** The persons are locked first, in the order of awards, until the transaction ends. @throws RecognisedAlready */
async function refuseRecognised(
  { tx, county, caseId, event }: EffectContext,
  { status, from, to }: Recognition,
): Promise<void> {
  await tx.query('select lock_award($1, $2)', [county, caseId]);
  const { prefixes, offices } = sightOf(event.actor);
  const { rows } = await tx.query<{ number: string; from: string; to: string | null; visible: boolean }>(ELSEWHERE, [
    ...[county, caseId, status, from, to],
    ...[prefixes, offices],
  ]);
  const [found] = rows;
  if (found) throw new RecognisedAlready(found.visible ? found.number : null, found);
}

async function tellFeed({ tx, county, caseId, event }: EffectContext, status: string): Promise<void> {
  await tx.query('select record_identity_changes($1, $2, $3, $4, $5)', [county, caseId, event.seq, status, event.at]);
}

function statusOf(status: Json | undefined): string {
  if (typeof status === 'string' && STATUS.test(status)) return status;
  throw new StatusInvalid(status ?? null);
}

function dayOf(day: Json | undefined): string | null {
  if (day === undefined || day === null) return null;
  if (typeof day === 'string' && isPlainDate(day)) return day;
  throw new StatusPeriodInvalid(day, null);
}
