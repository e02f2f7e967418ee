import { useLanguage, type Language } from '../i18n';
import { useUiWords } from './messages';

/** What the service calls something, in both its languages. */
export interface Text {
  zh: string;
  en: string;
}

/** Chooses the words of the screen's language from what the service says in both. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}

export function BiText({ text }: { text: Text }) {
  return <>{useText()(text)}</>;
}

const ZONE = 'Asia/Shanghai';
const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const INSTANT: Intl.DateTimeFormatOptions = {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
};
const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };

/** An instant as the clock on the office wall shows it. */
export function Instant({ at }: { at: string }) {
  const language = useLanguage();
  return <time dateTime={at}>{new Intl.DateTimeFormat(LOCALE[language], INSTANT).format(new Date(at))}</time>;
}

/** A day in words. @param date `YYYY-MM-DD`, or an instant, whose day in China is meant */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{useDay()(date)}</time>;
}

/** {@link Day} where only a string will do. */
export function useDay(): (date: string) => string {
  const language = useLanguage();
  return (date) => {
    const isInstant = date.includes('T');
    const format = new Intl.DateTimeFormat(LOCALE[language], { ...DAY, timeZone: isInstant ? ZONE : 'UTC' });
    return format.format(new Date(isInstant ? date : `${date}T00:00:00Z`));
  };
}

/** Yuan with two decimals and thousands apart. @param fen whole fen */
export const yuanOf = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function Money({ fen }: { fen: number }) {
  const t = useUiWords();
  return <span className="number">{t('yuan', { sum: yuanOf(fen) })}</span>;
}
