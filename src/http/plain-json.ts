import { Problem, type Sentence } from '../shared/problem.js';

/** Forms nest four or five levels deep, a definition with its forms some twenty. */
const MOST_LEVELS = 100;

const TOO_DEEP: Sentence = { zh: `嵌套超过${MOST_LEVELS}层`, en: `it is nested deeper than ${MOST_LEVELS} levels` };
const TOO_LARGE: Sentence = { zh: '数字过大', en: 'the number is too large' };
const NO_TEXT: Sentence = {
  zh: '文字中有无法保存的字符（空字符或半个代理对）',
  en: 'the text holds a character that cannot be kept, a NUL or half a surrogate pair',
};

/**
 * Refuses JSON that nothing behind the door could keep unchanged: texts that are no Unicode, numbers beyond all bounds, and what
 * is nested so deeply that going through it takes more stack than there is.
 *
 * @throws Problem 400 with the place as a JSON Pointer; what stands there is not repeated
 */
export function refuseUnkeepable(content: unknown): void {
  const path: string[] = [];
  const why = unkeepable(content, path);
  if (!why) return;
  const at = pointerTo(path);
  const zh = `请求中“${at}”处的内容无法保存：${why.zh}。`;
  throw new Problem('request-invalid', 400, { zh, en: `What is sent at "${at}" cannot be kept: ${why.en}.` }, { at });
}

/** @param path left where the fault was found */
function unkeepable(value: unknown, path: string[]): Sentence | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : NO_TEXT;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : TOO_LARGE;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= MOST_LEVELS) return TOO_DEEP;
  for (const [key, inner] of Object.entries(value)) {
    if (!isText(key)) return NO_TEXT;
    path.push(key);
    const why = unkeepable(inner, path);
    if (why) return why;
    path.pop();
  }
  return undefined;
}

const isText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** The way there as far as a reader follows it. */
const pointerTo = (path: readonly string[]): string =>
  path
    .slice(0, 8)
    .map((key) => `/${key.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('') || '/';
