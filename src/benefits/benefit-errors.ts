import { Problem, type ProblemDetail } from '../shared/problem.js';
import type { Text } from '../engine/index.js';
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

export class KindInvalid extends Problem {
  constructor(kind: unknown) {
    super(
      'kind-invalid',
      422,
      {
        zh: '待遇种类须为以字母开头、不超过40个字符的标识。',
        en: 'The kind of a benefit is a word of letters, digits, "_" and "-" that begins with a letter, 40 at most.',
      },
      { kind },
    );
  }
}

export class PayeeUnknown extends Problem {
  constructor(payee: unknown, possible: readonly string[]) {
    super(
      'payee-unknown',
      422,
      {
        zh: `收款人须为 ${possible.join('、')} 之一。`,
        en: `A payment is received by one of: ${possible.join(', ')}.`,
      },
      { payee, possible },
    );
  }
}

/** One of the persons is paid a benefit that cannot be had beside this one. */
export class AwardExcluded extends Problem {
  /** @param number of the other case; null where whoever decides may not know of it */
  constructor(procedure: string, number: string | null, { zh, en, law }: Text & { law?: string }) {
    const where =
      number === null ? { zh: '另一案件', en: 'another case' } : { zh: `案件 ${number}`, en: `case ${number}` };
    super(
      'award-excluded',
      409,
      {
        zh: `${where.zh}已向同一人员发放不得同时享受的待遇（${zh}）；请先停发其中一项。`,
        en: `In ${where.en} the same person is paid a benefit that cannot be had beside this one (${en}). End one of them first.`,
      },
      { excluded: { procedure, ...(number === null ? {} : { number }) }, ...(law === undefined ? {} : { law }) },
    );
  }
}

export class AccountNameInvalid extends Problem {
  constructor(account: unknown) {
    super(
      'account-name-invalid',
      422,
      {
        zh: '账户名称须为以字母开头、由字母、数字和 . _ - 组成、不超过90个字符的标识。',
        en: 'An account is named with letters, digits and . _ -, beginning with a letter, 90 characters at most.',
      },
      { account },
    );
  }
}

/** What is left does not suffice, or somebody else has just taken it. */
export class AccountShort extends Problem {
  constructor(account: string, balance: number, need: number) {
    super(
      'account-short',
      409,
      {
        zh: `账户 ${account} 余额为 ${balance}，本次需要 ${need}，不足支出；请先补充或另选账户。`,
        en: `The account ${account} holds ${balance} and ${need} is needed. Fill it up first, or take another one.`,
      },
      { account, balance, need },
    );
  }
}

export class AccountFull extends Problem {
  constructor(account: string, balance: number, amount: number, most: number) {
    super(
      'account-full',
      409,
      {
        zh: `账户 ${account} 已计 ${balance}，再计 ${amount} 将超过上限 ${most}；同时办理的另一案件可能刚刚占用，请重新办理，将按最新余额计算。`,
        en: `The account ${account} holds ${balance}; ${amount} more would exceed its limit of ${most}. Another case decided at the same moment may have taken it: send the command again, and it is computed anew.`,
      },
      { account, balance, amount, most },
    );
  }
}

/** What may be had once within a period was given in another case, perhaps a moment ago. */
export class RecognisedAlready extends Problem {
  /** @param number of the other case; null where whoever decides may not know of it */
  constructor(number: string | null, { from, to }: { from: string; to: string | null }) {
    const other =
      number === null ? { zh: '另一案件', en: 'another case' } : { zh: `案件 ${number}`, en: `case ${number}` };
    super(
      'recognised-already',
      409,
      {
        zh: `同一家庭或人员已在${other.zh}中就同一事由获得认定（${from} 至 ${to ?? '今'}），同一期间不得重复；另一案件可能刚刚作出决定，请核对后再办理。`,
        en: `The household, or one of its members, is recognised for the same in ${other.en} already (${from} to ${to ?? 'now'}), and may not be twice in that period. The other case may have been decided a moment ago: look at it first.`,
      },
      { recognised: { from, to, ...(number === null ? {} : { number }) } },
    );
  }
}

export class StatusInvalid extends Problem {
  constructor(status: unknown) {
    super(
      'status-invalid',
      422,
      {
        zh: '认定身份的名称须为以字母开头、不超过60个字符的标识。',
        en: 'A recognised identity is a word of letters, digits, ".", "_" and "-" that begins with a letter, 60 at most.',
      },
      { status },
    );
  }
}

export class StatusPeriodInvalid extends Problem {
  constructor(from: unknown, to: unknown) {
    super(
      'status-period-invalid',
      422,
      {
        zh: '认定身份的起止须为实际存在的日期（YYYY-MM-DD），截止日不得早于起始日。',
        en: 'An identity is recognised from a day (YYYY-MM-DD) to the same or a later one.',
      },
      { from, to },
    );
  }
}

/** What hospitals settled by on past days stays what it was. */
export class StatusEndInPast extends Problem {
  constructor(from: string, today: string) {
    super(
      'status-end-in-the-past',
      422,
      {
        zh: `认定身份只能自今日（${today}）或以后终止，不能自 ${from} 起追溯取消。`,
        en: `An identity ends today (${today}) or later; it is not taken back from ${from} on.`,
      },
      { from, possible: [today] },
    );
  }
}

export class StatusForNobody extends Problem {
  constructor() {
    super('status-for-nobody', 422, {
      zh: '本案没有关联人员，无法认定身份。',
      en: 'This case is about no person, so there is nobody whose identity could be recognised.',
    });
  }
}
