import type { WorkCalendar } from '../calendar/index.js';
import {
  checkEras,
  checkScenarios,
  examineDefinition,
  exclusionDoubts,
  locate,
  type Examination,
  type Finding,
  type ScenarioExamination,
  type Vocabulary,
} from '../engine/check/index.js';
import type { Definition, Scenario } from '../engine/index.js';
import { localPeriodFaults, readLocalPeriods, rootOf } from './local-periods.js';
import { atLine, readDefinition, type DefinitionFiles, type PlacedFinding, type YamlFile } from './files.js';

/** Everything there is to say about one definition's files. Plain data, so that a thread can send it to another. */
export interface FileReport {
  file: string;
  /** The lines of the definition's sections, by name, and of what stands in them, by `section.name`. */
  lines: Record<string, number>;
  definition: Definition | null;
  examination: Omit<Examination, 'compiled'>;
  /** Null when there are no scenarios, or the definition is too broken to tell them. */
  scenarios: ScenarioExamination | null;
  findings: PlacedFinding[];
}

/**
 * Checks a definition where it is written: the definition as a deployment would, then its scenarios and what the files of
 * `jurisdictions` beside it do to its time limit, each finding with file and line.
 *
 * @throws ENOENT when there is no such file
 */
export async function checkFile(file: string, vocabulary: Vocabulary, calendar: WorkCalendar): Promise<FileReport> {
  const files = await readDefinition(file);
  const { source, definition, findings: unreadable } = files;
  const readable = !unreadable.some(({ code }) => code === 'yaml');
  const examination = examineDefinition((readable ? definition : {}) as Definition, vocabulary);
  const { compiled, ...figures } = examination;
  const scenarios =
    compiled && Array.isArray(files.scenarios?.value)
      ? checkScenarios(compiled, files.scenarios.value as Scenario[], calendar)
      : null;
  const localPeriods = compiled ? await readLocalPeriods(rootOf(source.file)) : [];
  return {
    file: source.file,
    lines: linesOf(source, compiled?.definition),
    definition: compiled?.definition ?? null,
    examination: figures,
    scenarios,
    findings: [
      ...unreadable,
      ...(readable ? examination.findings.map((finding) => place(source, finding)) : []),
      ...(compiled ? localPeriodFaults(compiled, localPeriods) : []),
      ...(scenarios?.findings ?? []).map((finding) => placeScenario(files, finding)),
      ...untold(files, compiled !== null),
    ],
  };
}

/**
 * What the versions of a procedure must agree on, and what they say of other procedures, found where each is written.
 *
 * @param procedures names of every procedure there is, when that is known
 */
export function checkVersions(reports: readonly FileReport[], procedures?: ReadonlySet<string>): PlacedFinding[] {
  const sound = reports.flatMap(({ definition, file, lines }) => (definition ? [{ definition, file, lines }] : []));
  const eras = checkEras(sound.map(({ definition }) => definition));
  return sound.flatMap(({ definition, file, lines }, index) => {
    const doubts = procedures ? exclusionDoubts(definition, procedures) : [];
    return [...(eras[index] ?? []), ...doubts].map((finding) => ({
      ...finding,
      file,
      line: lines[(finding.at ?? []).slice(0, 2).join('.')] ?? lines[String(finding.at?.[0])] ?? 1,
    }));
  });
}

function linesOf({ lineOf }: YamlFile, definition: Definition | undefined): Record<string, number> {
  const entries = Object.entries<unknown>({ ...definition }).flatMap(([section, content]): [string, number][] => [
    [section, lineOf([section])],
    ...Object.keys(typeof content === 'object' ? (content ?? {}) : {}).map((name): [string, number] => [
      `${section}.${name}`,
      lineOf([section, name]),
    ]),
  ]);
  return Object.fromEntries(entries);
}

const place = ({ file, lineOf }: YamlFile, finding: Finding): PlacedFinding => ({
  ...finding,
  file,
  line: lineOf(finding.at ?? (finding.state === null ? [] : locate(finding.state))),
});

/** A scenario's own faults lie in its file; what no scenario reaches lies in the definition. */
function placeScenario({ source, scenarios }: DefinitionFiles, finding: Finding): PlacedFinding {
  return place(scenarios && finding.state === null ? scenarios : source, finding);
}

function untold({ source, scenarios }: DefinitionFiles, runs: boolean): PlacedFinding[] {
  if (!scenarios) {
    const missing = atLine(
      source.file,
      1,
      'no-scenarios',
      '没有情景文件',
      'There are no scenarios for this definition',
    );
    return runs ? [{ ...missing, severity: 'warning' }] : [];
  }
  if (Array.isArray(scenarios.value) || scenarios.value === null) return [];
  return [atLine(scenarios.file, 1, 'scenario-schema', '情景文件应为列表', 'The scenarios must be a list')];
}
