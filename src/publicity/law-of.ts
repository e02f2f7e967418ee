import { lineage, type CompiledDefinition, type EventBody, type Transition } from '../engine/index.js';

/** The article of a state: its own, or that of the nearest state around it. */
export function articleOf({ nodes, definition }: CompiledDefinition, state: string): string {
  for (const { meta } of lineage(nodes, state)) if (meta.law !== undefined) return cited(definition.law, meta.law);
  return definition.law;
}

/** The article under which an event moved the case, for the letter that tells of it. */
export function articleOfEvent(compiled: CompiledDefinition, event: EventBody): string {
  const [first] = transitionsTaken(compiled, event);
  if (first?.meta.law !== undefined) return cited(compiled.definition.law, first.meta.law);
  return first ? articleOf(compiled, first.source) : compiled.definition.law;
}

/** The transitions an event took, in order. */
export function transitionsTaken({ nodes }: CompiledDefinition, { took }: EventBody): Transition[] {
  const all = new Map([...nodes.values()].flatMap(({ transitions }) => transitions.map((one) => [one.id, one])));
  return took.flatMap((id) => all.get(id) ?? []);
}

/** `第十九条` alone is an article of the definition's own rule; anything else names its rule itself. */
const cited = (rule: string, article: string): string => (article.startsWith('第') ? `${rule}${article}` : article);
