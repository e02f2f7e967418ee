import type { CompiledDefinition } from '../compile.js';
import type { Json, JsonObject } from '../definition.js';
import { CommandRefused, type RefusalCode } from '../errors.js';
import { joinPath, type StateNodes } from '../nodes.js';

/** How running cases of one definition stand in another. What is not named keeps its name. */
export interface Mapping {
  /** Old state path to new one; what lies inside a state goes along with it. Null: this region ends. */
  states?: Record<string, string | null>;
  /** Innermost states of regions that the old definition did not have. */
  enter?: string[];
  /** Old period name to new one: its clocks keep start, length and ledger. */
  periods?: Record<string, string>;
  /** For an old state path, old part keys to new ones. */
  parts?: Record<string, Record<string, string>>;
  /** Old variable to new one; null drops it. */
  variables?: Record<string, string | null>;
  /** Values of variables the old definition did not have, where the new one's own first value will not do. */
  values?: JsonObject;
}

export type MigrationCode = Extract<RefusalCode, `migration-${string}`>;

export const refused = (
  code: MigrationCode,
  en: string,
  zh: string,
  detail: Record<string, Json> = {},
): CommandRefused => new CommandRefused(code, en, zh, detail);

/** An own entry of a table whose keys somebody else chose: `constructor` is a name like any other. */
export const entryOf = <T>(table: Record<string, T> | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

export type Image = (path: string) => string | null;

/** Where each old state stands in the new definition; the path may not exist there. Null for a region that ends. */
export function imageIn(nodes: StateNodes, { states }: Mapping): Image {
  const image: Image = (path) => {
    const named = entryOf(states, path);
    if (named !== undefined || path === '') return named ?? (named === null ? null : '');
    const cut = path.lastIndexOf('.');
    const parent = image(path.slice(0, Math.max(cut, 0)));
    if (parent === null) return null;
    const along = joinPath(parent, path.slice(cut + 1));
    return nodes.has(along) || !nodes.has(path) ? along : path;
  };
  return image;
}

/**
 * Refuses a mapping that names what neither definition has, whatever the case: found when a plan is made, and checked again
 * with every case.
 *
 * @throws CommandRefused `migration-mapping`, `migration-period`, `migration-variable`
 */
export function checkMapping(source: CompiledDefinition, target: CompiledDefinition, mapping: Mapping): void {
  if (source.definition.procedure !== target.definition.procedure) throw otherProcedure(source, target);
  const { states = {}, enter = [], periods = {}, parts = {}, variables = {}, values = {} } = mapping;
  for (const [from, to] of Object.entries(states)) {
    if (!source.nodes.has(from)) throw unknown('migration-mapping', 'old', 'state', from);
    if (to !== null && !target.nodes.has(to)) throw unknown('migration-mapping', 'new', 'state', to);
  }
  for (const path of enter) if (!target.nodes.has(path)) throw unknown('migration-mapping', 'new', 'state', path);
  for (const path of Object.keys(parts)) {
    if (!source.nodes.has(path)) throw unknown('migration-mapping', 'old', 'state', path);
  }
  for (const [from, to] of Object.entries(periods)) {
    if (!Object.hasOwn(source.definition.periods, from)) throw unknown('migration-period', 'old', 'period', from);
    if (!Object.hasOwn(target.definition.periods, to)) throw unknown('migration-period', 'new', 'period', to);
  }
  const { before, after } = variablesOf(source, target);
  for (const to of Object.values(variables)) {
    if (to !== null && !Object.hasOwn(after, to)) throw unknown('migration-variable', 'new', 'variable', to);
  }
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(after, name)) throw unknown('migration-variable', 'new', 'variable', name);
    if (Object.hasOwn(before, name) && entryOf(variables, name) === undefined) throw alreadyDecided(name);
  }
}

const variablesOf = (source: CompiledDefinition, target: CompiledDefinition) => ({
  before: source.definition.machine.context ?? {},
  after: target.definition.machine.context ?? {},
});

const THINGS = { state: '状态', period: '期限', variable: '变量' };

function unknown(code: MigrationCode, which: 'old' | 'new', what: keyof typeof THINGS, name: string): CommandRefused {
  return refused(
    code,
    `The mapping names the ${what} "${name}", which the ${which} definition does not have.`,
    `对照表中的${THINGS[what]} “${name}” 在${which === 'old' ? '原' : '新'}规程中不存在。`,
    { [what]: name, definition: which },
  );
}

const otherProcedure = (source: CompiledDefinition, target: CompiledDefinition): CommandRefused =>
  refused(
    'migration-mapping',
    `A case of "${source.definition.procedure}" cannot become one of "${target.definition.procedure}".`,
    `“${source.definition.procedure}” 的案件不能转为 “${target.definition.procedure}” 的案件。`,
    { from: source.definition.procedure, to: target.definition.procedure },
  );

const alreadyDecided = (name: string): CommandRefused =>
  refused(
    'migration-variable',
    `Each case has its own value of "${name}", which moving it does not change; give values only to new variables.`,
    `变量 “${name}” 在各案件中已有取值，转换不得更改；只能为新变量赋值。`,
    { variable: name },
  );
