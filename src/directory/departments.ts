import { departments } from './seed/departments.js';

/** Codes of the departments that have offices somewhere: what a definition's `office:` may name after the level. */
export const departmentCodes: ReadonlySet<string> = new Set(departments.map(({ code }) => code));
