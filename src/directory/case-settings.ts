import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { CaseState, EventBody, Json } from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import type { Tx } from '../cases/ports.js';
import { divisionPrefixes } from './division-prefixes.js';

/** One of the values a case keeps, with the source in force when it took them over. */
export interface PinnedSetting {
  name: string;
  value: Json;
  /** The day on which the case took its values over. */
  on: string;
  /** The division that set it; null where no source of that value is on record. */
  division: string | null;
  procedure: string | null;
  from: string | null;
  to: string | null;
  law: string | null;
  /** Number of the case that decided it. */
  decidedBy: string | null;
}

interface CaseRow {
  procedure: string;
  division: string;
  state: CaseState;
}

/**
 * The source of each pinned value, as of the day of acceptance. A value that another replaced on that very day had ended on the
 * eve, so the eve counts too; it must be the value the case has.
 */
const SOURCES = `
  select p.name, p.value, s.division, s.procedure, s.valid_from as "from", s.valid_to as "to", s.law, s.case_number as "decidedBy"
  from jsonb_each($4::jsonb) as p (name, value) left join lateral (
    select * from setting s
    where s.name = p.name and s.value = p.value and s.division = any ($1) and s.procedure in ($2, '*')
      and s.valid_from <= $3::date and (s.valid_to is null or s.valid_to >= $3::date - 1)
    order by s.valid_to is null or s.valid_to >= $3::date desc, length(s.division) desc, s.procedure = '*' limit 1
  ) s on true order by p.name`;

/** Under which settings a case runs, and what each rests on: what a letter or an objection has to be able to cite. */
@Injectable()
export class CaseSettings {
  constructor(private readonly database: Database) {}

  /** @throws Problem 404 outside the scope */
  async of(scope: ReadScope, county: string, caseId: string): Promise<PinnedSetting[]> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<CaseRow>(
        'select procedure, division, state from cases where county = $1 and id = $2',
        [county, caseId],
      );
      if (!rows[0]) throw notFound({ zh: '案件', en: 'case' });
      const { procedure, state } = rows[0];
      const pinning = await pinningEvent(tx, county, caseId);
      const today = pinning?.facts.today ?? null;
      const prefixes = divisionPrefixes(String(pinning?.facts['division'] ?? state.division));
      const found = await tx.query<PinnedSetting>(SOURCES, [
        prefixes,
        procedure,
        today,
        JSON.stringify(state.settings),
      ]);
      return found.rows.map((setting) => ({ ...setting, on: String(today) }));
    });
  }
}

/** The last event that took settings over: the acceptance, or before it the opening. */
async function pinningEvent(tx: Tx, county: string, caseId: string): Promise<EventBody | undefined> {
  const { rows } = await tx.query<{ body: EventBody }>(
    `select e.body from (select seq, convert_from(body, 'UTF8')::jsonb as body from case_event where county = $1 and case_id = $2) e
     where e.body -> 'facts' ? 'settings' order by e.seq desc limit 1`,
    [county, caseId],
  );
  return rows[0]?.body;
}
