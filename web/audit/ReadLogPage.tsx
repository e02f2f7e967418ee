import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { get } from '../api/client';
import { Empty, Instant, Loading, PageTitle, Refusal } from '../ui';
import { AuditMenu } from './AuditMenu';
import { caseLink } from './FoundTables';
import { useAuditWords } from './messages';
import { PersonChoice } from './PersonChoice';
import { PlainTable } from './PlainTable';

/** Who read or looked up personal data, when and why. */
export function ReadLogPage() {
  const t = useAuditWords();
  const id = useId();
  const [reader, setReader] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['audit', 'readings', reader],
    queryFn: ({ pageParam, signal }) =>
      get('/api/audit/readings', { query: { reader: reader || undefined, after: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page">
      <PageTitle title={t('readLog')} aside={<AuditMenu />} />
      <p className="soft">{t('readLogNote')}</p>
      <div className="reader-search">
        <label htmlFor={id}>{t('reader')}</label>
        <PersonChoice id={id} placeholder={t('anybody')} value={reader} onChange={setReader} />
      </div>
      <Refusal error={query.error} />
      {query.isPending && <Loading />}
      {query.data && items.length === 0 && <Empty />}
      {items.length > 0 && (
        <PlainTable
          label={t('readLog')}
          heads={[t('when'), t('reader'), t('number'), t('reason'), t('shown')]}
          rows={items.map(({ id, at, reader: name, username, county, caseId, number, reason, what }) => ({
            key: id,
            cells: [
              <Instant at={at} />,
              `${name} (${username})`,
              caseId && number ? <Link to={caseLink(county, caseId)}>{number}</Link> : '',
              reason,
              what,
            ],
          }))}
        />
      )}
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
    </section>
  );
}
