import type { Text } from '../../engine/index.js';

/** A sentence in both languages. */
export const say = (zh: string, en: string): Text => ({ zh, en });

export const named = (name: string): Text => ({ zh: name, en: name });

/** `“公示”` and `"Publicity"`. */
export const quoted = ({ zh, en }: Text): Text => ({ zh: `“${zh}”`, en: `"${en}"` });

export function listed(texts: readonly Text[], zh = '、', en = ', '): Text {
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}

export const anyOf = (texts: readonly Text[]): Text => listed(texts, '或', ' or ');
