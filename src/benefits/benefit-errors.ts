import { Problem, type ProblemDetail } from '../shared/problem.js';
import type { Month } from './months.js';

export class AwardAmountInvalid extends Problem {
  constructor(amount: unknown) {
    super(
      'award-amount-invalid',
      422,
      {
        zh: '保障金额须为大于零的整数（分）；金额为零的，应当不予确认或停发。',
        en: 'An award is a whole number of fen above zero. Where nothing is due, refuse or stop instead.',
      },
      { amount },
    );
  }
}

export class AwardRunning extends Problem {
  constructor(from: Month, amountFen: number) {
    super(
      'award-running',
      409,
      {
        zh: `本案自 ${from} 起已在发放，不能重复给付；调整金额请走增发、减发程序。`,
        en: `This case is being paid since ${from}; it cannot be awarded again. Raise or cut the award instead.`,
      },
      { from, amountFen },
    );
  }
}

export class NoRunningAward extends Problem {
  constructor() {
    super('no-running-award', 409, {
      zh: '本案目前没有在发的待遇，无从调整或停发。',
      en: 'Nothing is being paid in this case, so there is nothing to change or stop.',
    });
  }
}

/** Another case of the household, or the other half of a move, is paid for the same month. */
export class AwardOverlap extends Problem {
  constructor(other: { number: string; county: string; from: Month; to: Month | null }) {
    super(
      'award-overlap',
      409,
      {
        zh: `该家庭在案件 ${other.number}（${other.from} 至 ${other.to ?? '今'}）中已领取同月待遇，不得重复发放；请先停发原待遇。`,
        en: `The household is already paid for the same month in case ${other.number} (${other.from} to ${other.to ?? 'now'}). End that award first.`,
      },
      { overlaps: other satisfies ProblemDetail },
    );
  }
}

export class MonthNotBegun extends Problem {
  constructor(month: Month, current: Month) {
    super(
      'month-not-begun',
      409,
      {
        zh: `${month} 尚未开始，不能编制发放名册；目前最晚可编制 ${current}。`,
        en: `${month} has not begun, so its roster cannot be compiled; the latest possible is ${current}.`,
      },
      { month, possible: [current] },
    );
  }
}
