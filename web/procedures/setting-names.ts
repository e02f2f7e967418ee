import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { useText, yuanOf } from '../ui';
import { useUiWords } from '../ui/messages';
import { useProceduresWords } from './messages';

type Title = Schema<'SettingTitleView'>;
export type Unit = Title['unit'];

export interface SettingNames {
  /** What people call it; its name in the law's own words where nobody has given it a title. */
  titleOf: (name: string) => string;
  unitOf: (name: string) => Unit;
  /** Its value as people read it: money in yuan, lengths and yes or no in words, tables as they are written. */
  valueIn: (name: string, value: unknown) => string;
  /** Titles of settings that there may be. */
  all: { name: string; title: string }[];
}

const LENGTH = /^(\d+)(h|d|wd|mo|y)$/;

/** How settings are called and measured, from the catalogue that stands beside the law. */
export function useSettingNames(): SettingNames {
  const t = useProceduresWords();
  const ui = useUiWords();
  const text = useText();
  const { data: titles = [] } = useApi('/api/settings/names', {}, { freshFor: Infinity });
  const said = (value: unknown, { unit = null, parts = [], values = [] }: Partial<Title>): string => {
    const word = values.find((known) => known.value === value);
    if (word) return text(word.title);
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return value.map((one) => said(one, { values })).join(t('comma'));
    if (typeof value === 'number' && unit === 'fen') return ui('yuan', { sum: yuanOf(value) });
    if (typeof value === 'number' && unit === 'share') return `${Number((value * 100).toFixed(4))}%`;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (isTable(value) && (unit !== null || parts.length > 0))
      return Object.entries(value)
        .map(([name, one]) => {
          const part = parts.find((known) => known.name === name);
          return t('partOf', { name: part ? text(part.title) : name, value: said(one, { unit: part?.unit ?? unit }) });
        })
        .join(t('and'));
    if (typeof value !== 'string') return JSON.stringify(value);
    const [, number, length] = LENGTH.exec(value) ?? [];
    return number && length ? t(`length_${length as 'd'}`, { number }) : value;
  };
  return {
    titleOf: (name) => {
      const known = titleFor(titles, name);
      if (!known) return name;
      return known.name.endsWith('*')
        ? t('namedSetting', { title: text(known.title), rest: name.slice(known.name.length - 1) })
        : text(known.title);
    },
    unitOf: (name) => titleFor(titles, name)?.unit ?? null,
    valueIn: (name, value) => said(value, titleFor(titles, name) ?? {}),
    all: titles.filter(({ name }) => !name.endsWith('*')).map(({ name, title }) => ({ name, title: text(title) })),
  };
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The very name, or the longest that stands for all which begin so. */
function titleFor(titles: readonly Title[], name: string): Title | undefined {
  const fits = (title: Title): boolean =>
    title.name === name || (title.name.endsWith('*') && name.startsWith(title.name.slice(0, -1)));
  return titles
    .filter(fits)
    .sort((a, b) => Number(b.name === name) - Number(a.name === name) || b.name.length - a.name.length)[0];
}
