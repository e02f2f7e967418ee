import type { ActionConfig, JsonObject, StateConfig } from './definition.js';
import { DefinitionFault } from './errors.js';
import { findState, listOf, type StateNodes } from './nodes.js';
import { actionNames, effectNames, OPEN_PARTS } from './vocabulary/actions.js';

/** One thing to do on the way: change the case's variables, or ask for an effect or a change of a clock. */
export interface Act {
  kind: 'run' | 'effect' | 'clock';
  name: string;
  params: JsonObject;
  /** The state whose definition asks for it. */
  state: string;
}

/** What an action of a definition comes to. @throws DefinitionFault for one that is not in the vocabulary */
export function actOf(nodes: StateNodes, spec: ActionConfig, state: string): Act {
  const { type: name, params = {} } = typeof spec === 'string' ? { type: spec } : spec;
  if (typeof params['state'] === 'string') findState(nodes, params['state'], state);
  const kind = actionNames.pure.has(name) ? 'run' : actionNames.clock.has(name) ? 'clock' : 'effect';
  if (kind === 'effect' && !effectNames.has(name)) {
    throw new DefinitionFault(state, `the action "${name}" is not in the vocabulary`);
  }
  return { kind, name, params, state };
}

/** What entering a state does, in order. A notice goes up on entry and down on exit. */
export function entryActs(nodes: StateNodes, { meta = {}, entry }: StateConfig, state: string): Act[] {
  const { notice, task } = meta;
  return [
    // Before anything else sees them: a guard on the join must not find the answers of an earlier visit to this state.
    ...(task?.each === undefined ? [] : [{ kind: 'run' as const, name: OPEN_PARTS, params: {}, state }]),
    ...listOf(entry).map((spec) => actOf(nodes, spec, state)),
    ...(notice ? [actOf(nodes, { type: 'publish', params: { ...notice, state } }, state)] : []),
  ];
}

/** What leaving a state does, in order. */
export function exitActs(nodes: StateNodes, { meta = {}, exit }: StateConfig, state: string): Act[] {
  return [
    ...listOf(exit).map((spec) => actOf(nodes, spec, state)),
    ...(meta.notice ? [actOf(nodes, { type: 'unpublish', params: { state } }, state)] : []),
  ];
}
