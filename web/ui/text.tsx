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
const DAY_HERE = { ...DAY, timeZone: ZONE };
const DAY_GIVEN = { ...DAY, timeZone: 'UTC' };

/** Made once for each language: making one takes longer than a hundred instants in its words. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], options);
  formats.set(key, format);
  return format;
}

/** An instant as the clock on the office wall shows it. */
export function Instant({ at }: { at: string }) {
  const language = useLanguage();
  return <time dateTime={at}>{formatOf(language, INSTANT).format(new Date(at))}</time>;
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
    const format = formatOf(language, isInstant ? DAY_HERE : DAY_GIVEN);
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
