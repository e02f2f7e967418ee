import { Problem } from '../shared/problem.js';
import type { NoticeField } from './notice-fields.js';

export class NoticeFieldRefused extends Problem {
  constructor(field: string, allowed: readonly NoticeField[]) {
    super(
      'notice-field-refused',
      422,
      {
        zh: `公示内容不得包含 “${field}”；法律允许公示的只有：${allowed.join('、')}。`,
        en: `"${field}" may not stand in a public notice; the law allows only: ${allowed.join(', ')}.`,
      },
      { field, allowed },
    );
  }
}

/** A field that the definition publishes has no value: a notice without it would not be the one the law asks for. */
export class NoticeIncomplete extends Problem {
  constructor(field: NoticeField) {
    super(
      'notice-incomplete',
      409,
      {
        zh: `公示所需的 “${field}” 尚无内容，不能公示；请先补全。`,
        en: `The notice needs "${field}", which has no value yet; record it first.`,
      },
      { field },
    );
  }
}

export class NoHousehold extends Problem {
  constructor() {
    super('no-household', 409, {
      zh: '本案没有登记家庭，无法公示或送达告知书。',
      en: 'No household is recorded for this case, so there is nobody to publish about or write to.',
    });
  }
}

export class NoticeOver extends Problem {
  constructor() {
    super('notice-over', 410, {
      zh: '该公示已结束，内容不再公开。如有意见，可向当地乡镇（街道）社会救助受理窗口反映。',
      en: 'This notice has ended and is no longer public. The township window takes what you want to say.',
    });
  }
}

export class ObjectionNotTaken extends Problem {
  constructor(possible: string[]) {
    super(
      'objection-not-taken',
      possible.length === 0 ? 409 : 422,
      {
        zh:
          possible.length === 0
            ? '该公示不在网上受理意见，请按公示所列方式反映。'
            : `请指明要提出的事项，可选：${possible.join('、')}。`,
        en:
          possible.length === 0
            ? 'Objections to this notice are not taken here; it says where to turn.'
            : `Say which of these you want to send: ${possible.join(', ')}.`,
      },
      { possible },
    );
  }
}

export class TooManyRequests extends Problem {
  constructor(retryAfter: number) {
    super(
      'too-many-requests',
      429,
      {
        zh: `操作过于频繁，请在 ${retryAfter} 秒后再试。`,
        en: `Too many requests from your address; try again in ${retryAfter} seconds.`,
      },
      { retryAfter },
    );
  }
}
