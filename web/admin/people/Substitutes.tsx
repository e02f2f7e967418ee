import { Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../api/use';
import { useDeskWords } from '../../desk/messages';
import { useSubstituteWords } from '../../desk/substitutions/messages';
import { NewSubstitute } from '../../desk/substitutions/NewSubstitute';
import { SubstitutionTable } from '../../desk/substitutions/SubstitutionTable';
import { Paged } from '../../ui/PagedTable';
import { usePages } from '../../ui/Pages';
import type { Person } from './AccountState';

/** Who stands in for a person, and for whom they do; ordered here for somebody who cannot order it at their desk. */
export function Substitutes({ person: { id, seats } }: { person: Person }) {
  const desk = useDeskWords();
  const t = useSubstituteWords();
  const pages = usePages();
  const [adding, setAdding] = useState(false);
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const list = useApi('/api/substitutions', { query: { person: id, ...pages.query } }, { keep: true });
  const today = clock?.today ?? '';
  const held = seats.filter(({ to }) => to === null || to >= today);
  if (held.length === 0 || held.some(({ role }) => role === ADMINISTRATOR)) return null;
  return (
    <section aria-labelledby="substitutes">
      <h2 id="substitutes">{desk('substitutions')}</h2>
      <Paged of={list} pages={pages} nothing={t('noSubstitutions')}>
        {({ items }) => <SubstitutionTable label={desk('substitutions')} items={items} seats={seats} />}
      </Paged>
      <Button onClick={() => setAdding(true)}>{t('orderSubstitute')}</Button>
      {adding && <NewSubstitute away={{ id, seats: held }} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** Nobody stands in for an administrator. */
const ADMINISTRATOR = 'administrator';
