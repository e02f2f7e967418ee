import { Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../api/use';
import { useMe } from '../../app/session';
import { Empty, Loading, PageTitle, Refusal } from '../../ui';
import { Pages, usePages } from '../../ui/Pages';
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
  const { data, error, refetch } = useApi('/api/substitutions', { query: pages.query }, { keep: true });
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
      <Refusal error={error} again={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty>{t('noSubstitutions')}</Empty>}
      {data && data.items.length > 0 && (
        <SubstitutionTable label={desk('substitutions')} items={data.items} seats={seats} />
      )}
      {data && <Pages pages={pages} next={data.next} />}
      {adding && <NewSubstitute onClose={() => setAdding(false)} />}
    </section>
  );
}
