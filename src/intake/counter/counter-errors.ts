import { Problem } from '../../shared/problem.js';

export class TooManyLookups extends Problem {
  constructor(retryAfter: number) {
    super(
      'too-many-lookups',
      429,
      {
        zh: `近亲属核对过于频繁，请在 ${retryAfter} 秒后再试；受理时系统仍会自动核对。`,
        en: `Too many look-ups of relatives: try again in ${retryAfter} seconds. When the application is received they are looked for in any case.`,
      },
      { retryAfter },
    );
  }
}
