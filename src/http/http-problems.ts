import type { HttpException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Problem, type Sentence } from '../shared/problem.js';

/** What Fastify and Nest themselves refuse, by status. Their own messages are not shown: they are English and quote input. */
const KNOWN: Record<number, [code: string, sentence: Sentence]> = {
  400: ['request-invalid', { zh: '请求格式不正确。', en: 'The request is not well-formed.' }],
  413: [
    'body-too-large',
    {
      zh: '提交的内容过大：一般请求不超过1 MiB。',
      en: 'The content is too large: an ordinary request holds 1 MiB at most.',
    },
  ],
  414: ['url-too-long', { zh: '请求地址过长。', en: 'The address of the request is too long.' }],
  415: [
    'media-type-unsupported',
    { zh: '请以 application/json 提交内容。', en: 'Send the content as application/json.' },
  ],
};

const MALFORMED_JSON: Sentence = {
  zh: '请求内容不是有效的JSON，或为空。',
  en: 'The content is not valid JSON, or is empty.',
};

/** What Nest's pipes say of a piece of an address. */
const ABOUT_ADDRESS: [says: RegExp, sentence: Sentence][] = [
  [
    /uuid is expected/,
    {
      zh: '地址中的编号不是有效的 UUID，请核对来源。',
      en: 'An id in the address is no UUID; compare it with where it came from.',
    },
  ],
  [/numeric string is expected/, { zh: '地址中的序号应为整数。', en: 'A number in the address must be a whole one.' }],
];

export function asHttpProblem(error: HttpException): Problem {
  const status = error.getStatus();
  if (status === 400 && isAboutJson(error))
    return new Problem('malformed-json', 400, MALFORMED_JSON, {}, { cause: error });
  const [, inAddress] = ABOUT_ADDRESS.find(([says]) => status === 400 && says.test(error.message)) ?? [];
  if (inAddress) return new Problem('request-invalid', 400, inAddress, {}, { cause: error });
  const [code, sentence] = KNOWN[status] ?? ['refused', { zh: '请求被拒绝。', en: 'The request is refused.' }];
  return new Problem(code, status, sentence, {}, { cause: error });
}

/** Fastify's parser has codes for it; what secure-json-parse throws has only a message. */
function isAboutJson(error: HttpException): boolean {
  const { code, name } = (error.cause ?? {}) as { code?: string; name?: string };
  return name === 'SyntaxError' || /^FST_ERR_CTP_.*JSON/.test(code ?? '');
}

/** @param allow the methods an address has; one that is told not to have the method it has is spelled like none (`…/clock/`) */
export function noSuchRoute(method: string, allow: string[]): Problem {
  if (allow.length === 0 || allow.includes(method))
    return new Problem('no-such-route', 404, { zh: '没有此接口。', en: 'There is nothing at this address.' });
  return new Problem(
    'method-not-allowed',
    405,
    {
      zh: `此接口不支持 ${method}，可用：${allow.join('、')}。`,
      en: `${method} is not possible here; possible: ${allow.join(', ')}.`,
    },
    { allow },
  );
}

export function internalProblem(): Problem {
  const id = randomUUID();
  return new Problem(
    'internal',
    500,
    {
      zh: `服务内部错误；请将编号 ${id} 告知管理员。`,
      en: `Something went wrong inside the service. Tell the administrator this number: ${id}.`,
    },
    { id },
  );
}
