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
  const { file, definition, examination, scenarios } = report;
  const { states, transitions, configurations, measured } = examination;
  const name = definition ? `${definition.procedure}@${definition.version}` : near(from, file);
  const explored = configurations === null ? 'not explored' : `${counted(configurations, 'configuration')} explored`;
  return [
    `${name}: ${counted(states, 'state')}, ${counted(transitions, 'transition')}, ${explored}`,
    ...alike(measured).flatMap((each) => [`  ${measuredText(each)}`, `    ${staysText(each[0])}`]),
    ...(scenarios ? [`  ${coverageText(scenarios)}`] : []),
    ...findingLines(report.findings, from, language),
  ];
}

type Alike = [Measured, ...Measured[]];

/** One group for each slowest way: for whom it is the same, is said in one line. */
function alike(measured: readonly Measured[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const each of measured) {
    const { isExtended, days, limit, stays } = each;
    const key = JSON.stringify([isExtended, days, limit, stays]);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function measuredText(same: Alike): string {
  const [{ isExtended, days, limit }] = same;
  const eras = same.flatMap(({ when }) => when ?? []);
  const which = [...eras, ...(isExtended ? ['extended'] : [])].join(', ');
  const way = limit === null ? "slowest way to a decision, by its steps' limits" : 'slowest lawful way';
  return `${way}${which === '' ? '' : ` (${which})`}: ${daysText(days, limit)}`;
}

const daysText = (days: number, limit: number | null): string =>
  limit === null ? counted(days, 'working day') : `${days} of ${counted(limit, 'working day')}`;

/** Which states take that time. */
const staysText = ({ stays }: Measured): string =>
  stays.length === 0 ? 'no state on it has a limit' : stays.map(({ state, days }) => `${state} ${days}`).join(' + ');

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
  const head = ['procedure', 'version', 'in force', 'states', 'transitions', 'legal limit', 'slowest way', 'scenarios'];
  const table = [[...head, 'covered', 'title'], ...reports.map(listRow)];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function listRow({ file, definition, examination, scenarios }: FileReport): string[] {
  if (!definition) return [file, '', '', '', '', '', '', '', '', 'faulty: run check'];
  const { procedure, version, effective, title, total, periods } = definition;
  const { states, transitions, measured } = examination;
  return [
    procedure,
    version,
    `${effective.from} to ${effective.to ?? ''}`.trim(),
    `${states}`,
    `${transitions}`,
    limitText(total ? periods[total.period] : undefined),
    [...new Set(measured.map(({ days, limit }) => (limit === null ? `${days}wd` : `${days}/${limit}wd`)))].join(', '),
    scenarios ? `${scenarios.results.length}` : 'none',
    scenarios ? coveredText(scenarios.coverage) : '',
    title.en,
  ];
}

/** How many of the states and transitions the scenarios reach; rounded down, so that 100 % means all. */
function coveredText({ states, transitions }: { states: Share; transitions: Share }): string {
  const of = states.total + transitions.total;
  return `${of === 0 ? 100 : Math.floor((100 * (states.visited + transitions.visited)) / of)}%`;
}

function limitText(
  period: { length?: string; lengths?: Record<string, string>; extended?: string } | undefined,
): string {
  if (!period) return '';
  const lengths = [...new Set(period.length === undefined ? Object.values(period.lengths ?? {}) : [period.length])];
  return `${lengths.join('/')}${period.extended === undefined ? '' : `, extended ${period.extended}`}`;
}
