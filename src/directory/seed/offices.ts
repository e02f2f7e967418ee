import { type Department, departments, type Title } from './departments.js';
import { type Division, isStatisticalUnit } from './divisions.js';
import { englishName } from './romanised-names.js';

export interface Office {
  /** `<division>:<department>`, e.g. 421222104:civilAffairs. */
  readonly code: string;
  readonly division: string;
  readonly department: string;
  /** The name in use today. */
  readonly name: Title;
  /** First day the office exists, YYYY-MM-DD. */
  readonly from: string;
  /** Names used before: 工商行政管理局 became 市场监督管理局. */
  readonly formerNames: readonly FormerName[];
}

export interface FormerName {
  readonly name: Title;
  /** First and last day in use, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

/**
 * The offices of a division tree: one for each department that works at a division's level.
 * Units made for statistics have neither government nor committee, so they get none.
 */
export function seedOffices(divisions: readonly Division[]): Office[] {
  return divisions
    .filter((division) => !isStatisticalUnit(division))
    .flatMap((division) => departments.flatMap((department) => officeAt(division, department) ?? []));
}

/** The code of the office of a department at a division. */
export function officeCode(division: string, department: string): string {
  return `${division}:${department}`;
}

function officeAt(division: Division, department: Department): Office | undefined {
  const suffix = department.names[division.level];
  if (!suffix) return undefined;
  const from = department.from ?? division.from;
  const former = department.formerly;
  return {
    code: officeCode(division.code, department.code),
    division: division.code,
    department: department.code,
    name: officeName(division, suffix),
    from,
    formerNames: former ? [{ name: officeName(division, former.name), from, to: former.to }] : [],
  };
}

function officeName(division: Division, suffix: Title): Title {
  const zh = division.level === 'village' ? committeeName(division.name) : division.name + suffix.zh;
  return { zh, en: `${englishName(division)} ${suffix.en}` };
}

/** 村民委员会组织法 and 居民委员会组织法: a village has a villagers' committee, a community a residents' committee. */
function committeeName(village: string): string {
  return village + (village.endsWith('村') ? '村民委员会' : '居民委员会');
}
