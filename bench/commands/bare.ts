import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CaseState } from '../../src/engine/index.js';
import type { CaseId, Stand } from '../stand/stand.js';
import { inTurn, type Way } from './way.js';

const STEP = `select commit_step($1, $2, (select version from cases where county = $1 and id = $2), $3, $4, $5, 'active', $6, 'NEXT', $7, $8,
  null, $9, $9, $10, $11, $12, $13, $14, null, null, null, $7, $15, $9, $16) as outcome`;

interface BareCase extends CaseId {
  task: string;
  clocks: string[];
}

/**
 * The rows of one step and nothing else: no case read, no rules, no hashing, no serialisation. Its cases lie in a county
 * of their own, since a history made of nothing does not verify.
 */
export async function bareWay(stand: Stand, cases: CaseId[], slots: number): Promise<Way> {
  const pool = new pg.Pool({ connectionString: stand.url, max: 24 });
  const { state, body } = await sampleOf(stand, cases);
  const ours = cases.map((id): BareCase => ({
    ...id,
    task: Object.keys(state.tasks)[0] ?? '',
    clocks: Object.keys(state.clocks),
  }));
  const next = inTurn(ours, slots);
  const now = Object.values(state.clocks)[0]?.dueAt ?? null;
  const stateText = JSON.stringify(state);
  const hash = Buffer.alloc(32, 7);
  const reply = JSON.stringify({
    ...cases[0],
    number: '421202-2017-000001',
    version: 7,
    status: 'active',
    standing: [{ zh: '第二步', en: 'Step 2', path: 'step2' }],
    tasks: ['step2#7'],
  });
  const outbox = {
    topic: 'case.step',
    payload: { procedure: 'bench', type: 'NEXT', seq: 7, status: 'active', effects: [] },
  };
  let steps = 0;

  return {
    name: 'A',
    what: 'bare pg, the same rows, no rules',
    async step(slot) {
      const one = next(slot);
      const task = `step#${(steps += 1)}`;
      const clocks = [`alarm:${task}`, `after:${task}`];
      const { rows } = await pool.query<{ outcome: string }>({
        name: 'bare_step',
        text: STEP,
        values: [
          one.county,
          one.caseId,
          stand.digest,
          state.division,
          stateText,
          now,
          'bench',
          body,
          hash,
          [one.task],
          JSON.stringify([
            { key: task, state: 'step2', office: '421202104:civilAffairs', role: 'handler', due_at: now },
          ]),
          one.clocks,
          JSON.stringify([
            { key: clocks[0], kind: 'alarm', period: 'limit', due_at: now, provisional: false, tasks: [] },
            { key: clocks[1], kind: 'after', period: 'soon', due_at: now, provisional: false, tasks: [] },
          ]),
          JSON.stringify([{ id: randomUUID(), ...outbox }]),
          randomUUID(),
          reply,
        ],
      });
      if (rows[0]?.outcome !== 'ok') throw new Error(`The bare step answered ${rows[0]?.outcome}.`);
      Object.assign(one, { task, clocks });
    },
    close: () => pool.end(),
  };
}

/** A state and an event of the size that the service writes. */
async function sampleOf({ owner }: Stand, [first]: CaseId[]): Promise<{ state: CaseState; body: Buffer }> {
  const { rows } = await owner.query<{ state: CaseState; body: Buffer }>(
    `select c.state, e.body from cases c,
       lateral (select body from case_event where type = 'NEXT' limit 1) e where c.county = $1 and c.id = $2`,
    [first?.county, first?.caseId],
  );
  if (!rows[0]) throw new Error('There is no event to take as a sample.');
  return rows[0];
}
