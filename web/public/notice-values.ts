import type { Schema } from '../api/client';
import { usePublicWords } from './messages';

/** In the order in which a notice is read; what is not here stands in the heading. */
const SHOWN = ['village', 'memberCount', 'proposedAmount', 'amount'] as const;

/** What a notice says about a household, labelled in the language of the screen. */
export function useNoticeValues({ values }: Pick<Schema<'PublicNoticeView'>, 'values'>) {
  const t = usePublicWords();
  return SHOWN.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    const told = name === 'village' ? value : t(`${name}Value`, { value });
    return [{ name, label: t(name), value: told }];
  });
}
