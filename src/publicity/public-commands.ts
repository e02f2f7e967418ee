import { byOf, lineage, type CompiledDefinition, type Transition } from '../engine/index.js';

/** What anybody may send to a case through a notice of one of its states, nearest state first; each command once. */
export function publicCommandsOf({ nodes }: CompiledDefinition, state: string): Transition[] {
  const commands = new Map<string, Transition>();
  for (const node of lineage(nodes, state)) {
    for (const transition of node.transitions) {
      const forAll = transition.kind === 'event' && byOf(transition).includes('public');
      if (forAll && !commands.has(transition.trigger)) commands.set(transition.trigger, transition);
    }
  }
  return [...commands.values()];
}
