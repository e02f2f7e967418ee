import { departments, type Title } from './seed/departments.js';
import type { DivisionLevel } from './seed/divisions.js';

const LEVELS: Partial<Record<DivisionLevel, Title>> = {
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
  township: { zh: '乡镇', en: 'township' },
  village: { zh: '', en: 'village' },
};

/** Offices that only a case knows. */
const DECIDER: Title = { zh: '有审核确认权限的机关', en: 'the office that holds the authority to decide' };
const ASKED: Title = { zh: '各有关部门', en: 'every department asked' };

/** What people call the office that a definition names as `township.civilAffairs`, wherever the case may be; the expression itself where that is unknown. */
export function officeTitle(expression: string): Title {
  if (expression === 'decider') return DECIDER;
  const [level = '', department = ''] = expression.split('.');
  const where = LEVELS[level as DivisionLevel];
  if (where && department === '$part') return { zh: `${where.zh}级${ASKED.zh}`, en: `${ASKED.en} of the ${where.en}` };
  const name = departments.find(({ code }) => code === department)?.names[level as DivisionLevel];
  return where && name
    ? { zh: `${where.zh}${name.zh}`, en: `${where.en} ${name.en}` }
    : { zh: expression, en: expression };
}
