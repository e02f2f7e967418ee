import { roleTitle } from '../cases/role-titles.js';
import {
  MIGRATE,
  verbOf,
  type Authority,
  type Capacity,
  type CompiledDefinition,
  type EventBody,
  type Json,
  type JsonObject,
  type MigrationData,
  type Text,
  type TraceRow,
  type Transition,
} from '../engine/index.js';

/** Names of people and offices as the directory has them now. */
export interface Names {
  people: ReadonlyMap<string, string>;
  offices: ReadonlyMap<string, Text>;
}

/** What became of the personal part: there but sealed, its key destroyed, or never any. */
export type PersonalPart = 'sealed' | 'erased' | null;

export interface HistoryActor {
  kind: Capacity['kind'];
  name: string | null;
  office: { code: string; name: Text | null } | null;
  role: string | null;
  roleTitle: Text | null;
  /** Whom they stood in for as substitute. */
  for: string | null;
  /** Whose word the window entered. */
  behalf: 'applicant' | 'public' | null;
  /** The case that sent this. */
  from: { county: string; caseId: string } | null;
  /** Under whose authority the step was decided, where it was read: mode, office and grant. */
  authority: Authority | null;
}

/** One event of a history as people read it. */
export interface HistoryEvent {
  seq: number;
  at: string;
  type: string;
  title: Text;
  law: string | null;
  definition: string;
  actor: HistoryActor;
  task: string | null;
  clock: string | null;
  took: string[];
  effects: string[];
  /** What the step read from outside; long lists are only counted. */
  facts: JsonObject;
  /** The open part of the form. */
  data: JsonObject;
  personal: PersonalPart;
  /** The lines of what was calculated, as their definition calls them. */
  trace: (TraceRow & { title: Text })[];
}

/** What verbs were told of the past and of the directory; it stands in the event itself. */
const isForVerbs = (fact: string): boolean => fact.startsWith('verb.');

const BUILT_IN: Record<string, (where: Text) => Text> = {
  OPEN: () => ({ zh: '发起', en: 'Opened' }),
  DUE: ({ zh, en }) => ({ zh: `“${zh}”期限届满`, en: `The period of "${en}" ended` }),
  ALARM: ({ zh, en }) => ({ zh: `“${zh}”办理期限已到`, en: `The time limit of "${en}" was reached` }),
  REROUTE: ({ zh, en }) => ({ zh: `“${zh}”改由有权机构办理`, en: `"${en}" was passed to the office that decides now` }),
  MIGRATE: () => ({ zh: '转入新版规程', en: 'Moved to another version of its definition' }),
  LINK: () => ({ zh: '登记关联案件', en: 'Another case was put on this one' }),
  RECOUNT: () => ({ zh: '期限按新日历重新计算', en: 'Deadlines were counted again with a new calendar' }),
};

/** @param compiled null when the definition cannot be had: the event is then shown under its bare name */
export function historyEvent(
  body: EventBody,
  compiled: CompiledDefinition | null,
  names: Names,
  personal: PersonalPart,
): HistoryEvent {
  const { seq, at, type, definition, task = null, clock = null, took, effects, trace = [] } = body;
  const transition = compiled ? taken(compiled, body) : undefined;
  return {
    seq,
    at,
    type,
    title: titleOf(body, compiled, transition),
    law: lawOf(body, compiled, transition),
    definition,
    actor: actorOf(body, names),
    task,
    clock,
    took,
    effects,
    facts: summaryOf(body.facts),
    data: inNames(body, names),
    personal,
    trace: trace.map((row) => ({ ...row, title: rowTitle(compiled, row) })),
  };
}

/** A verb names people by id; whoever reads wants to know who they are. */
function inNames({ type, data }: EventBody, { people }: Names): JsonObject {
  if (!verbOf(type)) return data;
  const named = (value: Json): Json => {
    if (typeof value === 'string') return people.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]));
  };
  return named(data) as JsonObject;
}

/** Rows are recorded by name and expression, which together say which calculation they belong to. */
function rowTitle(compiled: CompiledDefinition | null, { name, feel }: TraceRow): Text {
  const rows = Object.values(compiled?.definition.calculations ?? {}).flat();
  const row = rows.find((each) => each.name === name && each.feel === feel);
  return { zh: row?.zh ?? name, en: row?.en ?? name };
}

/** The transition that answered the event; those that followed by themselves come after it. */
function taken({ nodes }: CompiledDefinition, { took }: EventBody): Transition | undefined {
  const [first] = took;
  const node = first === undefined ? undefined : nodes.get(first.split(':')[0] ?? '');
  return node?.transitions.find(({ id }) => id === first);
}

function titleOf(body: EventBody, compiled: CompiledDefinition | null, transition: Transition | undefined): Text {
  const builtIn = BUILT_IN[body.type];
  const step = body.task?.split('#')[0];
  if (builtIn) return builtIn(stateTitle(compiled, step ?? clockState(body)));
  const verb = verbOf(body.type);
  if (verb) return step === undefined ? verb.title : verbTitle(verb.title, stateTitle(compiled, step));
  return transition?.meta.title ?? { zh: body.type, en: body.type };
}

/** “委派（初审）”: which verb, on which step's task. */
const verbTitle = (verb: Text, step: Text): Text => ({ zh: `${verb.zh}（${step.zh}）`, en: `${verb.en}: ${step.en}` });

function lawOf(
  body: EventBody,
  compiled: CompiledDefinition | null,
  transition: Transition | undefined,
): string | null {
  if (body.type === MIGRATE) return (body.data as MigrationData).ground;
  const { definition, nodes } = compiled ?? {};
  const period = body.clock?.split(':').at(-1);
  const ofPeriod = period === undefined ? undefined : definition?.periods[period]?.law;
  const ofState = nodes?.get(transition?.source ?? clockState(body) ?? '')?.meta.law;
  return transition?.meta.law ?? ofPeriod ?? ofState ?? null;
}

/** `after:<state>:<period>`: the state whose clock fell due. */
const clockState = ({ clock }: EventBody): string | undefined => clock?.split(':')[1];

function stateTitle(compiled: CompiledDefinition | null, path: string | undefined): Text {
  const title = path === undefined ? compiled?.definition.title : compiled?.nodes.get(path)?.meta.title;
  return title ?? { zh: path ?? '', en: path ?? '' };
}

function actorOf({ actor, facts }: EventBody, { people, offices }: Names): HistoryActor {
  const authority = (facts['authority'] ?? null) as unknown as Authority | null;
  const nobody = {
    kind: actor.kind,
    name: null,
    office: null,
    role: null,
    roleTitle: null,
    for: null,
    behalf: null,
    from: null,
    authority,
  };
  switch (actor.kind) {
    case 'user': {
      const { user, office, role, behalf = null, for: represented } = actor;
      return {
        ...nobody,
        name: people.get(user) ?? null,
        office: { code: office, name: offices.get(office) ?? null },
        role,
        roleTitle: roleTitle(role),
        for: represented === undefined ? null : (people.get(represented) ?? represented),
        behalf,
      };
    }
    case 'case':
      return { ...nobody, from: { county: actor.county, caseId: actor.caseId } };
    default:
      return nobody;
  }
}

/** Settings and lists of people are long and stand in the event itself. */
function summaryOf({ now: _now, ...facts }: EventBody['facts']): JsonObject {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => !isForVerbs(name))
      .map(([name, value]): [string, Json] => {
        if (name === 'settings') return [name, Object.keys((value ?? {}) as JsonObject).length];
        return [name, name === 'relatedOfficers' && Array.isArray(value) ? value.length : value];
      }),
  );
}
