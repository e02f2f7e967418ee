import { Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../api/use';
import { useMe } from '../../app/session';
import { PageTitle } from '../../ui';
import { Paged } from '../../ui/PagedTable';
import { usePages } from '../../ui/Pages';
import { useDeskWords } from '../messages';
import { useSubstituteWords } from './messages';
import { NewSubstitute } from './NewSubstitute';
import { SubstitutionTable } from './SubstitutionTable';

/** Who stands in for whom, from when to when; and ordering it for oneself. */
export function SubstitutionsPage() {
  const desk = useDeskWords();
  const t = useSubstituteWords();
  const { seats } = useMe();
  const pages = usePages();
  const [adding, setAdding] = useState(false);
  const list = useApi('/api/substitutions', { query: pages.query }, { keep: true });
  return (
    <section className="page">
      <PageTitle
        title={desk('substitutions')}
        aside={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('orderSubstitute')}
          </Button>
        }
      />
      <p className="soft">{t('substitutionsHint')}</p>
      <Paged of={list} pages={pages} nothing={t('noSubstitutions')}>
        {({ items }) => <SubstitutionTable label={desk('substitutions')} items={items} seats={seats} />}
      </Paged>
      {adding && <NewSubstitute onClose={() => setAdding(false)} />}
    </section>
  );
}
