import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askedIn, chineseSaidIn, isChinese, wordsIn, type Words } from './helpers/screen-words.js';

const WEB = fileURLToPath(new URL('../web', import.meta.url));

const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: relative(WEB, path), code: readFileSync(path, 'utf8') }))
  .filter(({ file }) => !file.startsWith('dist'));
const isMessages = ({ file }: { file: string }): boolean => file.endsWith('messages.ts');
const rooms = files.filter(isMessages).flatMap(({ file, code }) => wordsIn(file, code));
const pages = files.filter((one) => !isMessages(one)).map(({ file, code }) => askedIn(file, code));

/** `days` for `days_one` and `days_other`. */
const stem = (key: string): string => key.replace(/_(one|other)$/, '');
const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** Each key of each room, with what is said under it. */
function judged(judge: (zh: string | undefined, en: string | undefined, key: string) => boolean): string[] {
  return rooms.flatMap(({ file, zh, en }) =>
    [...new Set([...zh.keys(), ...en.keys()])]
      .filter((key) => judge(zh.get(key), en.get(key), key))
      .map((key) => `${file}: ${key}`),
  );
}

/** How each language is called in itself. */
const OF_OTHERS = ['otherLanguage'];

describe('the words of the screens', () => {
  it('are found', () => {
    expect(rooms.length).toBeGreaterThan(3);
    expect(rooms.every(({ zh }) => zh.size > 0)).toBe(true);
  });

  it('are said in both languages, with the same blanks to fill', () => {
    expect(judged((zh, en) => !zh?.trim() || !en?.trim())).toEqual([]);
    expect(judged((zh = '', en = '') => blanks(zh).join() !== blanks(en).join())).toEqual([]);
  });

  it('are Chinese in Chinese and not in English', () => {
    expect(judged((_zh, en = '', key) => isChinese(en) && !OF_OTHERS.includes(key))).toEqual([]);
    const isWord = (text: string): boolean => /[a-z]{3}/.test(text.replace(/\{\{\w+\}\}/g, ''));
    expect(judged((zh = '', en, key) => isWord(zh) && !isChinese(zh) && zh === en && !OF_OTHERS.includes(key))).toEqual(
      [],
    );
  });

  it('are asked for, every one', () => {
    const isAsked = (key: string): boolean =>
      pages.some(
        ({ texts, beginnings, ends }) =>
          texts.has(key) ||
          [...beginnings].some((head) => key.startsWith(head)) ||
          [...ends].some((tail) => key.endsWith(tail)),
      );
    expect(judged((_zh, _en, key) => !isAsked(stem(key)) && !isAsked(key))).toEqual([]);
  });

  it('exist wherever they are asked for', () => {
    const known = (hook: string): Words[] => rooms.filter((room) => room.hook === hook);
    const missing = pages
      .flatMap(({ written }) => written)
      .filter(({ hook, key }) => !known(hook).some(({ zh }) => zh.has(key) || zh.has(`${key}_other`)));
    expect(missing).toEqual([]);
  });

  it('stand in messages.ts and nowhere else', () => {
    expect(files.filter((one) => !isMessages(one)).flatMap(({ file, code }) => chineseSaidIn(file, code))).toEqual([]);
  });
});

describe('looking for words', () => {
  it.each([
    ['a text', `const title = '办理';`],
    ['what stands between tags', `const page = <p>共 {count} 件</p>;`],
    ['an attribute', `const page = <a title="返回" />;`],
    ['a part of a template', 'const text = `剩 ${count} 天`;'],
  ])('finds Chinese in %s', (_what, code) => {
    expect(chineseSaidIn('planted.tsx', code)).not.toEqual([]);
  });

  it('leaves comments and patterns alone', () => {
    expect(chineseSaidIn('planted.ts', `// 说明\nconst unit = /（分）/;`)).toEqual([]);
  });

  it('reads messages and what is asked of them', () => {
    const code = `export const useRoomWords = words('room', { zh: { open: '开', 'at-home': '在家' }, en: { open: 'Open' } });`;
    expect(wordsIn('messages.ts', code)).toMatchObject([
      {
        hook: 'useRoomWords',
        zh: new Map([
          ['open', '开'],
          ['at-home', '在家'],
        ]),
      },
    ]);
    const page =
      "const t = useRoomWords(); t('open'); t(is ? 'yes' : 'no'); t(`kind-${kind}`); t(`${name}Value`); const x = { late: 1 };";
    const { written, beginnings, ends, texts } = askedIn('page.tsx', page);
    expect(written.map(({ key }) => key)).toEqual(['open', 'yes', 'no']);
    expect([...beginnings]).toEqual(['kind-']);
    expect([...ends]).toEqual(['Value']);
    expect(texts.has('late')).toBe(true);
  });
});
