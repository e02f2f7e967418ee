import type { CompiledDefinition } from '../compile.js';
import type { TaskMeta } from '../definition.js';
import { CommandRefused } from '../errors.js';
import type { Scope } from '../scope.js';
import type { CaseState } from '../state.js';
import { needed, partKeys } from '../vocabulary/parts.js';
import type { Placement } from './configuration.js';
import { entryOf, refused, type Image, type Mapping } from './mapping.js';

type Parts = CaseState['parts'];

export const renamedPart = ({ parts }: Mapping, state: string, part: string): string =>
  entryOf(entryOf(parts, state), part) ?? part;

/**
 * The answers given so far, under the states and part keys of the new definition; parts of states it does not have are left.
 *
 * @throws CommandRefused `migration-parts` when a state that is active asks other parts than are open or answered
 */
export function carryParts(
  source: CompiledDefinition,
  scope: Scope,
  state: CaseState,
  { active, origin }: Placement,
  image: Image,
  mapping: Mapping,
): Parts {
  const carried: Parts = {};
  const renamed = (path: string): Parts[string] => renamedParts(mapping, path, state.parts[path] ?? {});
  for (const path of Object.keys(state.parts)) {
    const to = image(path);
    if (to !== null && scope.nodes.has(to) && !origin.has(to)) carried[to] = renamed(path);
  }
  for (const path of active) {
    const after = scope.nodes.get(path)?.meta.task;
    const from = origin.get(path);
    const before = from === undefined ? undefined : source.nodes.get(from)?.meta.task;
    if (from !== undefined && state.parts[from]) carried[path] = renamed(from);
    if (before === undefined && after?.each !== undefined) carried[path] = fresh(scope, after);
    else if (before && after)
      refuseOtherParts(scope, path, { before, after, parts: carried[path] ?? {} }, from, mapping);
  }
  return carried;
}

function renamedParts(mapping: Mapping, path: string, parts: Parts[string]): Parts[string] {
  const entries = Object.entries(parts).map(([part, answer]) => [renamedPart(mapping, path, part), answer] as const);
  const after = Object.fromEntries(entries);
  if (Object.keys(after).length === entries.length) return after;
  throw unfit(path, 'two of them would become one', '两个分项将合并为一个');
}

const fresh = (scope: Scope, task: TaskMeta): Parts[string] =>
  Object.fromEntries(partKeys(scope, task).map((key) => [key, null]));

interface Asked {
  before: TaskMeta;
  after: TaskMeta;
  parts: Parts[string];
}

function refuseOtherParts(
  scope: Scope,
  path: string,
  { before, after, parts }: Asked,
  from: string | undefined,
  mapping: Mapping,
): void {
  if ((before.each === undefined) !== (after.each === undefined)) {
    throw unfit(
      path,
      'one of the definitions asks for parts there and the other does not',
      '新旧规程中只有一方分项办理',
    );
  }
  if (after.each === undefined) return;
  // A list that came from a setting or a variable is what was asked when the state was entered, and stays it.
  if (after.each !== before.each || entryOf(mapping.parts, from ?? '') !== undefined)
    refuseOtherKeys(scope, path, after, parts);
  const total = Object.keys(parts).length;
  const answered = Object.values(parts).filter((part) => part !== null).length;
  const [was, is] = [before, after].map(({ join = 'all' }) => needed(join, total));
  if (is === undefined || !(is <= total)) {
    throw unfit(path, `its join could never be reached by ${total} parts`, `${total} 个分项无法满足其合并条件`);
  }
  if (answered >= is && !(answered >= (was ?? Number.NaN))) {
    throw unfit(path, 'the answers already given would satisfy its join', '已作出的答复已满足新的合并条件');
  }
}

function refuseOtherKeys(scope: Scope, path: string, task: TaskMeta, parts: Parts[string]): void {
  const wanted = partKeys(scope, task);
  const missing = wanted.filter((key) => !Object.hasOwn(parts, key));
  const extra = Object.keys(parts).filter((key) => !wanted.includes(key));
  if (missing.length + extra.length === 0) return;
  const list = (keys: string[]): string => keys.join(', ') || '-';
  throw unfit(
    path,
    `it asks for other parts (missing: ${list(missing)}; not asked: ${list(extra)})`,
    `分项不一致（缺少：${list(missing)}；多出：${list(extra)}）`,
    { missing, extra },
  );
}

const unfit = (state: string, en: string, zh: string, detail: Record<string, string[]> = {}): CommandRefused =>
  refused('migration-parts', `The parts of "${state}" do not fit: ${en}.`, `状态 “${state}” 的分项不相符：${zh}。`, {
    state,
    ...detail,
  });
