import {
  migrate,
  type CaseState,
  type Facts,
  type JsonObject,
  type MigrationData,
  type MigrationResult,
  type Renamed,
} from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import type { CaseRow } from './case-reading.js';
import type { CaseCommand } from './command.js';
import type { Planned } from './planner.js';
import type { FactGatherer } from './facts.js';
import type { DefinitionLibrary, Tx } from './ports.js';

type MigrationCommand = CaseCommand & { migrateTo: string };

/**
 * Plans the step that moves a case to another definition; it is then written like any other.
 *
 * @throws CommandRefused naming what cannot be mapped; Problem 409 when the case does not run on the definition named
 */
export async function planMigration(
  library: DefinitionLibrary,
  gatherer: FactGatherer,
  tx: Tx,
  row: CaseRow,
  command: MigrationCommand,
  facts: Facts,
): Promise<Planned> {
  const data = (command.data ?? {}) as MigrationData;
  if (row.definition !== data.from) throw otherDefinition(row.definition);
  await library.ensure(row.definition);
  await library.ensure(command.migrateTo);
  const source = library.definition(row.definition);
  const compiled = library.definition(command.migrateTo);
  const { county, caseId } = command;
  const subject = {
    county,
    caseId,
    procedure: row.procedure,
    division: row.state.division,
    householdId: row.household_id,
  };
  const calendar = library.calendar(facts.calendar);
  const result: MigrationResult = await gatherer.withFacts(tx, facts, subject, (gathered) =>
    migrate(source, compiled, row.state, command, gathered, calendar, row.version + 1),
  );
  const open: JsonObject = data;
  return { compiled, digest: command.migrateTo, facts, open, personal: {}, result, renamed: result.renamed };
}

/** @returns false when another command came first */
export async function renameRows(
  tx: Tx,
  { county, caseId, version }: { county: string; caseId: string; version: number },
  renamed: Renamed,
  after: CaseState,
): Promise<boolean> {
  const tasks = Object.entries(renamed.tasks).map(([old, key]) => {
    const { state, part, clock } = after.tasks[key] ?? {};
    return { old, key, state, part, due_at: clock === undefined ? null : (after.clocks[clock]?.dueAt ?? null) };
  });
  const { rows } = await tx.query<{ renamed: boolean }>('select rename_case_rows($1, $2, $3, $4, $5) as renamed', [
    county,
    caseId,
    version,
    JSON.stringify(tasks),
    JSON.stringify(renamed.states),
  ]);
  return rows[0]?.renamed === true;
}

/** The state whose rows are those after the renaming: what is still to be written is the difference from it. */
export function renamedBefore(before: CaseState, { tasks }: Renamed, after: CaseState): CaseState {
  const moved = Object.entries(before.tasks).map(([key, task]) => {
    const to = tasks[key];
    return to === undefined ? [key, task] : [to, after.tasks[to] ?? task];
  });
  return { ...before, tasks: Object.fromEntries(moved) as CaseState['tasks'] };
}

const otherDefinition = (definition: string): Problem =>
  new Problem(
    'migration-other-definition',
    409,
    {
      zh: '该案件已不依据计划所列的原规程办理，未作转换。',
      en: 'The case does not run on the definition that the plan moves cases from; it is left where it is.',
    },
    { definition },
  );
