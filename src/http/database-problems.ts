import { outcomeUnknown } from '../cases/case-errors.js';
import { isConnectionLost, UnknownOutcome } from '../database/database.js';
import { notFound, Problem, type Sentence } from '../shared/problem.js';

const UNAVAILABLE: Sentence = {
  zh: '数据库暂时不可用，请稍后重试；未提交的操作没有生效。',
  en: 'The database cannot be reached at the moment. Try again shortly: what was not confirmed has not taken effect.',
};
const BUSY: Sentence = { zh: '服务繁忙，请重试。', en: 'The service is busy; try again.' };
const BAD_VALUE: Sentence = {
  zh: '请求中有数据库不接受的值（如无效的日期、数字或字符）。',
  en: 'The request holds a value the database does not accept, such as an invalid date, number or character.',
};

/** SQLSTATE to answer: what is the sender's fault, and what will pass by itself. */
const BY_STATE: Record<string, () => Problem> = {
  '22P02': () => new Problem('request-invalid', 400, BAD_VALUE),
  '22003': () => new Problem('request-invalid', 400, BAD_VALUE),
  '22007': () => new Problem('request-invalid', 400, BAD_VALUE),
  '22008': () => new Problem('request-invalid', 400, BAD_VALUE),
  '22021': () => new Problem('request-invalid', 400, BAD_VALUE),
  '22P05': () => new Problem('request-invalid', 400, BAD_VALUE),
  '53300': () => new Problem('database-unavailable', 503, UNAVAILABLE, { retryAfter: 2 }),
  '57014': () => new Problem('busy', 503, BUSY, { retryAfter: 1 }),
  '40001': () => new Problem('busy', 503, BUSY, { retryAfter: 1 }),
  '40P01': () => new Problem('busy', 503, BUSY, { retryAfter: 1 }),
};

/** A database error as a problem; undefined for one that means a fault of ours. */
export function asDatabaseProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (error instanceof UnknownOutcome) return outcomeUnknown(error);
  if (isConnectionLost(error)) return new Problem('database-unavailable', 503, UNAVAILABLE, { retryAfter: 1 });
  const { code = '', message = '' } = error as { code?: string; message?: string };
  // An id that is no UUID names nothing that exists.
  if (code === '22P02' && /type uuid/.test(message)) return notFound({ zh: '该记录', en: 'thing' });
  return BY_STATE[code]?.();
}
