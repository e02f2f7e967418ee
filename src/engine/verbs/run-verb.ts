import type { CaseState } from '../state.js';
import type { StepResult } from '../step.js';
import { signerTasks } from './signing.js';
import type { Verb, VerbRun } from './verb.js';

/** A verb as a step: permitted, applied, and remembered for the separation of duties. @throws CommandRefused, FactNeeded */
export function runVerb(verb: Verb, run: VerbRun): StepResult {
  const permission = verb.permit(run, run.command.task ?? '');
  const { state, moved, acted = [], ...outcome } = verb.apply(run, permission);
  const { key, node, capacity, unclaimed } = permission;
  return {
    state: withSignerTasks(node ? withPersons(state, node.path, acted) : state, run.scope.seq),
    effects: moved?.effects ?? [],
    took: moved?.took ?? [],
    trace: moved?.trace ?? [],
    ...(moved?.draws ? { draws: moved.draws } : {}),
    capacity,
    ...(key === undefined ? {} : { task: key }),
    meta: { title: verb.title },
    verb: { ...outcome, ...(unclaimed ? { unclaimed } : {}) },
  };
}

function withPersons(state: CaseState, path: string, persons: readonly string[]): CaseState {
  if (persons.length === 0) return state;
  return {
    ...state,
    actors: { ...state.actors, [path]: [...new Set([...(state.actors[path] ?? []), ...persons])].sort() },
  };
}

/** Signers' tasks follow from what their task says of its signers. */
function withSignerTasks(state: CaseState, seq: number): CaseState {
  const own = Object.entries(state.tasks).filter(([, task]) => task.signs === undefined);
  const signers = own.flatMap(([key, task]) => Object.entries(signerTasks(key, task, state.tasks, seq)));
  return { ...state, tasks: Object.fromEntries([...own, ...signers]) };
}
