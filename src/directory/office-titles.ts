import { departmentTitle } from './departments.js';
import type { Title } from './seed/departments.js';

const LEVELS: Readonly<Record<string, Title>> = {
  village: { zh: '村（社区）', en: 'village' },
  township: { zh: '乡镇（街道）', en: 'township' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '市级', en: 'city' },
};

const DECIDER: Title = { zh: '行使审核确认权限的机构', en: 'the office that holds the authority to decide' };

/** What people call the office that a definition names as `township.civilAffairs`, wherever the case may be; names that are unknown stand for themselves. */
export function officeTitle(expression: string): Title {
  if (expression === 'decider') return DECIDER;
  const [level = '', department = ''] = expression.split('.');
  const where = LEVELS[level] ?? { zh: level, en: level };
  if (department === '$part') return { zh: `${where.zh}各相关部门`, en: `each department asked at the ${where.en}` };
  const name = departmentTitle(level, department) ?? { zh: department, en: department };
  return { zh: `${where.zh}${name.zh}`, en: `${where.en} ${name.en}` };
}
