import { Problem } from '../../shared/problem.js';

/** A reason that neither a form of the definition nor a setting puts into words: a letter without it would give none. */
export class ReasonUnknown extends Problem {
  constructor(reason: string) {
    super(
      'letter-reason-unknown',
      409,
      {
        zh: `告知书的理由 “${reason}” 没有文字表述；请在规程的表单或设置 “letters” 中补充。`,
        en: `The reason "${reason}" of the letter has no wording; add it to a form of the definition or to the setting "letters".`,
      },
      { reason, setting: 'letters' },
    );
  }
}

/** A letter that must tell the household its remedies cannot go out without them: the time to use them would be a year. */
export class RemediesMissing extends Problem {
  constructor(date: string) {
    super(
      'remedies-missing',
      409,
      {
        zh: `本地区未设置 ${date} 适用的救济途径（设置 “remedies”），告知书不能发出。`,
        en: `This division has no remedies set for ${date} (setting "remedies"), so the letter cannot be issued.`,
      },
      { date, setting: 'remedies' },
    );
  }
}
