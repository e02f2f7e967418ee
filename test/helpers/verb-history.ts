import { parse } from 'yaml';
import { seedCalendar } from '../../src/calendar/index.js';
import { sealEvent } from '../../src/cases/event.js';
import {
  asFact,
  beforeOf,
  CommandRefused,
  compile,
  definitionDigest,
  FactNeeded,
  pastOf,
  possibleCommands,
  step,
  trailOf,
  VERBS,
  type CaseState,
  type Command,
  type CompiledDefinition,
  type Definition,
  type EventBody,
  type Facts,
  type Json,
  type JsonObject,
  type Seat,
  type StepResult,
} from '../../src/engine/index.js';
import type { Choices } from './random.js';
import { stored } from './random-history.js';

/** Drafted, visited by two, reviewed and decided, with ways back of its own; letters and publications on some of them. */
const CHAIN = `
procedure: chain
version: "1"
title: { zh: 链, en: Chain }
law: none
effective: { from: 2000-01-01 }
subject: household
opening: { by: public }
periods: { whole: { length: 20wd } }
forms: {}
invariants: [{ apart: [drafting, visiting, deciding] }]
machine:
  initial: work
  states:
    work:
      meta: { title: &t { zh: 题, en: title }, due: whole }
      initial: drafting
      states:
        drafting: { meta: { title: *t, task: { office: township.civilAffairs, role: handler, transferTo: sameLevel, distinctFrom: [deciding] } }, on: { GO: visiting, LETTER: { target: visiting, actions: { type: notice, params: { kind: note } } } } }
        visiting:
          meta: { title: *t, task: { office: township.civilAffairs, role: handler, each: 2, minActors: 2, distinctFrom: [drafting, deciding], notRelatedTo: household } }
          on: { SIGN: { actions: answer } }
          always: { target: reviewing, guard: joined }
        reviewing: { meta: { title: *t, task: { office: township.civilAffairs, role: handler, distinctFrom: [drafting] } }, on: { GO: deciding, POST: posting, REDO: visiting } }
        posting: { meta: { title: *t, notice: { kind: note, fields: [amount], at: village }, task: { office: township.civilAffairs, role: handler } }, on: { GO: deciding } }
        deciding: { meta: { title: *t, task: { office: decider, role: approver, distinctFrom: [drafting, visiting] } }, on: { DECIDE: { target: filing, meta: { decides: true } }, BACK: drafting } }
        filing: { meta: { title: *t, task: { office: township.civilAffairs, role: handler } }, on: { GO: "#case.end" } }
    end: { type: final, meta: { title: *t } }
`;

export const chain = (): CompiledDefinition => compile(parse(CHAIN) as Definition);

const TOWN = '421222104:civilAffairs';
const SISTER = '421222105:civilAffairs';
const COUNTY = '421222:civilAffairs';

/** Few people with many seats, so that everybody keeps meeting themselves. */
const PEOPLE: Record<string, Seat[]> = Object.fromEntries(
  ['ann', 'bo', 'cai', 'dai', 'eva', 'fei'].map((user, index) => [
    user,
    [
      ...(index < 4 ? [{ office: TOWN, role: 'handler' }] : []),
      ...(index === 0 || index > 3 ? [{ office: TOWN, role: 'approver' }] : []),
      ...(index > 3 ? [{ office: COUNTY, role: 'approver' }] : []),
      ...(index % 3 === 1 ? [{ office: SISTER, role: 'handler' }] : []),
    ],
  ]),
);
const USERS = Object.keys(PEOPLE);

export interface VerbHistory {
  compiled: CompiledDefinition;
  events: EventBody[];
  states: CaseState[];
  refused: Record<string, number>;
}

/** What the oracle is to catch: an engine that forgets something, simulated by altering the state before each step. */
export type Damage = (state: CaseState) => CaseState;

/** A random chain of commands, verbs and substitutions, sent as the service would send them. */
export function verbHistory(choose: Choices, steps: number, damage: Damage = (state) => state): VerbHistory {
  const compiled = chain();
  const history: VerbHistory = { compiled, events: [], states: [], refused: {} };
  for (let count = 0; count < steps; count += 1) {
    const last = history.states.at(-1);
    const before = last ? damage(last) : null;
    attempt(
      choose,
      history,
      before,
      before ? randomSending(choose, compiled, before) : { type: 'OPEN', actor: { kind: 'public' } },
    );
  }
  return history;
}

function attempt(choose: Choices, history: VerbHistory, before: CaseState | null, command: Command): void {
  const seq = history.events.length + 1;
  const now = new Date(Date.parse('2021-09-28T01:00:00.000Z') + seq * 3_600_000 * 7).toISOString();
  const facts: Facts = { now, today: now.slice(0, 10), calendar: calendar.version };
  if (before === null) Object.assign(facts, { division: '421222104201', settings: {} });
  try {
    const result = gathering(choose, history, facts, () =>
      step(history.compiled, before, command, facts, calendar, seq),
    );
    const identity = {
      county: '421222',
      caseId: '01900000-0000-7000-8000-000000000000',
      seq,
      definition: definitionDigest(history.compiled.definition),
    };
    history.events.push(
      stored(sealEvent(identity, command, command.data ?? {}, facts, result, null, Buffer.alloc(32)).body),
    );
    history.states.push(stored(result.state));
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    history.refused[error.code] = (history.refused[error.code] ?? 0) + 1;
  }
}

const calendar = seedCalendar();

function gathering(choose: Choices, history: VerbHistory, facts: Facts, run: () => StepResult): StepResult {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof FactNeeded)) throw error;
      facts[error.fact] = stored(factFor(choose, history, error));
    }
  }
}

function factFor(choose: Choices, { events, states }: VerbHistory, { source }: FactNeeded): Json {
  switch (source.kind) {
    case 'authority':
      return { mode: 'ENTRUSTED', office: choose.chance(0.7) ? TOWN : COUNTY, grant: null };
    case 'relatedOfficers':
      return choose.chance(0.2) ? [choose.one(USERS)] : [];
    case 'people':
      return Object.fromEntries(source.ids.map((id) => [id, PEOPLE[id] ?? []])) as unknown as Json;
    case 'offices':
      return source.codes;
    case 'last':
      return asFact(pastOf(events.at(-1) as EventBody));
    case 'trail':
      return asFact(trailOf(events));
    case 'before':
      return beforeOf(states.at(-2) as CaseState);
    default:
      return {};
  }
}

function randomSending(choose: Choices, compiled: CompiledDefinition, state: CaseState): Command {
  const keys = Object.keys(state.tasks);
  const waiting = keys.filter((key) => state.tasks[key]?.signs !== undefined);
  const task = keys.length === 0 ? undefined : choose.one(waiting.length > 0 && choose.chance(0.5) ? waiting : keys);
  const { reserved, signing } = (task && state.tasks[task]) || {};
  const user = reserved !== undefined && choose.chance(0.7) ? reserved : choose.one(USERS);
  const actor = { kind: 'user' as const, user, seats: [...(PEOPLE[user] ?? []), ...standingIn(choose, user)] };
  const on = task === undefined ? {} : { task };
  if (signing?.proposal !== undefined && choose.chance(0.5)) return { type: signing.proposal, actor, data: {}, ...on };
  const commands = [...possibleCommands(compiled, state).keys()];
  const asked = reserved !== undefined && choose.chance(0.7);
  if (!asked && commands.length > 0 && choose.chance(0.5)) {
    return { type: choose.one(commands), actor, data: {}, ...on };
  }
  const any = choose.chance(0.2) ? 'TASK.COUNTERSIGN' : choose.one(VERBS).type;
  const type = asked ? 'TASK.SIGN' : any;
  return { type, actor, data: dataFor(choose, state, type, commands), ...on };
}

/** Sometimes with somebody's seats, sometimes with those of several. */
function standingIn(choose: Choices, user: string): Seat[] {
  if (choose.chance(0.5)) return [];
  const others = choose.some(2, () => choose.one(USERS)).filter((other) => other !== user);
  return others.flatMap((other) => (PEOPLE[other] ?? []).map((seat) => ({ ...seat, for: other })));
}

function dataFor(choose: Choices, state: CaseState, type: string, commands: string[]): JsonObject {
  const people = () => [...new Set([choose.one(USERS), ...choose.some(2, () => choose.one(USERS))])];
  switch (type) {
    case 'TASK.TRANSFER':
      return { to: choose.one(USERS), ...(choose.chance(0.2) ? { office: SISTER } : {}) };
    case 'TASK.DELEGATE':
      return { to: choose.one(USERS) };
    case 'TASK.COUNTERSIGN':
      return {
        mode: choose.one(['all', 'any', 'ordered', '1/2']),
        signers: people().map((user) => ({ user })),
        ...(choose.chance(0.6) && commands.length > 0 ? { proposal: choose.one(commands) } : {}),
      };
    case 'TASK.ADD_SIGNER':
      return { signers: people().map((user) => ({ user })) };
    case 'TASK.REMOVE_SIGNER':
      return { user: choose.one(USERS) };
    case 'TASK.SIGN':
      return { agrees: choose.chance(0.5) };
    case 'TASK.RETURN':
      return { to: choose.one([...Object.keys(state.actors), 'work.drafting']), resume: choose.one(['again', 'back']) };
    case 'CASE.COPY':
      return { offices: [choose.one(['421222:audit', '4212:audit'])] };
    default:
      return {};
  }
}
