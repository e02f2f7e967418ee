import { useProceduresWords } from './messages';

const LENGTH = /^(\d+)(h|d|wd|mo|y)$/;

/** The value of a setting as people read it: lengths and yes or no in words, lists and tables as they are written. */
export function useSettingValue(): (value: unknown) => string {
  const t = useProceduresWords();
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value !== 'string') return JSON.stringify(value);
    const [, number, unit] = LENGTH.exec(value) ?? [];
    return number && unit ? t(`length_${unit as 'd'}`, { number }) : value;
  };
}
