import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { CHAIN_START } from '../cases/chain.js';
import { EventFault, readEvent } from './event-check.js';
import type { EventRecord } from './records.js';

/** The chain of one case: how long it is, what it ends in, and whether it holds. */
export interface ChainState {
  /** Hash of each event in order, hexadecimal. */
  hashes: string[];
  /** Every hash fits its event and the one before, and the case names the same length and end. */
  intact: boolean;
}

interface EventRow extends Omit<EventRecord, 'kind' | 'columns'> {
  seq: number;
  at: Date;
  type: string;
  actor: string | null;
}

/**
 * Recomputes the hashes of a case. Less than a full verdict, which also replays: this is quick enough to be done whenever
 * a citizen asks, and finds whatever was edited, removed, inserted or cut since.
 */
@Injectable()
export class CaseChain {
  async check(tx: Tx, county: string, caseId: string): Promise<ChainState> {
    const { rows: cases } = await tx.query<{ version: number; head: Buffer }>(
      'select version, head from cases where county = $1 and id = $2',
      [county, caseId],
    );
    const { rows } = await tx.query<EventRow>(
      `select seq, at, type, actor, body, personal, previous, hash from case_event
       where county = $1 and case_id = $2 order by seq`,
      [county, caseId],
    );
    const last = rows.at(-1);
    const ends = cases[0]?.version === rows.length && last !== undefined && cases[0].head.equals(last.hash);
    return { hashes: rows.map(({ hash }) => hash.toString('hex')), intact: ends && holds(rows, county, caseId) };
  }
}

function holds(rows: EventRow[], county: string, caseId: string): boolean {
  let previous: Buffer = CHAIN_START;
  try {
    for (const [index, { seq, at, type, actor, ...row }] of rows.entries()) {
      const columns = { seq, at: at.toISOString(), type, actor };
      readEvent({ kind: 'event', ...row, columns }, { county, caseId, seq: index + 1, previous });
      previous = row.hash;
    }
    return true;
  } catch (error) {
    if (error instanceof EventFault) return false;
    throw error;
  }
}
