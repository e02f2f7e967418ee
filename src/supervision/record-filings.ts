import { Injectable } from '@nestjs/common';
import type { EffectContext } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { Database, type ReadScope } from '../database/database.js';
import { countyOf, type Effect, type Json } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';

/** A decision as it was reported to the county. */
export interface FilingView {
  caseId: string;
  number: string;
  procedure: string;
  division: string;
  status: 'active' | 'done';
  /** Number of the event that filed it. */
  seq: number;
  /** Who receives it. */
  office: string;
  /** Under which authority, and so by which office, was decided. */
  authority: Json;
  filedAt: string;
}

const LIST = `
  select f.case_id as "caseId", c.number, c.procedure, c.division, c.status, f.seq, f.office, f.authority, f.filed_at as "filedAt"
  from record_filing f join cases c on c.county = f.county and c.id = f.case_id
  where f.county = $1 and ($2::uuid is null or (f.case_id, f.seq) < ($2, $3))
  order by f.case_id desc, f.seq desc limit $4`;

/**
 * Record-filing 备案: where a township decides, the county no longer confirms each case but receives every result.
 */
@Injectable()
export class RecordFilings {
  constructor(
    private readonly registry: Registry,
    private readonly database: Database,
  ) {}

  /** The effect `recordFile`: the decision stands in the county's register from the moment it is taken. */
  async file(_effect: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, state, event } = context;
    await tx.query(
      `insert into record_filing (county, case_id, seq, office, authority, filed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [
        county,
        caseId,
        event.seq,
        `${countyOf(state.division)}:civilAffairs`,
        JSON.stringify(event.facts['authority'] ?? (await this.authority(context))),
        event.at,
      ],
    );
  }

  /** A step that asks nobody who decides still files under somebody's authority. */
  private authority({ tx, county, caseId, procedure, householdId, state, event }: EffectContext): Promise<Json> {
    const subject = { county, caseId, procedure, division: state.division, householdId, today: event.facts.today };
    return this.registry.providerOf('authority')({ kind: 'authority' }, subject, tx);
  }

  /** Newest case first. */
  async list(scope: ReadScope, county: string, after: string | undefined, limit: number): Promise<Page<FilingView>> {
    const [caseId, seq] = readCursor(after, 2) ?? [null, null];
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<FilingView>(LIST, [county, caseId, seq, limit + 1]);
      return pageOf(rows, limit, (row) => cursorOf(row.caseId, row.seq));
    });
  }
}
