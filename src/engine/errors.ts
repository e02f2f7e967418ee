import type { Json } from './definition.js';

/** A command the definition refuses. Each kind has a stable `code`; nothing has changed when one is thrown. */
export class CommandRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly zh: string,
    readonly detail: Record<string, Json> = {},
  ) {
    super(message);
    this.name = 'CommandRefused';
  }
}

export type RefusalCode =
  | 'not-possible'
  | 'not-permitted'
  | 'guard-false'
  | 'form-invalid'
  | 'separation-of-duties'
  | 'authority-missing'
  | 'variable-missing'
  | 'expression-failed'
  | 'not-due'
  | 'clock'
  | 'migration-mapping'
  | 'migration-state'
  | 'migration-region'
  | 'migration-final'
  | 'migration-parts'
  | 'migration-period'
  | 'migration-limit'
  | 'migration-variable'
  | 'migration-history'
  | 'migration-notice'
  | VerbRefusal;

/** What only the verbs of a task refuse, or a task because of them. */
export type VerbRefusal =
  | 'verb-forbidden'
  | 'task-suspended'
  | 'task-delegated'
  | 'signatures-missing'
  | 'vote-lost'
  | 'person-unsuitable'
  | 'office-unsuitable'
  | 'already-urged'
  | 'return-refused'
  | 'withdraw-refused';

/** A step met a value nobody has gathered yet. The caller gathers it and runs the step again: a pure step may be rerun. */
export class FactNeeded extends Error {
  constructor(
    readonly fact: string,
    readonly source: FactRequest,
  ) {
    super(`the step needs the fact "${fact}"`);
    this.name = 'FactNeeded';
  }
}

export type FactRequest =
  | { kind: 'setting' | 'account'; key: string }
  | { kind: 'settings' }
  | { kind: 'authority' }
  | { kind: 'seed' }
  | { kind: 'household' }
  | { kind: 'person' }
  | { kind: 'statuses' }
  | { kind: 'ownStatuses' }
  | { kind: 'relatedOfficers' }
  | { kind: 'people'; ids: string[] }
  | { kind: 'offices'; codes: string[] }
  | { kind: 'last'; seq: number }
  | { kind: 'before'; seq: number }
  | { kind: 'trail'; seq: number };

/** The definition itself is at fault: unknown state, guard, action, period. Found at deployment, never in a case. */
export class DefinitionFault extends Error {
  constructor(
    readonly where: string,
    message: string,
  ) {
    super(`${where}: ${message}`);
    this.name = 'DefinitionFault';
  }
}
