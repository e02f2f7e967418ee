import { Problem } from '../shared/problem.js';

/** Wrong number and wrong code are told apart by nobody. */
export class ProgressNotFound extends Problem {
  constructor() {
    super('progress-not-found', 404, {
      zh: '受理编号与查询码不符，请核对受理回执。',
      en: 'The number and the query code do not belong together; compare them with the receipt.',
    });
  }
}

export class TooManyQueries extends Problem {
  constructor(retryAfter: number) {
    super(
      'too-many-queries',
      429,
      {
        zh: `查询过于频繁，请 ${retryAfter} 秒后再试。`,
        en: `Too many queries from this address; try again in ${retryAfter} seconds.`,
      },
      { retryAfter },
    );
  }
}

export class RatingTooEarly extends Problem {
  constructor() {
    super('rating-too-early', 409, {
      zh: '该事项尚未作出决定，办结后即可评价。',
      en: 'Nothing has been decided yet; you can rate the handling once it has been.',
    });
  }
}

export class RatedAlready extends Problem {
  constructor(score: number) {
    super(
      'rated-already',
      409,
      {
        zh: `您已评价过（${score} 分），每个编号只能评价一次。`,
        en: `You have rated this already (${score} of 5); each number can be rated once.`,
      },
      { score },
    );
  }
}
