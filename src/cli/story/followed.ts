import type { CaseView, ClockView } from './answers.js';
import { counted, distinct, listed, quoted, type Text } from './text.js';
import { dueInWords } from './words.js';

/** What a step brought about: states entered, tasks opened, periods begun; null for nothing. */
export function followedInWords(before: CaseView | null, after: CaseView): Text | null {
  const tasks = newOnes(before?.tasks, after.tasks, ({ key }) => key);
  const asked = new Set(tasks.map(({ state }) => state));
  const states = newOnes(before?.standing, after.standing, ({ path }) => path).filter(({ path }) => !asked.has(path));
  const due = newOnes(before?.clocks, after.clocks, keyOf).filter(({ fired }) => !fired);
  const parts = [
    phrase('进入', 'now at', states.map(quoted)),
    phrase('待办', 'tasks:', counted(tasks.map(({ state }) => quoted(titleOf(after, state))))),
    phrase('期限 ', 'due:', distinct(due.map(dueInWords))),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

function newOnes<T>(before: readonly T[] = [], after: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(before.map(keyOf));
  return after.filter((one) => !known.has(keyOf(one)));
}

const keyOf = ({ key, opened }: ClockView): string => `${key}#${opened}`;

const titleOf = ({ standing }: CaseView, state: string): Text =>
  standing.find(({ path }) => path === state) ?? { zh: state, en: state };

function phrase(zh: string, en: string, items: readonly Text[]): Text | null {
  const what = listed(items);
  return items.length === 0 ? null : { zh: `${zh}${what.zh}`, en: `${en} ${what.en}` };
}
