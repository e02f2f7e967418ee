import type { Definition, Text } from '../../engine/index.js';
import { readDefinition, type Reading } from './read-definition.js';
import { listed, named, say } from './words.js';

/** One thing that both versions have, or only one. */
export interface Difference {
  key: string;
  title: Text;
  kind: 'added' | 'removed' | 'changed';
  /** Of what is in both, what each version says; of what is in one, what that one says. */
  fields: { name: FieldName; before: Text | null; after: Text | null }[];
}

export type FieldName =
  | 'title'
  | 'law'
  | 'work'
  | 'periods'
  | 'outcome'
  | 'notice'
  | 'sentence'
  | 'form'
  | 'length'
  | 'extended'
  | 'fields'
  | 'text';

export interface Comparison {
  sections: { section: Section; same: number; differences: Difference[] }[];
}

export const SECTIONS = [
  'heading',
  'states',
  'transitions',
  'periods',
  'forms',
  'rules',
  'calculations',
  'invariants',
  'exclusions',
  'display',
] as const;
export type Section = (typeof SECTIONS)[number];

interface Entry {
  title: Text;
  fields: Partial<Record<FieldName, Text | null>>;
}

/** What is different in the second of two definitions, as a lawyer reads them: by the names of states, periods, forms. Pure. */
export function compareDefinitions(before: Definition, after: Definition): Comparison {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return {
    sections: SECTIONS.map((section) => {
      const differences = differencesOf(old[section], now[section]);
      const kept = [...old[section].keys()].filter((key) => now[section].has(key)).length;
      const changed = differences.filter(({ kind }) => kind === 'changed').length;
      return { section, same: kept - changed, differences };
    }),
  };
}

/** In the order of the newer version, what is gone at the end. */
function differencesOf(old: ReadonlyMap<string, Entry>, now: ReadonlyMap<string, Entry>): Difference[] {
  const there = [...now].flatMap(([key, entry]): Difference[] => {
    const was = old.get(key);
    const fields = fieldsOf(was, entry);
    if (was && fields.length === 0) return [];
    return [{ key, title: entry.title, kind: was ? 'changed' : 'added', fields }];
  });
  const gone = [...old].flatMap(([key, entry]): Difference[] =>
    now.has(key) ? [] : [{ key, title: entry.title, kind: 'removed', fields: fieldsOf(entry, undefined) }],
  );
  return [...there, ...gone];
}

function fieldsOf(before: Entry | undefined, after: Entry | undefined): Difference['fields'] {
  const names = Object.keys({ ...before?.fields, ...after?.fields }) as FieldName[];
  return names.flatMap((name) => {
    const was = before?.fields[name] ?? null;
    const is = after?.fields[name] ?? null;
    return was?.zh === is?.zh && was?.en === is?.en ? [] : [{ name, before: was, after: is }];
  });
}

function entriesOf(definition: Definition): Record<Section, Map<string, Entry>> {
  const reading = readDefinition(definition);
  const plain = (value: string | null): Text | null => (value === null ? null : named(value));
  const { title, law, procedure } = definition;
  return {
    heading: new Map([[procedure, { title, fields: { title, law: named(law), text: reading.total } }]]),
    states: statesOf(reading),
    transitions: transitionsOf(reading),
    periods: new Map(
      reading.periods.map(({ name, title: called, length, extended, law: source }) => [
        name,
        { title: called, fields: { length, extended, law: plain(source) } },
      ]),
    ),
    forms: new Map(
      reading.forms.map(({ name, title: called, fields }) => [
        name,
        {
          title: called,
          fields: {
            title: called,
            fields: listed(
              fields.map((field) =>
                field.required ? say(`${field.title.zh}（必填）`, `${field.title.en} (required)`) : field.title,
              ),
            ),
          },
        },
      ]),
    ),
    rules: new Map(
      reading.rules.map(({ name, text, feel }) => [name, { title: text, fields: { title: text, text: named(feel) } }]),
    ),
    calculations: new Map(
      reading.calculations.map(({ name, rows }) => [
        name,
        {
          title: rows.at(-1)?.title ?? named(name),
          fields: {
            text: listed(
              rows.map((row) => say(`${row.title.zh} = ${row.feel}`, `${row.title.en} = ${row.feel}`)),
              '；',
              '; ',
            ),
          },
        },
      ]),
    ),
    invariants: new Map(
      reading.invariants.map(({ text, law: source }) => [
        text.en,
        { title: text, fields: { text, law: plain(source) } },
      ]),
    ),
    exclusions: new Map(
      reading.exclusions.map(({ procedure: other, text, law: source }) => [
        other,
        { title: text, fields: { text, law: plain(source) } },
      ]),
    ),
    display: new Map(
      reading.display
        ? [['display', { title: DISPLAY, fields: { text: reading.display.text, law: plain(reading.display.law) } }]]
        : [],
    ),
  };
}

const DISPLAY = say('长期公示', 'Long-term display');

function statesOf({ states }: Reading): Map<string, Entry> {
  return new Map(
    states
      .filter(({ path }) => path !== '')
      .map(({ path, title, law, work, periods, notice, outcome }) => [
        path,
        {
          title,
          fields: {
            title,
            law: law === null ? null : named(law),
            work,
            periods: periods.length > 0 ? named(periods.join(', ')) : null,
            notice,
            outcome: outcome === null ? null : named(outcome),
          },
        },
      ]),
  );
}

/** Under the state and the event they begin with; two on one event are told apart by their order, as the law lists them. */
function transitionsOf({ states }: Reading): Map<string, Entry> {
  return new Map(
    states.flatMap(({ title: state, transitions }) =>
      transitions.map(({ id, title, sentence, form, law }): [string, Entry] => [
        id,
        {
          title: say(`${state.zh}：${title.zh}`, `${state.en}: ${title.en}`),
          fields: { sentence, form: form === null ? null : named(form), law: law === null ? null : named(law) },
        },
      ]),
    ),
  );
}
