import {
  stateText,
  type Command,
  type EventBody,
  type Facts,
  type JsonObject,
  type StepResult,
} from '../engine/index.js';
import { sha256Hex } from '../shared/canonical-json.js';
import { Problem } from '../shared/problem.js';
import { eventBytes, eventHash } from './chain.js';
import type { PersonalVault, Tx } from './ports.js';

/** An event ready to be written. */
export interface SealedEvent {
  body: EventBody;
  bytes: Buffer;
  personal: Buffer | null;
  hash: Buffer;
  /** The state after it as text, whose digest stands in the body. */
  state: string;
}

/** Builds the audit event of a step and links it to the one before. */
export function sealEvent(
  identity: { county: string; caseId: string; seq: number; definition: string },
  command: Command & { fence?: number },
  data: JsonObject,
  facts: Facts,
  result: StepResult,
  personal: Buffer | null,
  previous: Buffer,
): SealedEvent {
  const state = stateText(result.state);
  const body: EventBody = {
    v: 1,
    ...identity,
    at: facts.now,
    type: command.type,
    actor: result.capacity,
    data,
    facts,
    state: sha256Hex(state),
    took: result.took,
    effects: result.effects.map(({ name }) => name),
    ...(result.task === undefined ? {} : { task: result.task }),
    ...(command.clock === undefined ? {} : { clock: command.clock }),
    ...(command.fence === undefined ? {} : { fence: command.fence }),
    ...(result.trace.length === 0 ? {} : { trace: result.trace }),
  };
  const bytes = eventBytes(body);
  return { body, bytes, personal, hash: eventHash(previous, bytes, personal), state };
}

/** What identifies the place a personal part belongs to: a ciphertext moved to another event does not open there. */
export const personalContext = (caseId: string, seq: number): string => `case_event:${caseId}:${seq}`;

/**
 * The personal part under the household's key; null when there is none.
 *
 * @throws Problem when the case has no household, and so no key to keep anything personal under
 */
export async function sealPersonal(
  vault: PersonalVault,
  tx: Tx,
  householdId: string | null,
  personal: JsonObject,
  context: string,
): Promise<Buffer | null> {
  if (Object.keys(personal).length === 0) return null;
  if (householdId) return vault.seal(tx, householdId, personal, context);
  throw new Problem(
    'household-missing',
    422,
    {
      zh: '该案件没有关联家庭，无法加密保存个人信息，请勿填写个人信息字段。',
      en: 'This case has no household, so nothing personal can be kept encrypted; leave the personal fields out.',
    },
    { fields: Object.keys(personal) },
  );
}
