import { parse } from 'yaml';
import { seedCalendar } from '../../calendar/index.js';
import {
  CommandRefused,
  compile,
  FactNeeded,
  inspectVerbs,
  replayEvent,
  stateDigest,
  step,
  verbRun,
  type Actor,
  type CaseState,
  type Definition,
  type EventBody,
  type Facts,
  type Json,
  type JsonObject,
  type Seat,
  type StepResult,
} from '../index.js';
import { asFact, beforeOf, pastOf, trailOf } from './past.js';
import { voteOf } from './signing.js';

const calendar = seedCalendar();
const TOWN = '421222104:civilAffairs';
const handler: Seat = { office: TOWN, role: 'handler' };
const approver: Seat = { office: TOWN, role: 'approver' };
const reviewer: Seat = { office: '421222:civilAffairs', role: 'reviewer' };
const sister: Seat = { office: '421222105:civilAffairs', role: 'handler' };

/** Own seats of the people in these tests. */
const PEOPLE: Record<string, Seat[]> = {
  lin: [handler],
  zhou: [handler],
  wu: [handler, approver],
  chen: [approver],
  deng: [reviewer],
  fan: [sister],
};

const compiled = compile(
  parse(`
procedure: verbs
version: "1"
title: { zh: 通用操作, en: Verbs }
law: 测试
effective: { from: 2017-01-01 }
subject: matter
opening: { by: public }
periods: { handling: { length: 20wd }, step: { length: 3wd }, posting: { length: 7d } }
forms: { sheet: { type: object, properties: { sum: { type: integer } } } }
machine:
  context: { sum: null }
  initial: receiving
  states:
    receiving:
      meta: { title: { zh: 受理, en: Receiving }, task: { office: township.civilAffairs, role: handler } }
      on: { ACCEPT: { target: working, meta: { accepts: true } } }
    working:
      meta: { title: { zh: 办理, en: Working }, due: handling }
      initial: drafting
      states:
        drafting:
          meta: { title: { zh: 拟稿, en: Drafting }, task: { office: township.civilAffairs, role: handler, due: step, transferTo: sameLevel } }
          on:
            SUBMIT: { target: reviewing, actions: { type: take, params: { fields: [sum] } }, meta: { form: sheet } }
            NOTIFY: { actions: { type: notice, params: { kind: note } } }
        reviewing:
          meta: { title: { zh: 复核, en: Reviewing }, task: { office: township.civilAffairs, role: handler, distinctFrom: [drafting] } }
          on: { PASS: deciding, POST: posting, KEEP: {} }
        posting:
          meta: { title: { zh: 公示, en: Posting }, notice: { kind: publicity, fields: [amount], at: village }, task: { office: township.civilAffairs, role: handler } }
          on: { TAKE_DOWN: deciding }
        deciding:
          meta: { title: { zh: 决定, en: Deciding }, task: { office: decider, role: approver, distinctFrom: [drafting] } }
          on:
            DECIDE: { target: "#case.decided", meta: { decides: true } }
            WAIT: waiting
        waiting:
          meta: { title: { zh: 等待, en: Waiting }, task: { office: township.civilAffairs, role: approver, forbid: [urge] } }
          after: { posting: deciding }
          on: { GO: deciding }
    decided:
      meta: { title: { zh: 已决定, en: Decided }, task: { office: township.civilAffairs, role: handler } }
      on: { CLOSE: closed }
    closed: { type: final, meta: { title: { zh: 办结, en: Closed } } }
`) as Definition,
);

type Who = string | [user: string, seat: Seat];

/** A case that answers for itself: facts are those of the people above, and every event is kept. */
class Case {
  state: CaseState | null = null;
  readonly events: EventBody[] = [];
  readonly states: CaseState[] = [];
  today = '2022-03-01';
  related: string[] = [];
  authority = TOWN;
  people = PEOPLE;

  constructor() {
    this.send(null, 'OPEN');
  }

  send(who: Who | null, type: string, data: JsonObject = {}, task?: string): StepResult {
    const actor = actorOf(who);
    const facts: Facts = { now: `${this.today}T01:00:00.000Z`, today: this.today, calendar: 'c', settings: {} };
    if (this.state === null) facts['division'] = '421222104201';
    const seq = this.events.length + 1;
    const result = this.gathering(facts, () =>
      step(compiled, this.state, { type, actor, data, ...(task ? { task } : {}) }, facts, calendar, seq),
    );
    this.state = JSON.parse(JSON.stringify(result.state)) as CaseState;
    this.states.push(this.state);
    const { capacity, took, effects, trace } = result;
    this.events.push({
      v: 1,
      county: '421222',
      caseId: 'c',
      seq,
      at: facts.now,
      type,
      definition: 'd',
      actor: capacity,
      data,
      ...(result.task === undefined ? {} : { task: result.task }),
      facts: JSON.parse(JSON.stringify(facts)) as Facts,
      state: stateDigest(this.state),
      took,
      effects: effects.map(({ name }) => name),
      trace,
    });
    return result;
  }

  /** Sends a verb on the only task of the definition that is open. */
  verb(who: Who, type: string, data: JsonObject = {}): StepResult {
    return this.send(who, type, data, this.task);
  }

  refusal(who: Who, type: string, data: JsonObject = {}, task = this.task): string {
    try {
      this.send(who, type, data, task);
      return 'done';
    } catch (error) {
      if (error instanceof CommandRefused) return error.code;
      throw error;
    }
  }

  /** To the named state by the shortest way: lin drafts, zhou reviews. */
  upTo(state: 'drafting' | 'reviewing' | 'posting' | 'deciding'): this {
    this.send('lin', 'ACCEPT');
    if (state === 'drafting') return this;
    this.send('lin', 'SUBMIT', { sum: 1 });
    if (state === 'reviewing') return this;
    this.send('zhou', state === 'posting' ? 'POST' : 'PASS');
    return this;
  }

  get task(): string {
    return Object.entries(this.now.tasks).find(([, { signs }]) => !signs)?.[0] ?? '';
  }

  get now(): CaseState {
    return this.state as CaseState;
  }

  signatures(): string[] {
    return Object.values(this.now.tasks).flatMap(({ reserved }) => reserved ?? []);
  }

  signature(of: string): string {
    return Object.entries(this.now.tasks).find(([, { reserved }]) => reserved === of)?.[0] ?? '';
  }

  allowed(who: Who): string[] {
    const actor = actorOf(who) as Extract<Actor, { kind: 'user' }>;
    const facts: Facts = { now: `${this.today}T01:00:00.000Z`, today: this.today, calendar: 'c' };
    return this.gathering(facts, () =>
      inspectVerbs(verbRun(compiled, this.now, { type: '', actor }, actor, facts, calendar, 99)),
    ).allowed.map(({ command }) => command);
  }

  /** Every event again, from what was recorded: the first whose state is another. */
  replays(): number | null {
    let state: CaseState | null = null;
    const library = { definition: () => compiled, calendar: () => calendar };
    for (const event of this.events) {
      state = replayEvent(library, state, event).state;
      if (stateDigest(state) !== event.state) return event.seq;
    }
    return null;
  }

  private gathering<T>(facts: Facts, run: () => T): T {
    for (;;) {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof FactNeeded)) throw error;
        facts[error.fact] = this.fact(error);
      }
    }
  }

  private fact({ source }: FactNeeded): Json {
    switch (source.kind) {
      case 'people':
        return Object.fromEntries(
          source.ids.flatMap((id) => (this.people[id] ? [[id, this.people[id]]] : [])),
        ) as unknown as Json;
      case 'offices':
        return source.codes.filter((code) => !code.includes('nowhere'));
      case 'last':
        return asFact(pastOf(this.events.at(-1) as EventBody));
      case 'trail':
        return asFact(trailOf(this.events));
      case 'before':
        return JSON.parse(JSON.stringify(beforeOf(this.states.at(-2) as CaseState))) as Json;
      case 'authority':
        return { mode: 'ENTRUSTED', office: this.authority, grant: 'g' };
      case 'relatedOfficers':
        return this.related;
      default:
        return {};
    }
  }
}

function actorOf(who: Who | null): Actor {
  if (who === null) return { kind: 'public' };
  if (typeof who === 'string') return { kind: 'user', user: who, seats: PEOPLE[who] ?? [] };
  const [user, seat] = who;
  return { kind: 'user', user, seats: [...(PEOPLE[user] ?? []), seat] };
}

const WHY = { reason: '原因' };

describe('转办 transfer', () => {
  it('moves the claim to somebody who could have claimed the task', () => {
    const file = new Case().upTo('drafting');
    const { verb, task } = file.verb('lin', 'TASK.TRANSFER', { to: 'zhou', ...WHY });
    expect(verb?.claim).toEqual({ task, to: 'zhou', ended: 'transferred' });
    expect(file.now.actors['working.drafting']).toEqual(['lin']);
    expect(file.replays()).toBeNull();
  });

  it('is refused to whoever lacks the seat, must keep out, or is oneself', () => {
    const file = new Case().upTo('reviewing');
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'chen', ...WHY })).toBe('person-unsuitable');
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'nobody', ...WHY })).toBe('person-unsuitable');
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'zhou', ...WHY })).toBe('person-unsuitable');
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'lin', ...WHY })).toBe('separation-of-duties');
    expect(file.refusal('lin', 'TASK.TRANSFER', { to: 'zhou', ...WHY })).toBe('separation-of-duties');
  });

  it('leaves the office only where the definition lets it, and only for a sister of it', () => {
    const drafting = new Case().upTo('drafting');
    const office = sister.office;
    expect(drafting.refusal('lin', 'TASK.TRANSFER', { to: 'deng', office: reviewer.office, ...WHY })).toBe(
      'office-unsuitable',
    );
    drafting.verb('lin', 'TASK.TRANSFER', { to: 'fan', office, ...WHY });
    expect(drafting.now.tasks[drafting.task]?.office).toBe(office);
    expect(drafting.refusal('lin', 'SUBMIT')).toBe('not-permitted');
    drafting.send('fan', 'SUBMIT', { sum: 1 });
    expect(drafting.refusal('zhou', 'TASK.TRANSFER', { to: 'fan', office, ...WHY })).toBe('office-unsuitable');
  });
});

describe('委派 delegate', () => {
  it('gives the claim away and back; only the owner completes', () => {
    const file = new Case().upTo('drafting');
    expect(file.verb('lin', 'TASK.DELEGATE', { to: 'zhou', ...WHY }).verb?.claim?.to).toBe('zhou');
    expect(file.refusal('zhou', 'SUBMIT')).toBe('task-delegated');
    expect(file.refusal('lin', 'SUBMIT')).toBe('task-delegated');
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'wu', ...WHY })).toBe('task-delegated');
    expect(file.refusal('wu', 'TASK.HAND_BACK')).toBe('not-permitted');
    const back = file.verb('zhou', 'TASK.HAND_BACK', { opinion: '已核实' });
    expect(back.verb).toMatchObject({ claim: { to: 'lin', ended: 'handedBack' } });
    file.send('lin', 'SUBMIT', { sum: 1 });
    expect(file.refusal('zhou', 'PASS')).toBe('separation-of-duties');
    expect(file.replays()).toBeNull();
  });

  it('counts the delegate as having acted even if the owner takes the work back at once', () => {
    const file = new Case().upTo('drafting');
    file.verb('lin', 'TASK.DELEGATE', { to: 'zhou', ...WHY });
    expect(file.verb('lin', 'TASK.HAND_BACK').verb).toMatchObject({ unclaimed: true, claim: { to: 'lin' } });
    file.send('lin', 'SUBMIT', { sum: 1 });
    expect(file.refusal('zhou', 'PASS')).toBe('separation-of-duties');
    expect(file.refusal('wu', 'TASK.DELEGATE', { to: 'zhou', ...WHY })).toBe('separation-of-duties');
  });
});

describe('挂起 laying aside, 催办 urging, 收回 taking back', () => {
  it('stops no clock, and the task cannot be completed meanwhile', () => {
    const file = new Case().upTo('drafting');
    const { clocks } = file.now;
    expect(file.verb('lin', 'TASK.SUSPEND', WHY).verb?.note?.zh).toContain('法定期限照常计算');
    expect(file.now.clocks).toEqual(clocks);
    expect(file.refusal('lin', 'SUBMIT')).toBe('task-suspended');
    expect(file.refusal('lin', 'TASK.TRANSFER', { to: 'zhou', ...WHY })).toBe('task-suspended');
    file.verb('lin', 'TASK.RESUME');
    expect(file.refusal('lin', 'TASK.RESUME')).toBe('not-possible');
    expect(stateDigest({ ...file.now, actors: {} })).toBe(
      stateDigest({ ...(file.states[1] as CaseState), actors: {} }),
    );
    file.send('lin', 'SUBMIT', { sum: 1 });
  });

  it('lets each office urge once a day', () => {
    const file = new Case().upTo('drafting');
    file.verb('deng', 'TASK.URGE');
    expect(file.refusal('deng', 'TASK.URGE')).toBe('already-urged');
    file.verb('chen', 'TASK.URGE');
    expect(file.refusal('fan', 'TASK.URGE')).toBe('not-permitted');
    file.today = '2022-03-02';
    expect(file.verb('deng', 'TASK.URGE').verb?.urged).toMatchObject({ by: reviewer.office, office: TOWN });
    expect(file.now.tasks[file.task]?.urgings).toBe(3);
    expect(file.replays()).toBeNull();
  });

  it('frees a delegated or suspended task, by the head of its office alone, who may still act later', () => {
    const file = new Case().upTo('drafting');
    file.verb('lin', 'TASK.DELEGATE', { to: 'zhou', ...WHY });
    expect(file.refusal('lin', 'TASK.TAKE_BACK', WHY)).toBe('not-permitted');
    expect(file.refusal('deng', 'TASK.TAKE_BACK', WHY)).toBe('not-permitted');
    expect(file.verb('chen', 'TASK.TAKE_BACK', WHY).verb?.claim).toMatchObject({ to: null, held: true });
    expect(file.now.tasks[file.task]?.delegation).toBeUndefined();
    file.send('lin', 'SUBMIT', { sum: 1 });
    file.send('wu', 'PASS');
    expect(file.refusal('chen', 'DECIDE')).toBe('done');
  });

  it('is refused where the definition forbids it', () => {
    const file = new Case().upTo('deciding');
    file.send('chen', 'WAIT');
    expect(file.refusal('deng', 'TASK.URGE')).toBe('verb-forbidden');
    expect(file.allowed('chen')).not.toContain('TASK.URGE');
    expect(file.allowed('chen')).toContain('TASK.SUSPEND');
  });
});

describe('会签 countersigning', () => {
  const ask = (file: Case, mode: string, ...users: string[]) =>
    file.verb('lin', 'TASK.COUNTERSIGN', { mode, signers: users.map((user) => ({ user })) });
  const vote = (file: Case, mode: string, ...users: string[]) =>
    file.verb('lin', 'TASK.COUNTERSIGN', { mode, proposal: 'SUBMIT', signers: users.map((user) => ({ user })) });
  const says = (file: Case, user: string, agrees: boolean) =>
    file.send(user, 'TASK.SIGN', { agrees }, file.signature(user));

  it.each([
    ['all', ['zhou', 'deng', 'chen'], 3],
    ['any', ['zhou', 'deng', 'chen'], 1],
  ])('with "%s" waits for as many as that asks for', (mode, users, wanted) => {
    const file = new Case().upTo('drafting');
    ask(file, mode, ...users);
    expect(file.signatures()).toEqual(users);
    for (const user of users.slice(0, wanted)) {
      expect(file.refusal('lin', 'SUBMIT')).toBe('signatures-missing');
      file.send(user, 'TASK.SIGN', { agrees: true }, file.signature(user));
    }
    expect(file.signatures()).toEqual([]);
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe('done');
    expect(file.replays()).toBeNull();
  });

  it.each([
    ['2/3', 'open, open, carried', [true, false, true]],
    ['2/3', 'open, open, lost', [true, false, false]],
    ['2/3', 'open, carried', [true, true]],
    ['2/3', 'open, lost', [false, false]],
    ['1/2', 'open, carried', [true, true]],
    ['all', 'lost', [false]],
    ['all', 'open, open, carried', [true, true, true]],
    ['any', 'open, open, lost', [false, false, false]],
    ['any', 'open, carried', [false, true]],
    ['ordered', 'open, lost', [true, false]],
  ])('put to a vote by "%s" is %s, judged on those who agree', (mode, expected, answers) => {
    const file = new Case().upTo('drafting');
    const users = ['zhou', 'deng', 'chen'];
    vote(file, mode, ...users);
    const stood = answers.map((agrees, index) => {
      expect(file.refusal('lin', 'SUBMIT')).toBe('signatures-missing');
      says(file, users[index]!, agrees);
      return voteOf(file.now.tasks[file.task]?.signing)?.outcome;
    });
    expect(stood.join(', ')).toBe(expected);
    expect(file.signatures()).toEqual([]);
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe(expected.endsWith('carried') ? 'done' : 'vote-lost');
    expect(file.replays()).toBeNull();
  });

  it('a lost vote leaves every other command, and another vote may carry it; nobody is added to turn a result', () => {
    const file = new Case().upTo('drafting');
    vote(file, '2/3', 'zhou', 'deng', 'chen');
    says(file, 'zhou', false);
    says(file, 'deng', false);
    const more = { signers: [{ user: 'wu' }] };
    expect(file.refusal('lin', 'TASK.ADD_SIGNER', more)).toBe('not-possible');
    expect(file.refusal('lin', 'TASK.REMOVE_SIGNER', { user: 'chen', ...WHY })).toBe('not-possible');
    expect(file.allowed('lin')).toContain('TASK.COUNTERSIGN');
    vote(file, '1/2', 'deng', 'chen');
    expect(file.refusal('lin', 'SUBMIT')).toBe('signatures-missing');
    says(file, 'chen', true);
    file.send('lin', 'SUBMIT', { sum: 1 });
    expect(file.replays()).toBeNull();
  });

  it('a lost vote is not cancelled by asking for something else, nor by letting the voters go', () => {
    const file = new Case().upTo('drafting');
    vote(file, '2/3', 'zhou', 'deng', 'chen');
    says(file, 'zhou', false);
    says(file, 'deng', false);
    ask(file, 'all', 'chen');
    expect(file.refusal('lin', 'SUBMIT')).toBe('signatures-missing');
    file.verb('lin', 'TASK.REMOVE_SIGNER', { user: 'chen', ...WHY });
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe('vote-lost');
    file.verb('lin', 'TASK.COUNTERSIGN', { mode: 'any', signers: [{ user: 'chen' }] });
    says(file, 'chen', true);
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe('vote-lost');
    vote(file, 'any', 'zhou');
    says(file, 'zhou', true);
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe('done');
    expect(file.replays()).toBeNull();
  });

  it('a second vote that is called off leaves the first one’s result', () => {
    const file = new Case().upTo('drafting');
    vote(file, 'all', 'zhou');
    says(file, 'zhou', false);
    vote(file, 'any', 'deng');
    file.verb('lin', 'TASK.REMOVE_SIGNER', { user: 'deng', ...WHY });
    expect(file.refusal('lin', 'SUBMIT', { sum: 1 })).toBe('vote-lost');
  });

  it('once the first has voted it is settled who votes', () => {
    const file = new Case().upTo('drafting');
    vote(file, '2/3', 'zhou', 'deng');
    file.verb('lin', 'TASK.ADD_SIGNER', { signers: [{ user: 'chen' }] });
    says(file, 'zhou', true);
    expect(file.refusal('lin', 'TASK.REMOVE_SIGNER', { user: 'deng', ...WHY })).toBe('not-possible');
    expect(file.refusal('lin', 'TASK.ADD_SIGNER', { signers: [{ user: 'wu' }] })).toBe('not-possible');
    expect(voteOf(file.now.tasks[file.task]?.signing)).toMatchObject({ needed: 2, outcome: 'open' });
  });

  it('a task does not go to somebody who has voted on it and so could not complete it', () => {
    const file = new Case().upTo('drafting');
    vote(file, 'all', 'deng');
    says(file, 'deng', false);
    ask(file, 'all', 'chen');
    expect(file.refusal('lin', 'TASK.TRANSFER', { to: 'deng', ...WHY })).toBe('person-unsuitable');
  });

  it('by a ratio is on a command that the holder could send', () => {
    const file = new Case().upTo('drafting');
    const signers = [{ user: 'zhou' }];
    expect(file.refusal('lin', 'TASK.COUNTERSIGN', { mode: '1/2', signers })).toBe('form-invalid');
    expect(file.refusal('lin', 'TASK.COUNTERSIGN', { mode: 'all', proposal: 'DECIDE', signers })).toBe('form-invalid');
  });

  it('in order asks the next only when the one before has signed', () => {
    const file = new Case().upTo('drafting');
    ask(file, 'ordered', 'deng', 'chen');
    expect(file.signatures()).toEqual(['deng']);
    const first = file.signature('deng');
    expect(file.refusal('chen', 'TASK.SIGN', { agrees: true }, first)).toBe('not-permitted');
    file.send('deng', 'TASK.SIGN', { agrees: false }, first);
    expect(file.signatures()).toEqual(['chen']);
    expect(file.now.tasks[file.signature('chen')]?.opened).toBe(file.events.length);
  });

  it('adds and removes signers; who has signed stays, and a number is not given twice', () => {
    const file = new Case().upTo('drafting');
    ask(file, 'all', 'deng');
    const taken = file.signature('deng');
    file.verb('lin', 'TASK.ADD_SIGNER', { signers: [{ user: 'chen' }] });
    expect(file.refusal('lin', 'TASK.ADD_SIGNER', { signers: [{ user: 'chen' }] })).toBe('person-unsuitable');
    file.verb('lin', 'TASK.REMOVE_SIGNER', { user: 'deng', ...WHY });
    expect(file.signatures()).toEqual(['chen']);
    file.verb('lin', 'TASK.ADD_SIGNER', { signers: [{ user: 'deng' }] });
    expect(file.signature('deng')).not.toBe(taken);
    file.send('chen', 'TASK.SIGN', { agrees: true }, file.signature('chen'));
    expect(file.refusal('lin', 'TASK.REMOVE_SIGNER', { user: 'chen', ...WHY })).toBe('person-unsuitable');
    file.verb('lin', 'TASK.REMOVE_SIGNER', { user: 'deng', ...WHY });
    file.send('lin', 'SUBMIT', { sum: 1 });
    expect(file.replays()).toBeNull();
  });

  it('keeps signer, holder and other steps apart', () => {
    const file = new Case().upTo('reviewing');
    expect(file.refusal('zhou', 'TASK.COUNTERSIGN', { mode: 'all', signers: [{ user: 'zhou' }] })).toBe(
      'person-unsuitable',
    );
    expect(file.refusal('zhou', 'TASK.COUNTERSIGN', { mode: 'all', signers: [{ user: 'lin' }] })).toBe(
      'separation-of-duties',
    );
    expect(file.refusal('zhou', 'TASK.COUNTERSIGN', { mode: '3/2', signers: [{ user: 'wu' }] })).toBe('form-invalid');
    file.verb('zhou', 'TASK.COUNTERSIGN', { mode: 'all', signers: [{ user: 'wu' }] });
    expect(file.refusal('zhou', 'TASK.TRANSFER', { to: 'wu', ...WHY })).toBe('person-unsuitable');
    expect(file.refusal('zhou', 'TASK.SUSPEND', WHY, file.signature('wu'))).toBe('not-possible');
    file.send('wu', 'TASK.SIGN', { agrees: true }, file.signature('wu'));
    expect(file.refusal('wu', 'PASS')).toBe('separation-of-duties');
    file.send('zhou', 'PASS');
  });
});

describe('代理 acting for somebody', () => {
  const forLin: Seat = { ...handler, for: 'lin' };

  it('binds both: who is represented counts as having acted, and the other way round', () => {
    const file = new Case().upTo('drafting');
    file.send(['deng', forLin], 'SUBMIT', { sum: 1 });
    expect(file.events.at(-1)?.actor).toMatchObject({ user: 'deng', for: 'lin' });
    expect(file.now.actors['working.drafting']).toEqual(['deng', 'lin']);
    expect(file.refusal('lin', 'PASS')).toBe('separation-of-duties');
    expect(file.refusal(['deng', { ...handler, for: 'zhou' }], 'PASS')).toBe('separation-of-duties');
    expect(file.refusal(['chen', forLin], 'PASS')).toBe('separation-of-duties');
    file.send('zhou', 'PASS');
    expect(file.replays()).toBeNull();
  });

  it('lets one person sign once, for whomever', () => {
    const file = new Case().upTo('drafting');
    file.verb('lin', 'TASK.COUNTERSIGN', { mode: 'all', signers: [{ user: 'deng' }, { user: 'chen' }] });
    file.send('deng', 'TASK.SIGN', { agrees: true }, file.signature('deng'));
    const asChen: Who = ['deng', { ...approver, for: 'chen' }];
    expect(file.refusal(asChen, 'TASK.SIGN', { agrees: true }, file.signature('chen'))).toBe('separation-of-duties');
    expect(
      file.refusal(['zhou', { ...approver, for: 'chen' }], 'TASK.SIGN', { agrees: true }, file.signature('chen')),
    ).toBe('done');
    expect(file.refusal('zhou', 'SUBMIT', { sum: 1 })).toBe('separation-of-duties');
  });

  it('passes nothing on: a task goes only to whoever holds the seat themselves', () => {
    const file = new Case().upTo('drafting');
    file.people = { ...PEOPLE, deng: [{ ...handler, for: 'zhou' }] };
    expect(file.refusal('lin', 'TASK.TRANSFER', { to: 'deng', ...WHY })).toBe('person-unsuitable');
  });
});

describe('退回 returning', () => {
  const to = (state: string, resume: 'again' | 'back') => ({ to: `working.${state}`, resume, ...WHY });

  it('does everything again, with the clock of the whole running on', () => {
    const file = new Case().upTo('deciding');
    const whole = file.now.clocks['alarm:working:handling'];
    file.verb('chen', 'TASK.RETURN', to('drafting', 'again'));
    expect(file.now.value).toEqual({ working: 'drafting' });
    expect(file.now.clocks['alarm:working:handling']).toEqual(whole);
    expect(file.now.entered['working']).toBe(2);
    file.send('lin', 'SUBMIT', { sum: 2 });
    expect(file.now.value).toEqual({ working: 'reviewing' });
    expect(file.now.resume).toBeUndefined();
    expect(file.replays()).toBeNull();
  });

  it('comes straight back once the step is done as before, and its own actions are carried out', () => {
    const file = new Case().upTo('deciding');
    file.verb('chen', 'TASK.RETURN', to('drafting', 'back'));
    file.send('lin', 'SUBMIT', { sum: 7 });
    expect(file.now.value).toEqual({ working: 'deciding' });
    expect(file.now.context['sum']).toBe(7);
    expect(file.now.resume).toBeUndefined();
    expect(file.replays()).toBeNull();
  });

  it('gives the way back up when the step goes on otherwise', () => {
    const file = new Case().upTo('deciding');
    file.verb('chen', 'TASK.RETURN', to('reviewing', 'back'));
    file.send('zhou', 'POST');
    expect(file.now.value).toEqual({ working: 'posting' });
    expect(file.now.resume).toBeUndefined();
  });

  it('unwinds returns within returns', () => {
    const file = new Case().upTo('deciding');
    file.verb('chen', 'TASK.RETURN', to('reviewing', 'back'));
    file.verb('zhou', 'TASK.RETURN', to('drafting', 'back'));
    file.send('lin', 'SUBMIT', { sum: 2 });
    expect(file.now.value).toEqual({ working: 'reviewing' });
    file.send('zhou', 'PASS');
    expect(file.now.value).toEqual({ working: 'deciding' });
    expect(file.replays()).toBeNull();
  });

  it('keeps whoever sent it back from doing the work over', () => {
    const file = new Case().upTo('reviewing');
    file.send('wu', 'PASS');
    file.send('wu', 'WAIT');
    file.send('wu', 'GO');
    file.verb('chen', 'TASK.RETURN', to('drafting', 'again'));
    expect(file.refusal('wu', 'SUBMIT', { sum: 1 })).toBe('separation-of-duties');
  });

  it('goes nowhere that nobody acted, behind no acceptance, over no letter, and not straight back over a publication', () => {
    const file = new Case().upTo('posting');
    expect(file.refusal('lin', 'TASK.RETURN', to('waiting', 'again'))).toBe('return-refused');
    expect(file.refusal('lin', 'TASK.RETURN', { to: 'receiving', resume: 'again', ...WHY })).toBe('return-refused');
    file.send('zhou', 'TAKE_DOWN');
    expect(file.refusal('chen', 'TASK.RETURN', to('drafting', 'back'))).toBe('return-refused');
    file.verb('chen', 'TASK.RETURN', to('drafting', 'again'));
    file.send('lin', 'NOTIFY');
    file.send('lin', 'SUBMIT', { sum: 1 });
    expect(file.refusal('zhou', 'TASK.RETURN', to('drafting', 'again'))).toBe('done');
  });

  it('does not go back over a letter', () => {
    const file = new Case().upTo('drafting');
    file.send('lin', 'SUBMIT', { sum: 1 });
    file.verb('zhou', 'TASK.RETURN', to('drafting', 'again'));
    file.send('lin', 'SUBMIT', { sum: 1 });
    const letter = file.events.findLast(({ type }) => type === 'SUBMIT') as EventBody;
    letter.effects.push('notice');
    expect(file.refusal('zhou', 'TASK.RETURN', to('drafting', 'again'))).toBe('return-refused');
  });

  it('does not leave a step whose legal period is running', () => {
    const file = new Case().upTo('deciding');
    file.send('chen', 'WAIT');
    expect(file.refusal('chen', 'TASK.RETURN', to('drafting', 'again'))).toBe('return-refused');
    expect(file.allowed('chen')).not.toContain('TASK.RETURN');
    file.send('chen', 'GO');
    expect(file.allowed('chen')).toContain('TASK.RETURN');
    expect(file.refusal('chen', 'TASK.RETURN', to('drafting', 'again'))).toBe('done');
  });
});

describe('撤回 withdrawing', () => {
  it('puts the case where it stood, claim and clocks included, and does not forget who acted', () => {
    const file = new Case().upTo('drafting');
    const before = file.now;
    file.send('lin', 'SUBMIT', { sum: 1 });
    const { verb } = file.send('lin', 'CASE.WITHDRAW', WHY);
    expect(verb?.claim).toEqual({ task: Object.keys(before.tasks)[0], to: 'lin', ended: 'withdrawn' });
    expect({ ...file.now, actors: {} }).toEqual({ ...before, actors: {} });
    expect(file.now.actors['working.drafting']).toEqual(['lin']);
    expect(file.replays()).toBeNull();
  });

  it('is refused to others, after others, and once something has left the house', () => {
    const file = new Case().upTo('reviewing');
    expect(file.refusal('zhou', 'CASE.WITHDRAW', WHY)).toBe('not-permitted');
    file.send('zhou', 'KEEP');
    expect(file.refusal('lin', 'CASE.WITHDRAW', WHY)).toBe('not-permitted');
    const told = new Case().upTo('drafting');
    told.send('lin', 'NOTIFY');
    expect(told.refusal('lin', 'CASE.WITHDRAW', WHY)).toBe('withdraw-refused');
    const accepted = new Case().upTo('drafting');
    expect(accepted.refusal('lin', 'CASE.WITHDRAW', WHY)).toBe('withdraw-refused');
    const decided = new Case().upTo('deciding');
    decided.send('chen', 'DECIDE');
    expect(decided.refusal('chen', 'CASE.WITHDRAW', WHY)).toBe('withdraw-refused');
    const laid = new Case().upTo('drafting');
    laid.verb('lin', 'TASK.SUSPEND', WHY);
    expect(laid.refusal('lin', 'CASE.WITHDRAW', WHY)).toBe('withdraw-refused');
  });
});

describe('抄送 copying', () => {
  it('lets offices of the county and above read along, by whoever works on the case', () => {
    const file = new Case().upTo('drafting');
    const offices = ['421222:audit', '4212:audit'];
    expect(file.send('lin', 'CASE.COPY', { offices, ...WHY }).verb?.copies).toEqual(offices);
    expect(file.send('lin', 'CASE.COPY', { offices: ['4212:audit'], ...WHY }).verb?.copies).toEqual([]);
    expect(Object.keys(file.now.copies ?? {})).toEqual(offices);
    expect(file.refusal('chen', 'CASE.COPY', { offices, ...WHY })).toBe('not-permitted');
    expect(file.refusal('lin', 'CASE.COPY', { offices: ['421202:audit'], ...WHY })).toBe('office-unsuitable');
    expect(file.refusal('lin', 'CASE.COPY', { offices: ['421222:nowhere'], ...WHY })).toBe('office-unsuitable');
    expect(file.replays()).toBeNull();
  });
});

describe('every verb', () => {
  it('is for people: neither the public nor another case can send one, and a closed case has none', () => {
    const file = new Case().upTo('deciding');
    expect(() => file.send(null, 'TASK.URGE', {}, file.task)).toThrow(CommandRefused);
    file.send('chen', 'DECIDE');
    file.send('lin', 'CLOSE');
    expect(file.refusal('lin', 'CASE.COPY', { offices: ['421222:audit'], ...WHY })).toBe('not-possible');
  });

  it('judges authority at the moment of deciding, whoever the task went through', () => {
    const file = new Case().upTo('deciding');
    file.verb('chen', 'TASK.TRANSFER', { to: 'wu', ...WHY });
    file.authority = '421222:civilAffairs';
    expect(file.refusal('wu', 'DECIDE')).toBe('authority-missing');
    file.authority = TOWN;
    expect(file.refusal('wu', 'DECIDE')).toBe('done');
  });
});
