import { roleTitle } from '../cases/role-titles.js';
import { Problem } from '../shared/problem.js';

export class NotSignedIn extends Problem {
  constructor() {
    super('not-signed-in', 401, {
      zh: '请先登录；登录状态在30分钟无操作或10小时后失效。',
      en: 'Sign in first. A session ends after 30 minutes without use, and after ten hours in any case.',
    });
  }
}

/** The same for an unknown name, a wrong password and a disabled account. */
export class SignInRefused extends Problem {
  constructor() {
    super('sign-in-refused', 401, {
      zh: '用户名或密码不正确。',
      en: 'The user name or the password is not right.',
    });
  }
}

/** Of somebody who is signed in: not a 401, which would say that the session has ended. */
export class PasswordWrong extends Problem {
  constructor() {
    super('password-wrong', 422, {
      zh: '当前密码不正确，密码未更改。',
      en: 'The present password is not right; nothing was changed.',
    });
  }
}

/** However it is spelt, see {@link isGuessable}. */
export class PasswordGuessable extends Problem {
  constructor() {
    super('password-guessable', 422, {
      zh: '这个密码容易被猜到：它只由常用密码、姓名或用户名、数字和键盘上相邻的字符拼成。请再加上几个与自己无关的词。',
      en: 'This password is easily guessed: it is put together from frequent passwords, names, numbers and neighbouring keys. Add some words that have nothing to do with you.',
    });
  }
}

export class PasswordUnchanged extends Problem {
  constructor() {
    super('password-unchanged', 422, {
      zh: '新密码与当前密码相同，请换一个。',
      en: 'The new password is the present one; choose another.',
    });
  }
}

/** Whoever handed the password over knows it too, so until its owner has changed it nothing is done in their name. */
export class PasswordChangeRequired extends Problem {
  constructor() {
    super('password-change-required', 403, {
      zh: '当前密码由管理员设置，请先改为只有本人知道的密码（PUT /api/session/password），之后即可办理业务。',
      en: 'An administrator has set the present password. First change it to one that only you know (PUT /api/session/password); then everything else is possible.',
    });
  }
}

export class TooManyAttempts extends Problem {
  constructor(retryAfter: number) {
    super(
      'too-many-attempts',
      429,
      {
        zh: `登录失败次数过多，请在 ${Math.ceil(retryAfter / 60)} 分钟后重试。`,
        en: `Too many failed attempts to sign in. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
      },
      { retryAfter },
    );
  }
}

export class CsrfHeaderMissing extends Problem {
  constructor() {
    super('csrf-header-missing', 403, {
      zh: '以 Cookie 登录时，更改数据的请求须带 x-yimen-csrf: 1 请求头。',
      en: 'With a cookie session, a request that changes something needs the header x-yimen-csrf: 1.',
    });
  }
}

export class RoleMissing extends Problem {
  constructor(roles: string[]) {
    super(
      'not-permitted',
      403,
      {
        zh: `此操作须由以下角色办理：${roles.map((role) => roleTitle(role).zh).join('、')}。`,
        en: `This is for: ${roles.map((role) => roleTitle(role).en).join(', ')}.`,
      },
      { roles },
    );
  }
}

/** A route that nobody has said who may call. */
export class RouteWithoutRule extends Problem {
  constructor() {
    super('not-permitted', 403, {
      zh: '此接口未规定谁可以使用，已拒绝。',
      en: 'Nobody has been given the right to use this route, so it is refused.',
    });
  }
}
