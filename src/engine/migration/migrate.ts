import type { WorkCalendar } from '../../calendar/index.js';
import type { CompiledDefinition } from '../compile.js';
import type { JsonObject } from '../definition.js';
import { CommandRefused } from '../errors.js';
import type { Scope } from '../scope.js';
import type { Actor, Capacity, CaseState, Command, Facts } from '../state.js';
import type { StepResult } from '../step.js';
import { place, type Placement } from './configuration.js';
import { checkMapping, imageIn, refused, type Mapping } from './mapping.js';
import { carryActors, carryHistory, carryVariables } from './memory.js';
import { carryParts } from './parts.js';
import { carryClocks, carryTasks } from './work.js';

/** The command that moves a running case to another definition. Its event names the new one, its data the old. */
export const MIGRATE = 'MIGRATE';

/** What the event of a migration carries. A type and not an interface: it has to be recognisable as JSON. */
export type MigrationData = {
  /** Digest of the definition the case ran on. */
  from: string;
  mapping: JsonObject;
  /** The legal ground. */
  ground: string;
  reason: string;
  /** The plan it belongs to. */
  plan?: string;
};

/** What stored rows have to be renamed, so that claims and notices go along. */
export interface Renamed {
  /** Old state path to new one, of the states that are active. */
  states: Record<string, string>;
  /** Old task key to new one, of the tasks that go on. */
  tasks: Record<string, string>;
  /** Old clock key to new one, of the clocks that go on. */
  clocks: Record<string, string>;
}

export interface MigrationResult extends StepResult {
  renamed: Renamed;
}

/**
 * Moves a case to another definition of its procedure. Nothing is decided by it: no entry or exit action runs, no effect
 * follows; open work, answers given and time left stay what they were, or the case is not moved at all. Pure, like a step.
 *
 * @throws CommandRefused `migration-…` naming what cannot be mapped; FactNeeded when a fact is still to be gathered
 */
export function migrate(
  source: CompiledDefinition,
  target: CompiledDefinition,
  state: CaseState,
  command: Command,
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): MigrationResult {
  const capacity = administratorOf(command.actor);
  if (state.status === 'done') throw ended();
  const mapping = (command.data?.['mapping'] ?? {}) as Mapping;
  checkMapping(source, target, mapping);
  const image = imageIn(target.nodes, mapping);
  const placement = place(source.nodes, target.nodes, state, image, mapping.enter ?? []);
  refuseOtherNotice(source, target, placement, state);
  const scope: Scope = {
    definition: target.definition,
    nodes: target.nodes,
    facts,
    data: {},
    seq,
    division: state.division,
    settings: state.settings,
    parts: {},
    variables: carryVariables(source, target, state.context, mapping),
    trace: [],
    falseGuards: [],
  };
  scope.parts = carryParts(source, scope, state, placement, image, mapping);
  const work = carryTasks(source, scope, state, placement, mapping);
  const time = carryClocks(scope, calendar, state, placement, image, mapping);
  const after: CaseState = {
    ...state,
    value: placement.value,
    context: scope.variables,
    history: carryHistory(target.nodes, state.history, image),
    entered: work.entered,
    parts: scope.parts,
    actors: carryActors(target.nodes, state.actors, image),
    tasks: work.tasks,
    clocks: time.clocks,
  };
  const states = Object.fromEntries([...placement.origin].map(([to, from]) => [from, to]));
  const renamed = { states, tasks: work.renamed, clocks: time.renamed };
  return { state: after, effects: [], capacity, took: [], trace: [], meta: {}, renamed };
}

/** The service itself, or whoever runs the platform and has no part in any procedure. */
function administratorOf(actor: Actor): Capacity {
  if (actor.kind === 'system') return { kind: 'system' };
  const seat = actor.kind === 'user' ? actor.seats.find(({ role }) => role === 'administrator') : undefined;
  if (actor.kind === 'user' && seat) return { kind: 'user', user: actor.user, office: seat.office, role: seat.role };
  throw new CommandRefused(
    'not-permitted',
    'Cases are moved to another definition by an administrator.',
    '案件转入其他版本的规程只能由平台管理员办理。',
    { by: 'administrator' },
  );
}

const ended = (): CommandRefused =>
  new CommandRefused(
    'not-possible',
    'The case has ended; it stays on the definition it ended under.',
    '案件已办结，保留其办结时所依据的规程。',
    { possible: [] },
  );

/** A notice hangs as long as its state: where only one of the two has one, it would stay up for ever or never hang. */
function refuseOtherNotice(
  source: CompiledDefinition,
  target: CompiledDefinition,
  { active, origin }: Placement,
  state: CaseState,
): void {
  const from = new Map([...origin].map(([to, path]) => [path, to]));
  for (const path of Object.keys(state.entered)) {
    const to = from.get(path);
    const hangs = source.nodes.get(path)?.meta.notice !== undefined;
    if (hangs && (to === undefined || !target.nodes.get(to)?.meta.notice)) throw noticeDiffers(path);
  }
  for (const path of active) {
    const was = origin.get(path);
    const hung = was !== undefined && source.nodes.get(was)?.meta.notice !== undefined;
    if (target.nodes.get(path)?.meta.notice && !hung) throw noticeDiffers(path);
  }
}

const noticeDiffers = (state: string): CommandRefused =>
  refused(
    'migration-notice',
    `A notice hangs at "${state}" under one of the definitions and not under the other; move the case before or after it.`,
    `状态 “${state}” 在新旧规程中只有一方须公示；请在公示之前或之后转换。`,
    { state },
  );
