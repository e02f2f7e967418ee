import { CommandRefused } from '../engine/index.js';
import { Problem, type Sentence } from '../shared/problem.js';

/** What a case refuses, and the HTTP status each kind of refusal has. */
const STATUS: Record<CommandRefused['code'], number> = {
  'not-possible': 409,
  'not-permitted': 403,
  'guard-false': 409,
  'form-invalid': 422,
  'separation-of-duties': 403,
  'authority-missing': 403,
  'variable-missing': 422,
  'expression-failed': 422,
  'not-due': 409,
  clock: 409,
  'migration-mapping': 422,
  'migration-state': 409,
  'migration-region': 409,
  'migration-final': 409,
  'migration-parts': 409,
  'migration-period': 422,
  'migration-limit': 409,
  'migration-variable': 422,
  'migration-history': 409,
  'migration-notice': 409,
  'verb-forbidden': 409,
  'task-suspended': 409,
  'task-delegated': 409,
  'signatures-missing': 409,
  'vote-lost': 409,
  'person-unsuitable': 422,
  'office-unsuitable': 422,
  'already-urged': 409,
  'return-refused': 409,
  'withdraw-refused': 409,
};

/** An engine's refusal as a problem. */
export function refusalProblem(refused: CommandRefused): Problem {
  return new Problem(refused.code, STATUS[refused.code], { zh: refused.zh, en: refused.message }, refused.detail, {
    cause: refused,
  });
}

export class StaleVersion extends Problem {
  constructor(expected: number, actual: number) {
    super(
      'stale-version',
      409,
      {
        zh: `案件已有新的进展（您看到的是第 ${expected} 步，现为第 ${actual} 步），请刷新后再办理。`,
        en: `The case has moved on: you saw version ${expected}, it is now ${actual}. Look again before you act.`,
      },
      { expectedVersion: expected, version: actual },
    );
  }
}

export class KeyReused extends Problem {
  constructor() {
    super('idempotency-key-reused', 422, {
      zh: '该幂等键已用于另一项内容不同的请求，请换用新的键。',
      en: 'This Idempotency-Key was used for a request with another content. Use a new key.',
    });
  }
}

export class ClaimNeeded extends Problem {
  constructor(task: string) {
    super(
      'claim-needed',
      409,
      {
        zh: '请先认领该任务，再提交办理结果。',
        en: 'Claim the task first, and complete it with the number the claim gave you.',
      },
      { task, possible: ['claim'] },
    );
  }
}

/** The claim shown is not the one in force: released, taken by somebody else, or the task is closed. */
export class ClaimLost extends Problem {
  constructor(sentence: Sentence, detail: Record<string, unknown>) {
    super('claim-lost', 409, sentence, detail);
  }
}

/** Nobody holds the task that was to be taken back. */
export class NotClaimed extends Problem {
  constructor() {
    super(
      'task-not-claimed',
      409,
      { zh: '该任务目前无人认领，可直接认领。', en: 'Nobody holds this task; it can simply be claimed.' },
      { possible: ['claim'] },
    );
  }
}

export class CopyIsForReading extends Problem {
  constructor() {
    super('copy-read-only', 403, {
      zh: '该案件是抄送贵机构阅知的，只能查阅，不能办理。',
      en: 'Your office was sent a copy of this case: it may read it, and do nothing with it.',
    });
  }
}

/** Whoever works on it for its owner hands it back instead. */
export class TaskDelegated extends Problem {
  constructor() {
    super(
      'task-delegated',
      409,
      { zh: '该任务是他人委派给您的，请用“交还”。', en: 'This task was delegated to you: hand it back instead.' },
      { possible: ['TASK.HAND_BACK'] },
    );
  }
}

export class AlreadyClaimed extends Problem {
  constructor(sentence: Sentence, detail: Record<string, unknown>) {
    super('already-claimed', 409, sentence, detail);
  }
}

export class TooBusy extends Problem {
  constructor() {
    super('busy', 503, {
      zh: '该案件正被频繁办理，请稍后用同一幂等键重试。',
      en: 'This case is being worked on by many at once. Try again with the same key.',
    });
  }
}

export const outcomeUnknown = (cause: unknown): Problem =>
  new Problem(
    'outcome-unknown',
    503,
    {
      zh: '数据库连接在提交时中断，结果未知；请用同一幂等键重试，不会重复办理。',
      en: 'The connection was lost while committing and the outcome is not known. Repeat with the same Idempotency-Key: nothing is done twice.',
    },
    { retryAfter: 1 },
    { cause },
  );
