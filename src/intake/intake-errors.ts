import type { Involvement, Possibility } from '../households/index.js';
import { Problem, type Sentence } from '../shared/problem.js';

export class DivisionOutsideWindow extends Problem {
  constructor(division: string) {
    super(
      'division-outside-window',
      422,
      {
        zh: `区划 ${division} 不是本窗口乡镇（街道）现有的村（社区），请向其所在地窗口申请。`,
        en: `${division} is no village of this window's township today; the application belongs to the window there.`,
      },
      { division },
    );
  }
}

export class ProcedureNotForHouseholds extends Problem {
  constructor(procedure: string) {
    super(
      'procedure-not-by-application',
      422,
      {
        zh: `“${procedure}” 不由家庭直接申请，请在原案件中提出。`,
        en: `"${procedure}" is not applied for by a household; raise it from the case it is about.`,
      },
      { procedure },
    );
  }
}

/** Two of the procedures applied for together whose benefits cannot be had together. */
export interface Excluded {
  procedures: [string, string];
  sentence: Sentence;
  law: string | null;
}

const CHOOSE = {
  action: 'choose',
  zh: '与家庭确认：只申请其中一项，或在 choices 中登记两项均获批时选择哪一项',
  en: 'ask the household: apply for one of them, or record in "choices" which one it wants if both are granted',
};

export class ExcludedTogether extends Problem {
  constructor(excluded: Excluded[]) {
    const pairs = excluded.map(({ procedures }) => procedures.join(' / ')).join('、');
    super(
      'excluded-together',
      409,
      {
        zh: `所申请的 ${pairs} 不能同时享受：${excluded.map(({ sentence }) => sentence.zh).join('；')}。请先由家庭作出选择。`,
        en: `${pairs} cannot be had together: ${excluded.map(({ sentence }) => sentence.en).join('; ')}. The household has to choose first.`,
      },
      { excluded, possible: [CHOOSE] },
    );
  }
}

export class ChoiceUnknown extends Problem {
  constructor(chosen: string, over: string) {
    super(
      'choice-unknown',
      422,
      {
        zh: `“${chosen}” 与 “${over}” 未被同时申请，或并不互斥，无需选择。`,
        en: `There is nothing to choose between "${chosen}" and "${over}": they are not applied for together here, or can be had together.`,
      },
      { chosen, over },
    );
  }
}

export class ApplicationRepeated extends Problem {
  constructor(procedure: string) {
    super(
      'application-repeated',
      422,
      {
        zh: `“${procedure}” 在同一申请中出现两次，每项只能申请一次。`,
        en: `"${procedure}" is applied for twice in one form; each is applied for once.`,
      },
      { procedure },
    );
  }
}

export class BeneficiaryNotTaken extends Problem {
  constructor(procedure: string) {
    super(
      'beneficiary-not-taken',
      422,
      {
        zh: `“${procedure}” 以家庭为单位办理，不能只为一名成员申请；请去掉 beneficiary。`,
        en: `"${procedure}" is for the household as a whole, not for one member; leave out "beneficiary".`,
      },
      { procedure },
    );
  }
}

export class ProcedureNotAboutCase extends Problem {
  constructor(procedure: string) {
    super(
      'procedure-not-about-case',
      422,
      {
        zh: `“${procedure}” 不是针对已有案件的事项，请在窗口另行申请。`,
        en: `"${procedure}" is not about another case; apply for it at the window.`,
      },
      { procedure },
    );
  }
}

export class MemberUnknown extends Problem {
  constructor(field: string, member: number, members: number) {
    super(
      'member-unknown',
      422,
      {
        zh: `${field} 指向第 ${member + 1} 名成员，而家庭只有 ${members} 名成员。`,
        en: `${field} names member ${member + 1}, and the household has ${members}.`,
      },
      { field, member },
    );
  }
}

/** Every adult's own signature allows the check of their income and property (57号 art. 10). */
export class AuthorisationMissing extends Problem {
  constructor(members: number[]) {
    const places = members.map((member) => member + 1);
    super(
      'authorisation-missing',
      422,
      {
        zh: `第 ${places.join('、')} 名成员尚未签署家庭经济状况核对授权书，成年成员均须签署。`,
        en: `${places.length === 1 ? 'Member' : 'Members'} ${places.join(', ')} ${places.length === 1 ? 'has' : 'have'} not signed the authorisation of the check; every adult has to.`,
      },
      { members },
    );
  }
}

export class AuthorisationDateInvalid extends Problem {
  constructor(member: number) {
    super(
      'authorisation-date-invalid',
      422,
      {
        zh: `第 ${member + 1} 名成员的授权日期有误：须为存在的日期，且不晚于今天。`,
        en: `The authorisation of member ${member + 1} has a date that does not exist or lies in the future.`,
      },
      { member },
    );
  }
}

const ACKNOWLEDGE = {
  action: 'acknowledge',
  zh: '确需另行申请的，注明理由后继续受理，由审核人员复核',
  en: 'go on with a stated reason, which the reviewer will see',
};

/** Somebody of the household is in another case. `final` when going on is out of the question. */
export class DuplicateApplication extends Problem {
  constructor(involvements: (Involvement & { possible: Possibility[] })[], final: boolean) {
    const numbers = [...new Set(involvements.map(({ number }) => number))].join('、');
    super(
      'duplicate-application',
      409,
      {
        zh: `家庭成员已在案件 ${numbers} 中${final ? '享受同一待遇，不能重复申请' : '，请先核实是否重复申请'}。`,
        en: `Members of the household are in ${numbers}${final ? ', which already pays the same benefit: no second application is possible' : '; make sure that this is no second application'}.`,
      },
      { involvements, possible: final ? [] : [ACKNOWLEDGE] },
    );
  }
}

export class AcknowledgementNeedsReason extends Problem {
  constructor() {
    super('acknowledgement-needs-reason', 422, {
      zh: '在已知重复的情况下继续受理，须注明理由（不少于4个字）。',
      en: 'Going on in spite of a duplicate needs a reason of at least four characters.',
    });
  }
}

export class AlreadyLinked extends Problem {
  constructor(number: string) {
    super(
      'already-linked',
      409,
      {
        zh: `针对该案件的同类事项 ${number} 正在办理，请在其中继续。`,
        en: `${number} of the same kind about this case is still open; go on there.`,
      },
      { number },
    );
  }
}

export class DocumentUnknown extends Problem {
  constructor(documents: string[]) {
    super(
      'document-unknown',
      422,
      {
        zh: `有 ${documents.length} 份材料不是您在一天内上传的、或已归入其他案件，请重新上传。`,
        en:
          documents.length === 1
            ? 'A document was not uploaded by you within a day, or belongs to another case; upload it again.'
            : `${documents.length} documents were not uploaded by you within a day, or belong to another case; upload them again.`,
      },
      { documents },
    );
  }
}

export class DocumentTooLarge extends Problem {
  constructor(mostBytes: number) {
    super(
      'document-too-large',
      413,
      {
        zh: `文件超过 ${mostBytes / 1024 / 1024} MiB，请压缩或分成几份上传。`,
        en: `The file is larger than ${mostBytes / 1024 / 1024} MiB; compress it or upload it in parts.`,
      },
      { mostBytes },
    );
  }
}

export class DocumentTypeRefused extends Problem {
  constructor() {
    super(
      'document-type-refused',
      415,
      {
        zh: '仅接受 PDF、JPEG、PNG 文件；以文件内容为准，与扩展名无关。',
        en: 'Only PDF, JPEG and PNG files are accepted, by their content and not by their name.',
      },
      { accepted: ['application/pdf', 'image/jpeg', 'image/png'] },
    );
  }
}

export class DocumentKindInvalid extends Problem {
  constructor() {
    super('document-kind-invalid', 422, {
      zh: '材料种类应为不超过 40 个字符的代码，如窗口设置 “papers” 中所列。',
      en: 'The kind of a document is a word of at most 40 characters, such as the setting "papers" of the window lists.',
    });
  }
}

export class OneFileExpected extends Problem {
  constructor() {
    super('one-file-expected', 400, {
      zh: '请以 multipart/form-data 每次上传一个文件。',
      en: 'Upload exactly one file, as multipart/form-data.',
    });
  }
}

export class QueryCodeWrong extends Problem {
  constructor() {
    super('query-code-wrong', 422, {
      zh: '查询码与该受理编号不符；可以不带查询码补打凭证。',
      en: 'The query code does not belong to this number; the receipt can be printed without it.',
    });
  }
}
