import {
  stateText,
  type Command,
  type EventBody,
  type Facts,
  type JsonObject,
  type StepResult,
} from '../engine/index.js';
import { sha256Hex } from '../shared/canonical-json.js';
import { eventBytes, eventHash } from './chain.js';

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
