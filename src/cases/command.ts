import { createHash } from 'node:crypto';
import type { ReadScope } from '../database/database.js';
import {
  standing,
  type Actor,
  type CaseState,
  type CompiledDefinition,
  type JsonObject,
  type Text,
} from '../engine/index.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { KeyReused } from './case-errors.js';

/** A command as it arrives, from a person, from the public, from a due deadline or from another case. */
export interface CaseCommand {
  county: string;
  caseId: string;
  type: string;
  actor: Actor;
  data?: JsonObject;
  task?: string;
  fence?: number;
  clock?: string;
  /** The case to put on this one; only the route that has seen it in the sender's scope says so. */
  link?: CaseLink;
  expectedVersion?: number;
  /** For MIGRATE: digest of the definition the case moves to. */
  migrateTo?: string;
  /** Who the idempotency key belongs to, and the key. */
  principal?: string;
  key?: string;
  /** What the sender may see; a case outside it does not exist for them. */
  scope: ReadScope;
}

/** A case put on another, as the history keeps it. */
export type CaseLink = { relation: string; county: string; caseId: string; number: string };

export interface CommandReply {
  county: string;
  caseId: string;
  number: string;
  version: number;
  status: CaseState['status'];
  standing: { zh: string; en: string; path: string }[];
  tasks: string[];
  /** What the sender should know beside it. */
  note?: Text;
}

/** What a command answered before under the same key. */
interface Known {
  known_hash: Buffer | null;
  known_response: CommandReply | null;
}

/**
 * The first answer again, where the same was asked before under the same key; null where the key is new.
 *
 * @throws KeyReused for the same key with another content
 */
export function knownReply({ known_hash, known_response }: Known, command: CaseCommand): CommandReply | null {
  if (!known_hash) return null;
  if (!known_hash.equals(bodyHash(command))) throw new KeyReused();
  return known_response;
}

/** Everything that makes it this command and no other. */
export function bodyHash({ county, caseId, type, data, task, fence, link, expectedVersion }: CaseCommand): Buffer {
  const body = { county, caseId, type, data, task, fence, link, expectedVersion };
  return createHash('sha256').update(canonicalJson(body)).digest();
}

/** What the sender is told of the case after the step. */
export function replyOf(
  compiled: CompiledDefinition,
  identity: Pick<CommandReply, 'county' | 'caseId' | 'number' | 'version'>,
  state: CaseState,
): CommandReply {
  return { ...identity, status: state.status, standing: standing(compiled, state), tasks: Object.keys(state.tasks) };
}
