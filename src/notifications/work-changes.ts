import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../database/database.js';
import type { Tx } from '../cases/ports.js';

/** What has happened since the last look. */
export interface WorkChanges {
  /** Seats whose lists have changed; `opened` counts tasks that are new there. */
  seats: { office: string; role: string; opened: number }[];
  /** Cases with a further event, each with the number of its last one. */
  moved: { county: string; caseId: string; version: number }[];
}

interface Change {
  county: string;
  case_id: string;
  /** Number of the event; null for a claim, which is none. */
  seq: number | null;
  mark: string;
}

/**
 * A step's moment is read when it begins and seen when it commits: looking back this far finds all but the slowest, which
 * whoever looks at the list itself finds then.
 */
const LOOK_BACK_MS = 5_000;

const CHANGES = `
  select county, case_id, seq, case_id || ' ' || seq as mark from outbox where id >= uuid7_floor(service_now() - make_interval(secs => $1))
  union all
  select county, case_id, null, case_id || ' ' || key || ' ' || fence || coalesce(ended, '') from case_claim
    where coalesce(released_at, claimed_at) >= service_now() - make_interval(secs => $1)`;

const SEATS = `
  select k.office, k.role, (count(*) filter (where k.opened_seq = c.seq and k.closed_at is null))::int as opened
  from unnest($1::text[], $2::uuid[], $3::int[]) as c (county, case_id, seq)
  join case_task k on k.county = c.county and k.case_id = c.case_id and (k.closed_at is null or k.closed_seq >= c.seq)
  group by k.office, k.role`;

/**
 * Looks what has happened since the last time. It costs two index scans a second for a process, however many streams it
 * has, and nothing on the way of a command (docs/decisions/0024).
 */
@Injectable()
export class WorkChangesSince {
  /** Marks of what was told already, with when they may be forgotten. */
  private readonly told = new Map<string, number>();
  private last = performance.now();

  constructor(private readonly database: Database) {}

  /** Starts anew: whoever listens from now on has just read everything. */
  reset(): void {
    this.told.clear();
    this.last = performance.now();
  }

  async look(): Promise<WorkChanges> {
    const now = performance.now();
    const seconds = (now - this.last + LOOK_BACK_MS) / 1000;
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Change>({ name: 'work_changes', text: CHANGES, values: [seconds] });
      this.last = now;
      const fresh = this.untold(rows, now);
      if (fresh.length === 0) return { seats: [], moved: [] };
      return { seats: await changedSeats(tx, fresh), moved: lastOfEach(fresh) };
    });
  }

  private untold(rows: readonly Change[], now: number): Change[] {
    for (const [mark, until] of this.told) {
      if (until > now) break; // they stand in the order in which they were told
      this.told.delete(mark);
    }
    const fresh = rows.filter(({ mark }) => !this.told.has(mark));
    for (const { mark } of fresh) this.told.set(mark, now + 4 * LOOK_BACK_MS);
    return fresh;
  }
}

async function changedSeats(tx: Tx, changes: readonly Change[]): Promise<WorkChanges['seats']> {
  const values = [
    changes.map(({ county }) => county),
    changes.map(({ case_id }) => case_id),
    changes.map(({ seq }) => seq),
  ];
  const { rows } = await tx.query<WorkChanges['seats'][number]>({ name: 'changed_seats', text: SEATS, values });
  return rows;
}

function lastOfEach(changes: readonly Change[]): WorkChanges['moved'] {
  const moved = new Map<string, WorkChanges['moved'][number]>();
  for (const { county, case_id: caseId, seq } of changes) {
    const before = moved.get(caseId);
    if (seq !== null && seq > (before?.version ?? 0)) moved.set(caseId, { county, caseId, version: seq });
  }
  return [...moved.values()];
}
