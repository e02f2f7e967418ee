import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Schema } from '../api/client';

export type Conditions = Schema<'InboxConditionsDto'>;
export type Item = Schema<'InboxItemView'>;

const NAMES = ['show', 'procedure', 'state', 'office', 'role', 'division', 'due', 'number'] as const;
type Name = (typeof NAMES)[number];

/** What the list shows and which task is chosen, both in the address: it can be kept, sent, and gone back to. */
export function useConditions() {
  const [search, setSearch] = useSearchParams();
  const conditions = useMemo(() => read(search), [search]);
  const chosen = search.get('task');

  const change = useCallback(
    (changes: Partial<Record<Name, string | null>>) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.delete('task');
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
    [setSearch],
  );
  const replace = useCallback((all: Conditions) => setSearch(new URLSearchParams(entries(all))), [setSearch]);
  const choose = useCallback(
    (task: string | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (task === null) next.delete('task');
          else next.set('task', task);
          return next;
        },
        // Walking down a list is no way back through history.
        { replace: true },
      ),
    [setSearch],
  );
  return { conditions, chosen, change, replace, choose };
}

const entries = (conditions: Conditions): [string, string][] =>
  NAMES.flatMap((name) => {
    const value = conditions[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : [];
  });

function read(search: URLSearchParams): Conditions {
  const given = NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []));
  return Object.fromEntries(given) as Conditions;
}

/** Whether nothing is asked for. */
export const isPlain = (conditions: Conditions): boolean => entries(conditions).length === 0;

export const idOf = ({ county, caseId, key }: Pick<Item, 'county' | 'caseId' | 'key'>): string =>
  `${county}/${caseId}/${key}`;
