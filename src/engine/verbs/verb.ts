import type { Detour } from '../compile.js';
import type { CompiledDefinition } from '../compile.js';
import type { JsonObject, Text } from '../definition.js';
import type { StateNode } from '../nodes.js';
import type { Scope } from '../scope.js';
import type { Actor, Capacity, CaseState, Command, TaskState } from '../state.js';
import type { Moved } from '../step.js';

export type User = Extract<Actor, { kind: 'user' }>;
export type UserCapacity = Extract<Capacity, { kind: 'user' }>;

/** What a verb works with: the case as it stands, who sends the verb, and a way to move the machine. */
export interface VerbRun {
  compiled: CompiledDefinition;
  state: CaseState;
  actor: User;
  command: Command;
  scope: Scope;
  /** Runs the machine along a detour; null when it leads nowhere. */
  move(event: string, detour: Detour): Moved | null;
}

/** As whom somebody may send a verb, and on which task. */
export interface VerbPermission {
  capacity: UserCapacity;
  key?: string;
  task?: TaskState;
  node?: StateNode;
  /** The sender need not hold the task: no claim is shown. */
  unclaimed?: true;
}

/** What happens to the claim of a task, in the transaction that writes the event; `rerouted` is the service's own doing. */
export interface ClaimChange {
  task: string;
  /** Who holds it from now on; null for nobody. */
  to: string | null;
  ended: 'transferred' | 'delegated' | 'handedBack' | 'takenBack' | 'withdrawn' | 'rerouted';
  /** There must be a claim to end. */
  held?: true;
}

/** What the transaction does besides storing the state. */
export interface VerbOutcome {
  unclaimed?: true;
  claim?: ClaimChange;
  copies?: string[];
  urged?: { task: string; office: string; role: string; by: string };
  /** What the sender is told beside the version. */
  note?: Text;
}

export interface VerbStep extends Omit<VerbOutcome, 'unclaimed'> {
  state: CaseState;
  moved?: Moved;
  /** Persons who count as having acted in the task's state. */
  acted?: readonly string[];
}

/** A command that every case has, whatever its definition, on one of its tasks or on the case as a whole. */
export interface Verb {
  type: string;
  /** How `meta.task.forbid` calls it. */
  name: string;
  of: 'task' | 'case';
  title: Text;
  /** JSON Schema of its data. */
  schema: JsonObject;
  /** @throws CommandRefused, FactNeeded */
  permit(run: VerbRun, key: string): VerbPermission;
  /** @throws CommandRefused, FactNeeded */
  apply(run: VerbRun, permission: VerbPermission): VerbStep;
}

/** A sentence of one's own: kept with the household's key where the case has one. */
export const REASON: JsonObject = { type: 'string', minLength: 2, maxLength: 500, 'x-personal': true };
export const USER: JsonObject = { type: 'string', minLength: 1, maxLength: 60 };

export const schema = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
