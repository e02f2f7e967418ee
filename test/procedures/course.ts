import type { JsonObject } from '../../src/engine/index.js';
import type { CaseId, Desk } from './desk.js';
import { holds, paid, passes } from './payments.js';

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
  /** What this month's roster, compiled by the county's finance, pays for the case. */
  paid(id: CaseId): Promise<object[]>;
  /** What a replay of the whole history says of chain and state. */
  holds(id: CaseId): Promise<object>;
}

export const courseAt = (desk: Desk): Course => ({
  async does(id, ...deeds) {
    for (const [username, command, data] of deeds) await desk.send(username, id, command, data);
  },
  passes: (id, period) => passes(desk, AUDITOR, id, period),
  async stands(id) {
    const paths = await desk.standing(AUDITOR, id);
    return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  },
  context: async (id) => (await desk.view(AUDITOR, id)).context,
  paid: (id) => paid(desk, 'tongcheng.finance', id),
  holds: (id) => holds(desk, AUDITOR, id),
});
