import { dateOf } from '../../src/calendar/index.js';
import type { JsonObject } from '../../src/engine/index.js';
import type { CaseId, Desk } from './desk.js';

/** Sees every case of the county these tests play in, and touches none. */
const AUDITOR = 'tongcheng.auditor';

/** Somebody's command to a case. */
export type Deed = [username: string, command: string, data?: JsonObject];

/** The course of a case: what people do to it one after the other, and what comes of it. */
export interface Course {
  does(id: CaseId, ...deeds: Deed[]): Promise<void>;
  /** Moves the clock past the end of a period and waits until the service has acted. */
  passes(id: CaseId, period: string): Promise<void>;
  /** Paths of the innermost active states. */
  stands(id: CaseId): Promise<string[]>;
  context(id: CaseId): Promise<JsonObject>;
  /** What this month's roster, compiled by the county's finance, pays for the case: kind and fen. */
  paid(id: CaseId): Promise<[kind: string, amountFen: number][]>;
  /** Whether chain and replay of the whole history hold. */
  holds(id: CaseId): Promise<boolean>;
}

export const courseAt = (desk: Desk): Course => ({
  async does(id, ...deeds) {
    for (const [username, command, data] of deeds) await desk.send(username, id, command, data);
  },
  async passes(id, period) {
    const { clocks } = await desk.view(AUDITOR, id);
    const clock = clocks.find((one) => one.period === period && one.kind === 'after' && !one.fired);
    if (!clock?.dueAt) throw new Error(`no period "${period}" runs`);
    await desk.goTo(dateOf(clock.dueAt));
    await desk.advance(1);
    await desk.due(id);
  },
  async stands(id) {
    const paths = await desk.standing(AUDITOR, id);
    return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  },
  context: async (id) => (await desk.view(AUDITOR, id)).context,
  async paid({ county, caseId }) {
    const month = dateOf((await desk.now()).toISOString()).slice(0, 7);
    const finance = await desk.login('tongcheng.finance');
    await finance.post('/api/payments/rosters', { county, month }).expect(200);
    const { body } = await finance.get(`/api/payments?county=${county}&month=${month}&limit=100`).expect(200);
    const { items } = body as { items: { caseId: string; kind: string; amountFen: number }[] };
    return items.filter((item) => item.caseId === caseId).map(({ kind, amountFen }) => [kind, amountFen]);
  },
  async holds({ county, caseId }) {
    const auditor = await desk.login(AUDITOR);
    const { body } = await auditor.get(`/api/cases/${county}/${caseId}/verify`).expect(200);
    return body.chain === 'ok' && body.replay === 'ok';
  },
});
