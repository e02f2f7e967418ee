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
import { atLine, readDefinition, type DefinitionFiles, type PlacedFinding, type YamlFile } from './files.js';

/** Everything there is to say about one definition's files. */
export interface FileReport {
  source: YamlFile;
  definition: Definition | null;
  examination: Examination;
  /** Null when there are no scenarios, or the definition is too broken to tell them. */
  scenarios: ScenarioExamination | null;
  findings: PlacedFinding[];
}

/**
 * Checks a definition where it is written: the definition as a deployment would, then its scenarios, each finding with file and
 * line.
 *
 * @throws ENOENT when there is no such file
 */
export async function checkFile(file: string, vocabulary: Vocabulary, calendar: WorkCalendar): Promise<FileReport> {
  const files = await readDefinition(file);
  const { source, definition, findings: unreadable } = files;
  const readable = !unreadable.some(({ code }) => code === 'yaml');
  const examination = examineDefinition((readable ? definition : {}) as Definition, vocabulary);
  const { compiled } = examination;
  const scenarios =
    compiled && Array.isArray(files.scenarios?.value)
      ? checkScenarios(compiled, files.scenarios.value as Scenario[], calendar)
      : null;
  return {
    source,
    definition: compiled?.definition ?? null,
    examination,
    scenarios,
    findings: [
      ...unreadable,
      ...(readable ? examination.findings.map((finding) => place(source, finding)) : []),
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
  const sound = reports.flatMap(({ definition, source }) => (definition ? [{ definition, source }] : []));
  const eras = checkEras(sound.map(({ definition }) => definition));
  return sound.flatMap(({ definition, source }, index) => {
    const doubts = procedures ? exclusionDoubts(definition, procedures) : [];
    return [...(eras[index] ?? []), ...doubts].map((finding) => place(source, finding));
  });
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
