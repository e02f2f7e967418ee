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
