import type { Definition } from '../engine/index.js';
import { Problem, type Sentence } from '../shared/problem.js';

/** A case another one is linked to, as its refusals name it. */
export interface LinkedCase {
  county: string;
  caseId: string;
  number: string;
  relation: string;
}

/** What a linked case refused; nothing has happened in either. */
export class LinkedCaseRefused extends Problem {
  constructor(
    readonly linked: LinkedCase,
    command: string,
    reason: { code: string; sentence: Sentence; detail: Record<string, unknown> },
    cause: unknown,
  ) {
    const { code, sentence, detail } = reason;
    super(
      'linked-case-refused',
      409,
      {
        zh: `关联案件 ${linked.number} 不能执行 “${command}”，本案因此也未办理：${sentence.zh}`,
        en: `The linked case ${linked.number} refused "${command}", so nothing has been done here either: ${sentence.en}`,
      },
      { ...detail, linked, command, reason: code },
      { cause },
    );
  }
}

export class LinkedAlready extends Problem {
  constructor(number: string, relation: string) {
    super(
      'linked-already',
      409,
      {
        zh: `案件 ${number} 已以 “${relation}” 关系登记在本案，无需重复登记。`,
        en: `The case ${number} is on this one as "${relation}" already.`,
      },
      { number, relation },
    );
  }
}

export class LinkedToItself extends Problem {
  constructor() {
    super('linked-to-itself', 422, { zh: '案件不能与自身关联。', en: 'A case cannot be put on itself.' });
  }
}

/** A case to be put on another that does not exist, or that whoever asks may not see. */
export class OtherCaseUnknown extends Problem {
  /** @param place in the list that was sent, from 0 */
  constructor(place: number) {
    super(
      'other-case-unknown',
      404,
      {
        zh: `第 ${place + 1} 件关联案件不存在，或不在您的职权范围内；请核对编号。`,
        en: `Case ${place + 1} of those to be linked does not exist or is outside your scope; compare its number.`,
      },
      { place },
    );
  }
}

/** Where a case of each kind is opened instead. */
const INSTEAD: Record<Exclude<Definition['subject'], 'matter'>, { action: string } & Sentence> = {
  household: {
    action: 'apply',
    zh: '由家庭在受理窗口申请（POST /api/applications）',
    en: 'the household applies for it at the window (POST /api/applications)',
  },
  person: {
    action: 'apply',
    zh: '由本人或家庭在受理窗口申请（POST /api/applications）',
    en: 'the person applies for it at the window (POST /api/applications)',
  },
  case: {
    action: 'link',
    zh: '在所针对的案件中提出（POST /api/cases/{county}/{caseId}/linked）',
    en: 'raise it from the case it is about (POST /api/cases/{county}/{caseId}/linked)',
  },
};

export class NoMatter extends Problem {
  constructor(procedure: string, subject: keyof typeof INSTEAD) {
    const instead = INSTEAD[subject];
    super(
      'procedure-not-a-matter',
      422,
      {
        zh: `“${procedure}” 不是机关内部事项，不能由机关自行发起；可行的做法：${instead.zh}。`,
        en: `"${procedure}" is no matter of the administration's own; possible instead: ${instead.en}.`,
      },
      { procedure, subject, possible: [instead] },
    );
  }
}

export class DivisionUnknown extends Problem {
  constructor(division: string) {
    super(
      'division-unknown',
      422,
      { zh: `区划 ${division} 目前不存在。`, en: `There is no division ${division} today.` },
      { division },
    );
  }
}

export class LinkedCaseMissing extends Problem {
  constructor(relation: string, command: string) {
    super(
      'linked-case-missing',
      409,
      {
        zh: `本案没有 “${relation}” 关系的关联案件，“${command}” 无处送达；请先登记关联。`,
        en: `No case is linked to this one as "${relation}", so "${command}" has nobody to reach. Link the case first.`,
      },
      { relation, command },
    );
  }
}

export class LinkedCasesTooDeep extends Problem {
  constructor(depth: number) {
    super(
      'linked-cases-too-deep',
      409,
      {
        zh: `关联案件之间的消息超过 ${depth} 层，可能互相循环；请由规程编制人员检查。`,
        en: `Linked cases answered one another more than ${depth} times over; their definitions probably go round in a circle.`,
      },
      { depth },
    );
  }
}
