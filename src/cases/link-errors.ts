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
