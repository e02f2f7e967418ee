import { useMemo } from 'react';
import { useApi } from '../api/use';
import { useLanguage, type Language } from '../i18n';
import { yuanOf } from '../ui';
import { localised } from '../ui/form/localise';
import { useAuditWords } from './messages';

type Node = Record<string, unknown>;

export interface Fields {
  /** What people call a field of a form or a calculated value; null where only the definition's author has a name for it. */
  titleOf: (name: string) => string | null;
  valueOf: (name: string, value: unknown) => string;
}

/**
 * Names and values of a definition's data as its forms call them.
 *
 * @param took the transition whose form is asked first: `<state>:<command>#<index>`
 */
export function useFields(digest: string, took?: string): Fields {
  const language = useLanguage();
  const t = useAuditWords();
  const { data } = useApi(
    '/api/definitions/{digest}',
    { path: { digest } },
    { freshFor: Infinity, enabled: digest !== '' },
  );
  const definition = data?.definition as Node | undefined;
  const all = useMemo(() => fieldsOf(definition ?? {}, language), [definition, language]);
  return useMemo(() => {
    const own = formOf(definition ?? {}, took, language);
    const fieldOf = (name: string): Field | undefined => own.get(name) ?? all.get(name);
    const said = (value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('empty');
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    };
    return {
      titleOf: (name) => fieldOf(name)?.title ?? null,
      valueOf: (name, value) => {
        const option = fieldOf(name)?.options.get(JSON.stringify(value));
        if (option !== undefined) return option;
        return typeof value === 'number' && (fieldOf(name)?.money || isMoney(name)) ? yuanOf(value) : said(value);
      },
    };
  }, [definition, all, took, language, t]);
}

/** The form that a transition asks for. */
function formOf({ machine, forms = {} }: Node, took: string | undefined, language: Language): Map<string, Field> {
  const [, path = '', command = '', index = '0'] = /^([^:]*):(.+)#(\d+)$/.exec(took ?? '') ?? [];
  let state = machine as Node | undefined;
  for (const name of path.split('.').filter(Boolean))
    state = (state?.['states'] as Record<string, Node> | undefined)?.[name];
  const entries = [((state?.['on'] ?? {}) as Record<string, unknown>)[command]].flat();
  const { meta } = (entries[Number(index)] ?? {}) as { meta?: { form?: string } };
  const form = (forms as Record<string, Node>)[meta?.form ?? ''];
  const fields = new Map<string, Field>();
  if (form) addForm(fields, form, language);
  return fields;
}

interface Field {
  title: string;
  /** By the JSON of what is chosen. */
  options: Map<string, string>;
  /** A calculated amount that the definition says is money. */
  money: boolean;
}

/** What forms ask for, by its name as everywhere; and amounts that no form and no calculation of the definition knows. */
const isMoney = (name: string): boolean => /Fen$|[aA]mount/.test(name);

/** A name means the same in all forms of a definition; the first that has a title for it is asked. */
function fieldsOf({ forms = {}, calculations = {} }: Node, language: Language): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const form of Object.values(forms as Record<string, Node>)) addForm(fields, form, language);
  for (const rows of Object.values(calculations as Record<string, Node[]>)) {
    for (const row of rows) {
      addField(fields, String(row['name']), row[language]);
      const field = fields.get(String(row['name']));
      if (field && row['unit'] === 'fen') field.money = true;
    }
  }
  return fields;
}

function addForm(fields: Map<string, Field>, form: Node, language: Language): void {
  const { properties = {} } = localised(form, language) as { properties?: Record<string, Node> };
  for (const [name, property] of Object.entries(properties))
    addField(fields, name, property['title'], property['oneOf']);
}

function addField(fields: Map<string, Field>, name: string, title: unknown, choices: unknown = []): void {
  if (typeof title !== 'string') return;
  const field = fields.get(name) ?? { title, options: new Map<string, string>(), money: false };
  fields.set(name, field);
  for (const { const: value, title: said } of Array.isArray(choices) ? (choices as Node[]) : []) {
    const key = JSON.stringify(value);
    if (typeof said === 'string' && !field.options.has(key)) field.options.set(key, said);
  }
}
