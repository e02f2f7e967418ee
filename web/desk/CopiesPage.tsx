import { Link } from 'react-router';
import { useApi } from '../api/use';
import { BiText, Empty, Instant, Loading, PageTitle, Refusal } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { useDeskWords } from './messages';

/** Cases that were copied to one's offices, for reading. */
export function CopiesPage() {
  const t = useDeskWords();
  const pages = usePages();
  const { data, error, refetch } = useApi('/api/tasks/copies', { query: pages.query }, { keep: true });
  return (
    <section className="page">
      <PageTitle title={t('copies')} />
      <p className="soft">{t('copiesHint')}</p>
      <Refusal error={error} again={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty>{t('noCopies')}</Empty>}
      {data && data.items.length > 0 && (
        <div className="table-scroll" role="region" aria-label={t('copies')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('case')}</th>
                <th scope="col">{t('procedure')}</th>
                <th scope="col">{t('copiedTo')}</th>
                <th scope="col">{t('sentBy')}</th>
                <th scope="col">{t('at')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ county, caseId, number, title, office, officeName, by, at }) => (
                <tr key={`${caseId} ${office}`}>
                  <th scope="row">
                    <Link to={`/desk/cases/${county}/${caseId}`}>{number}</Link>
                  </th>
                  <td>
                    <BiText text={title} />
                  </td>
                  <td>
                    <BiText text={officeName} />
                  </td>
                  <td>{by}</td>
                  <td>
                    <Instant at={at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pages pages={pages} next={data.next} />}
    </section>
  );
}
