import i18next, { type TOptions } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'zh' | 'en';

const STORED = 'yimen.language';

/** Chinese unless somebody chose otherwise on this machine. */
function firstLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
});
reflect(firstLanguage());

/** What readers of the screen and hyphenation go by. */
function reflect(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  reflect(language);
  void i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

type Plain<T extends string> = T extends `${infer Stem}_one` ? Stem : T extends `${infer Stem}_other` ? Stem : T;

/**
 * The words of one room in both languages; the compiler refuses a key that only one of them has. Counted sentences have
 * `<key>_one` and `<key>_other` in both (Chinese says the same in both).
 *
 * @returns a hook that gives the room's `t(key, values)` in the language of the screen
 */
export function words<Key extends string>(room: string, texts: Record<Language, Record<Key, string>>) {
  for (const language of ['zh', 'en'] as const) i18next.addResourceBundle(language, room, texts[language], true, true);
  return function useWords(): (key: Plain<Key>, values?: TOptions) => string {
    const { t } = useTranslation(room);
    return (key, values) => t(key as string, values ?? {});
  };
}
