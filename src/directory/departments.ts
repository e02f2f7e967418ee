import { departments, type Title } from './seed/departments.js';

/** Codes of the departments that have offices somewhere: what a definition's `office:` may name after the level. */
export const departmentCodes: ReadonlySet<string> = new Set(departments.map(({ code }) => code));

/** What a department is called at a level of divisions, such as 民政局 of a county; undefined where it has no office. */
export function departmentTitle(level: string, department: string): Title | undefined {
  const names: Partial<Record<string, Title>> = departments.find(({ code }) => code === department)?.names ?? {};
  return names[level];
}
