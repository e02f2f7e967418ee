/** A sentence in the two languages of the story. */
export interface Text {
  zh: string;
  en: string;
}

export const text = (zh: string, en: string): Text => ({ zh, en });

/** `48500` fen is `485.00`. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Several things as a sentence lists them. */
export const listed = (items: readonly Text[]): Text => ({
  zh: items.map(({ zh }) => zh).join('、'),
  en: items.map(({ en }) => en).join(', '),
});

export const quoted = ({ zh, en }: Text): Text => ({ zh: `“${zh}”`, en: `“${en}”` });

export const distinct = (items: readonly Text[]): Text[] => [...new Map(items.map((item) => [item.zh, item])).values()];

/** How often each thing comes, in the order of its first coming: 入户调查×2. */
export function counted(items: readonly Text[]): Text[] {
  const found = new Map<string, { item: Text; times: number }>();
  for (const item of items) {
    const known = found.get(item.zh);
    if (known) known.times += 1;
    else found.set(item.zh, { item, times: 1 });
  }
  return [...found.values()].map(({ item: { zh, en }, times }) => {
    const often = times === 1 ? '' : `×${times}`;
    return { zh: `${zh}${often}`, en: `${en}${often && ` ${often}`}` };
  });
}
