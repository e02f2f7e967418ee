import { useLanguage } from '../i18n';

/** Titles of the fields of a form that are kept encrypted and shown to nobody but those who handle the case. */
export function useSealedFields(form: Record<string, unknown> | null): string[] {
  const language = useLanguage();
  const properties = Object.values((form?.['properties'] ?? {}) as Record<string, Record<string, unknown>>);
  return properties
    .filter((field) => field['x-personal'] === true)
    .map((field) => String((language === 'en' ? field['x-title-en'] : undefined) ?? field['title'] ?? ''))
    .filter((title) => title !== '');
}
