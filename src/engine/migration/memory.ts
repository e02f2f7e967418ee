import { ROOT_ID, type CompiledDefinition } from '../compile.js';
import type { JsonObject } from '../definition.js';
import { joinPath, type StateNodes } from '../nodes.js';
import type { CaseState } from '../state.js';
import { entryOf, refused, type Image, type Mapping } from './mapping.js';

/*
 * What a case remembers besides where it stands: variables, who acted where, where it will return to.
 */

/**
 * The variables under the new definition: what the case has, renamed or dropped, over the new one's first values.
 *
 * @throws CommandRefused `migration-variable` for one the new definition does not declare and the mapping does not name
 */
export function carryVariables(
  source: CompiledDefinition,
  target: CompiledDefinition,
  context: JsonObject,
  { variables, values = {} }: Mapping,
): JsonObject {
  const declared = target.definition.machine.context ?? {};
  const before = source.definition.machine.context ?? {};
  const carried: JsonObject = {};
  for (const [name, value] of Object.entries(context)) {
    const named = entryOf(variables, name);
    if (named === null) continue;
    const to = named ?? name;
    // What an action makes up without declaring it goes along under its name.
    if (Object.hasOwn(before, name) && !Object.hasOwn(declared, to)) throw nowhere(name);
    if (Object.hasOwn(carried, to)) throw twice(to);
    carried[to] = value;
  }
  return { ...structuredClone(declared), ...values, ...carried };
}

const nowhere = (variable: string) =>
  refused(
    'migration-variable',
    `The new definition has no variable "${variable}"; the mapping must rename it or drop it with null.`,
    `新规程没有变量 “${variable}”，请在对照表中改名，或以 null 明示舍弃。`,
    { variable },
  );

const twice = (variable: string) =>
  refused(
    'migration-variable',
    `Two variables of the case would both become "${variable}".`,
    `案件的两个变量将同时对应 “${variable}”。`,
    { variable },
  );

/** Separation of duties outlives every rename: what the new definition does not know is kept under its old name. */
export function carryActors(nodes: StateNodes, before: CaseState['actors'], image: Image): CaseState['actors'] {
  const actors: CaseState['actors'] = {};
  for (const [path, users] of Object.entries(before)) {
    const to = image(path);
    const place = to !== null && nodes.has(to) ? to : path;
    actors[place] = [...new Set([...(actors[place] ?? []), ...users])].sort();
  }
  return actors;
}

/**
 * Where history states will return to.
 *
 * @throws CommandRefused `migration-history` when the new definition has the history state but not what it remembers
 */
export function carryHistory(nodes: StateNodes, before: CaseState['history'], image: Image): CaseState['history'] {
  const history: CaseState['history'] = {};
  for (const [id, remembered] of Object.entries(before)) {
    const to = image(pathOf(id));
    if (to === null || nodes.get(to)?.type !== 'history') continue;
    history[joinPath(ROOT_ID, to)] = remembered.map((inner) => {
      const place = image(pathOf(inner));
      if (place === null || !nodes.has(place)) throw forgotten(pathOf(id), pathOf(inner));
      return place === '' ? ROOT_ID : joinPath(ROOT_ID, place);
    });
  }
  return history;
}

const pathOf = (id: string): string => id.slice(ROOT_ID.length + 1);

const forgotten = (history: string, state: string) =>
  refused(
    'migration-history',
    `"${history}" remembers "${state}", for which the mapping names no state of the new definition.`,
    `“${history}” 记忆的状态 “${state}” 在新规程中没有对应状态。`,
    { history, state },
  );
