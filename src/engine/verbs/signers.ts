import type { JsonObject } from '../definition.js';
import { notPermitted, personsOf, separate } from '../permission.js';
import type { Seat, Signer, Signing, TaskState } from '../state.js';
import { holder, inLine, openTask, refusal, requireUnbarred, seatsOf, withTask } from './holding.js';
import { heldCommands, missingSigners, signersOf, votedDown, voteOf } from './signing.js';
import { REASON, schema, USER, type Verb, type VerbPermission, type VerbRun } from './verb.js';

type OnTask = VerbPermission & { key: string; task: TaskState };
interface Wanted {
  user: string;
  office?: string;
  role?: string;
}

const SIGNERS: JsonObject = {
  type: 'array',
  minItems: 1,
  maxItems: 30,
  items: schema({ user: USER, office: { type: 'string', maxLength: 60 }, role: { type: 'string', maxLength: 40 } }, [
    'user',
  ]),
};
const MODE: JsonObject = {
  anyOf: [{ enum: ['all', 'any', 'ordered'] }, { type: 'string', pattern: '^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$' }],
};

const COMMAND: JsonObject = { type: 'string', minLength: 1, maxLength: 80 };

/**
 * 会签: the task waits for signatures; its holder completes it once they are there. With a `proposal` they are votes: the mode
 * is judged on those who agree, and a command that lost cannot be sent until another vote has carried it, whoever is asked
 * for what in between.
 */
export const countersign: Verb = {
  type: 'TASK.COUNTERSIGN',
  name: 'countersign',
  of: 'task',
  title: { zh: '会签', en: 'Have it countersigned' },
  schema: schema({ signers: SIGNERS, mode: MODE, proposal: COMMAND, reason: REASON }, ['signers', 'mode']),
  permit(run, key) {
    const permission = holder(run, key, 'countersign');
    if (mayAskAnew(permission.task?.signing)) return permission;
    throw refusal('not-possible', 'This task has signers already; add to them.', '该任务已发起会签，请用加签。');
  },
  apply(run, permission) {
    const { mode, proposal } = run.command.data as { mode: string; proposal?: string };
    const [over = 0, under = 1] = mode.split('/').map(Number);
    if (over > under) throw refusal('form-invalid', 'The ratio is above one.', '会签比例不得大于一。', { mode });
    requireProposal(run, permission as OnTask, mode, proposal);
    const before = permission.task?.signing;
    const lost = votedDown(before);
    return asking(run, permission as OnTask, {
      mode,
      ...(proposal === undefined ? {} : { proposal }),
      ...(lost.length > 0 ? { lost } : {}),
      signers: (before?.signers ?? []).map((signer) => ({ ...signer, removed: true as const })),
    });
  },
};

/** At first, when everybody was let go again, and when something was voted down and nobody is waited for: a vote may carry it still. */
function mayAskAnew(signing: Signing | undefined): boolean {
  if (signersOf(signing).length === 0) return true;
  return votedDown(signing).length > 0 && missingSigners(signing).length === 0;
}

/** A ratio is a vote, and a vote is on something: one of the commands that the holder could send. @throws CommandRefused */
function requireProposal({ compiled }: VerbRun, { task }: OnTask, mode: string, proposal?: string): void {
  if (proposal === undefined && !mode.includes('/')) return;
  const possible = [...heldCommands(compiled.nodes, task.state).keys()];
  if (proposal !== undefined && possible.includes(proposal)) return;
  throw refusal(
    'form-invalid',
    `A vote is on a command of this task: one of ${possible.join(', ')}.`,
    `按比例表决须选定本任务的一项操作：${possible.join('、')}。`,
    { field: 'proposal', possible },
  );
}

/** Once the first has voted it is settled who votes: nobody is asked, or let go, who could turn the result. @throws CommandRefused */
function requireNoBallot({ task }: VerbPermission): void {
  const vote = voteOf(task?.signing);
  if (!vote || vote.agree + vote.against === 0) return;
  const { outcome } = vote;
  if (outcome === 'open') {
    throw refusal(
      'not-possible',
      'The vote has begun; signers cannot be added or removed. For somebody who cannot vote their substitute does.',
      '表决已经开始，不得再加签或减签；本人无法参加表决的，由其代理人表决。',
      { outcome },
    );
  }
  throw refusal(
    'not-possible',
    'The vote is over; signers cannot be added or removed.',
    '表决已有结果，不得再加签或减签。',
    { outcome },
  );
}

/** 加签 */
export const addSigner: Verb = {
  type: 'TASK.ADD_SIGNER',
  name: 'countersign',
  of: 'task',
  title: { zh: '加签', en: 'Add signers' },
  schema: schema({ signers: SIGNERS, reason: REASON }, ['signers']),
  permit(run, key) {
    const permission = holder(run, key, 'countersign');
    requireNoBallot(permission);
    return permission;
  },
  apply: (run, permission) =>
    asking(run, permission as OnTask, permission.task?.signing ?? { mode: 'all', signers: [] }),
};

function asking(run: VerbRun, permission: OnTask, signing: Signing) {
  const { signers: wanted } = run.command.data as unknown as { signers: Wanted[] };
  const known = seatsOf(
    run,
    wanted.map(({ user }) => user),
  );
  const added: Signer[] = [];
  for (const one of wanted)
    added.push(signerFor(run, permission, one, known.get(one.user) ?? [], [...signing.signers, ...added]));
  return {
    state: withTask(run.state, permission.key, {
      ...permission.task,
      signing: { ...signing, signers: [...signing.signers, ...added] },
    }),
    acted: personsOf(permission.capacity),
  };
}

function signerFor(run: VerbRun, permission: OnTask, wanted: Wanted, seats: Seat[], others: Signer[]): Signer {
  const { user } = wanted;
  if (personsOf(permission.capacity).includes(user) || others.some((one) => one.user === user && !one.removed)) {
    throw refusal(
      'person-unsuitable',
      'A signer is somebody other than the holder, and is named once.',
      '会签人须为经办人以外的人员，且不得重复。',
      { user },
    );
  }
  const fitting = seats.filter(
    ({ office, role, for: represented }) =>
      represented === undefined &&
      inLine(run, office) &&
      role !== 'administrator' &&
      (wanted.office ?? office) === office &&
      (wanted.role ?? role) === role,
  );
  const seat = fitting.find(({ office }) => office === permission.task.office) ?? fitting[0];
  if (!seat) {
    throw refusal(
      'person-unsuitable',
      'That person has no such seat in this county or above it today.',
      '该人员目前在本县及以上机构没有相应岗位，不能会签。',
      { user },
    );
  }
  requireUnbarred(run, permission, user);
  return { user, office: seat.office, role: seat.role, asked: run.scope.seq };
}

/** 减签 */
export const removeSigner: Verb = {
  type: 'TASK.REMOVE_SIGNER',
  name: 'countersign',
  of: 'task',
  title: { zh: '减签', en: 'Remove a signer' },
  schema: schema({ user: USER, reason: REASON }, ['user', 'reason']),
  permit(run, key) {
    const permission = holder(run, key, 'countersign');
    requireNoBallot(permission);
    if (permission.task?.signing?.signers.some(isOpen)) return permission;
    throw refusal('not-possible', 'Nobody is left who could be removed.', '没有可减的会签人。', { task: key });
  },
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    const { user } = run.command.data as { user: string };
    const signing = task.signing ?? { mode: 'all', signers: [] };
    if (!signing.signers.some((signer) => signer.user === user && isOpen(signer))) {
      throw refusal(
        'person-unsuitable',
        'That person is no signer of this task, or has signed already.',
        '该人员不是会签人，或已签署意见。',
        { user },
      );
    }
    const signers = signing.signers.map((signer) =>
      signer.user === user && isOpen(signer) ? { ...signer, removed: true as const } : signer,
    );
    return {
      state: withTask(run.state, key, { ...task, signing: { ...signing, signers } }),
      acted: personsOf(capacity),
    };
  },
};

const isOpen = ({ removed, signed }: Signer): boolean => removed === undefined && signed === undefined;

/** 签署: the signer's own task, with an opinion. Each signature is a different person's, through every substitution. */
export const sign: Verb = {
  type: 'TASK.SIGN',
  name: 'countersign',
  of: 'task',
  title: { zh: '签署意见', en: 'Sign' },
  schema: schema({ agrees: { type: 'boolean' }, opinion: REASON }, ['agrees']),
  permit(run, key) {
    const found = openTask(run, key, 'countersign');
    const { signs = '', reserved, office, role } = found.task;
    const parent = run.state.tasks[signs];
    if (!parent)
      throw refusal('not-possible', 'Nobody’s signature is asked for here.', '此任务无需会签。', { task: key });
    const { user, seats } = run.actor;
    const fitting = seats.filter((seat) => seat.office === office && seat.role === role);
    const seat = fitting.find((own) => (own.for ?? user) === reserved);
    if (!seat) throw notPermitted({ zh: '指定的会签人或其代理人', en: 'the signer named, or their substitute' });
    const capacity = { kind: 'user' as const, user, ...seat };
    // Whoever voted before may vote again; nobody signs twice in one round.
    const round = { mode: '', signers: signersOf(parent.signing) };
    separate(run.scope, run.state, found.node, personsOf(capacity), { ...parent, signing: round, signs });
    return { capacity, ...found };
  },
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    const { agrees } = run.command.data as { agrees: boolean };
    const parentKey = task.signs ?? '';
    const parent = run.state.tasks[parentKey] as TaskState;
    const index = Number(key.slice(parentKey.length + 1)) - 1;
    const { user: by, for: represented } = capacity;
    const signed = { seq: run.scope.seq, agrees, by, ...(represented === undefined ? {} : { for: represented }) };
    const signers = (parent.signing?.signers ?? []).map((signer, at) =>
      at === index ? { ...signer, signed } : signer,
    );
    const signing = { ...(parent.signing ?? { mode: 'all' }), signers };
    return { state: withTask(run.state, parentKey, { ...parent, signing }), acted: personsOf(capacity) };
  },
};
