import type { CitizenIdProblem } from '../shared/citizen-id.js';
import { Problem } from '../shared/problem.js';

/** A household whose key is not there at all: a fault of the data, not of who asks. */
export class UnknownHousehold extends Error {
  readonly code = 'unknown-household';
  constructor() {
    super('A household has no key, not even a destroyed one.');
    this.name = new.target.name;
  }
}

/** The service was started with another master key than the one this data was written with. */
export class OtherMasterKey extends Error {
  readonly code = 'other-master-key';
  constructor(
    readonly wrappedWith: string,
    readonly running: string,
  ) {
    super(`A key is wrapped with the master key ${wrappedWith}, this service runs with ${running}.`);
    this.name = new.target.name;
  }
}

export class HouseholdErased extends Problem {
  constructor() {
    super('household-erased', 410, {
      zh: '该家庭的个人信息已依法删除，不能再读取或办理。',
      en: 'The personal data of this household has been erased; it can be neither read nor added to.',
    });
  }
}

export class HouseholdInUse extends Problem {
  constructor(openCases: number, runningAwards: number) {
    super(
      'household-in-use',
      409,
      {
        zh: `该家庭尚有 ${openCases} 件未办结案件、${runningAwards} 项在发或待发待遇及有效认定身份，办结并停发后方可删除个人信息。`,
        en: `This household has ${counted(openCases, 'open case')} and ${counted(runningAwards, 'running award')}, payments to come or identities in force; erase it once all are closed.`,
      },
      { openCases, runningAwards },
    );
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const REASONS: Record<CitizenIdProblem, { zh: string; en: string }> = {
  length: { zh: '应为18位', en: 'it must have 18 characters' },
  characters: { zh: '含有不允许的字符', en: 'it holds a character that cannot stand there' },
  date: { zh: '出生日期不存在', en: 'its date of birth does not exist' },
  checksum: { zh: '校验码不符', en: 'its check digit does not fit' },
  future: { zh: '出生日期在今天之后', en: 'its date of birth lies in the future' },
};

/** @param member place in the list, from 0; null where only one number was sent */
export class CitizenIdInvalid extends Problem {
  constructor(reason: CitizenIdProblem, member: number | null = null) {
    const { zh, en } = REASONS[reason];
    super(
      'citizen-id-invalid',
      422,
      {
        zh: `${member === null ? '' : `第 ${member + 1} 名成员的`}公民身份号码有误：${zh}，请核对证件。`,
        en: `The citizen number${member === null ? '' : ` of member ${member + 1}`} is wrong: ${en}. Compare it with the card.`,
      },
      { reason, ...(member === null ? {} : { member }) },
    );
  }
}

export class PersonNameInvalid extends Problem {
  constructor() {
    super('person-name-invalid', 422, {
      zh: '新成员的姓名有误：至少一个文字，不含不可见字符。',
      en: 'The name of the new member is wrong: it has a letter at least, and nothing invisible.',
    });
  }
}

export class BirthDateInvalid extends Problem {
  constructor(member: number) {
    super(
      'birth-date-invalid',
      422,
      {
        zh: `第 ${member + 1} 名成员的出生日期有误：须为已过去的日期，且有公民身份号码的不必另填。`,
        en: `The date of birth of member ${member + 1} is wrong: a day that has passed, and none beside a citizen number.`,
      },
      { member },
    );
  }
}

export class PersonRepeated extends Problem {
  constructor(members: number[]) {
    const places = members.map((member) => member + 1);
    super(
      'person-repeated',
      422,
      {
        zh: `第 ${places.join('、')} 名成员是同一人，每人只能填写一次。`,
        en: `Members ${places.join(' and ')} are the same person; each is entered once.`,
      },
      { members },
    );
  }
}

export class CategoryUnknown extends Problem {
  constructor(member: number, category: string, known: string[]) {
    super(
      'category-unknown',
      422,
      {
        zh: `第 ${member + 1} 名成员的类别 “${category}” 在本地区未使用；可用：${known.join('、') || '无'}。`,
        en: `Member ${member + 1} has the category "${category}", which this division does not use; possible: ${known.join(', ') || 'none'}.`,
      },
      { member, category, possible: known },
    );
  }
}

export class RelationUnknown extends Problem {
  constructor(member: number, relation: string, known: string[]) {
    super(
      'relation-unknown',
      422,
      {
        zh: `第 ${member + 1} 名成员申报的近亲属关系 “${relation}” 不在备案范围；可用：${known.join('、') || '无'}。`,
        en: `Member ${member + 1} declares the relation "${relation}" to an official, which is not one to be registered; possible: ${known.join(', ') || 'none'}.`,
      },
      { member, relation, possible: known },
    );
  }
}

export class OfficerUnknown extends Problem {
  constructor(member: number, officer: string) {
    super(
      'officer-unknown',
      422,
      {
        zh: `第 ${member + 1} 名成员申报的经办人员账号 “${officer}” 不存在。`,
        en: `Member ${member + 1} declares a relation to "${officer}", who is not known here.`,
      },
      { member, officer },
    );
  }
}

export class MemberUnknown extends Problem {
  constructor() {
    super('member-unknown', 422, {
      zh: '所选成员不是该家庭现有的成员，请从成员名单中选择。',
      en: 'The member named does not belong to this household now: choose one of its members.',
    });
  }
}

export class SuccessorNeeded extends Problem {
  constructor() {
    super('successor-needed', 422, {
      zh: '离开的成员是申请人：请从其余成员中确定一名接替，以便送达文书和发放待遇。',
      en: 'The member who leaves is the applicant: name one of the others to go on in their stead, who is written to and paid.',
    });
  }
}

/** @param number of the case that helps them already */
export class MemberHelpedElsewhere extends Problem {
  constructor(number: string, division: string) {
    super(
      'member-helped-elsewhere',
      409,
      {
        zh: `该人员已在 ${division} 的案件 ${number} 中申请或享受同一待遇，须先从该家庭转出。`,
        en: `This person is in case ${number} (${division}) for the same benefit; they have to leave that household first.`,
      },
      { number },
    );
  }
}

export class TooManySearches extends Problem {
  constructor(retryAfter: number) {
    super(
      'too-many-searches',
      429,
      {
        zh: `查重过于频繁，请在 ${retryAfter} 秒后再试；受理时系统仍会自动查重。`,
        en: `Too many searches: try again in ${retryAfter} seconds. When an application is received it is compared in any case.`,
      },
      { retryAfter },
    );
  }
}

export class ReasonNamesPerson extends Problem {
  constructor() {
    super('reason-names-person', 422, {
      zh: '事由会长期留存，请勿填写公民身份号码。',
      en: 'The reason is kept for years: leave citizen numbers out of it.',
    });
  }
}
