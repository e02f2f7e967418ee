import { relative } from 'node:path';
import type { Measured, Share } from '../engine/check/index.js';
import type { FileReport } from '../workflows/check-files.js';
import type { PlacedFinding } from '../workflows/files.js';

/*
 * What `npm run workflows` prints, as lines.
 */

export type Language = 'zh' | 'en';

/** One definition: its size, its slowest way, its scenarios, what was found. */
export function reportLines(report: FileReport, from: string, language: Language): string[] {
  const { source, definition, examination, scenarios } = report;
  const { states, transitions, configurations, measured } = examination;
  const name = definition ? `${definition.procedure}@${definition.version}` : near(from, source.file);
  const explored = configurations === null ? 'not explored' : `${counted(configurations, 'configuration')} explored`;
  return [
    `${name}: ${counted(states, 'state')}, ${counted(transitions, 'transition')}, ${explored}`,
    ...measured.map((each) => `  ${measuredText(each)}`),
    ...(scenarios ? [`  ${coverageText(scenarios)}`] : []),
    ...findingLines(report.findings, from, language),
  ];
}

function measuredText({ when, isExtended, days, limit }: Measured): string {
  const which = [when ?? '', isExtended ? 'extended' : ''].filter((word) => word !== '').join(', ');
  return `slowest lawful way${which === '' ? '' : ` (${which})`}: ${days} of ${limit} working days`;
}

function coverageText({ results, coverage }: NonNullable<FileReport['scenarios']>): string {
  const passed = results.filter((result) => result.passed).length;
  return `scenarios: ${passed} of ${results.length} pass; ${shareText('state', coverage.states)}, ${shareText('transition', coverage.transitions)} reached`;
}

const shareText = (what: string, { visited, total }: Share): string => `${visited} of ${counted(total, what)}`;

/** As one types it from where one stands; in full when it lies elsewhere. */
function near(from: string, file: string): string {
  const path = relative(from, file);
  return path.startsWith('..') ? file : path;
}

/** `file:line  error  code  message`, so that an editor can jump there. */
export function findingLines(findings: readonly PlacedFinding[], from: string, language: Language): string[] {
  return findings.flatMap(({ file, line, severity, code, message, path, law }) => [
    `  ${near(from, file)}:${line}  ${severity}  ${code}  ${message[language]}${law === undefined ? '' : ` [${law}]`}`,
    ...(path && path.length > 0 ? [`    path: ${path.join(' ')}`] : []),
  ]);
}

export function summaryLine(reports: readonly FileReport[], findings: readonly PlacedFinding[]): string {
  const scenarios = reports.flatMap((report) => report.scenarios?.results ?? []);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    counted(reports.length, 'definition'),
    counted(scenarios.length, 'scenario'),
    counted(errors, 'error'),
    counted(findings.length - errors, 'warning'),
  ].join(', ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A table of procedures, one version a row. */
export function listLines(reports: readonly FileReport[]): string[] {
  const rows = reports.map(({ source, definition, examination, scenarios }) => {
    if (!definition) return [source.file, '', '', '', '', 'faulty: run check', ''];
    const { procedure, version, effective, title, total, periods } = definition;
    const covered = scenarios ? `${scenarios.results.length}` : 'none';
    const period = total ? periods[total.period] : undefined;
    return [
      procedure,
      version,
      `${effective.from} to ${effective.to ?? ''}`.trim(),
      `${examination.states}`,
      limitText(period),
      scenarios
        ? `${covered} (${scenarios.coverage.transitions.visited}/${scenarios.coverage.transitions.total} transitions)`
        : covered,
      title.en,
    ];
  });
  const table = [['procedure', 'version', 'in force', 'states', 'legal limit', 'scenarios', 'title'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function limitText(
  period: { length?: string; lengths?: Record<string, string>; extended?: string } | undefined,
): string {
  if (!period) return '';
  const lengths = [...new Set(period.length === undefined ? Object.values(period.lengths ?? {}) : [period.length])];
  return `${lengths.join('/')}${period.extended === undefined ? '' : `, extended ${period.extended}`}`;
}
