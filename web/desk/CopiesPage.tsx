import { Link } from 'react-router';
import { useApi } from '../api/use';
import { BiText, Instant, PageTitle } from '../ui';
import { PagedTable } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { useDeskWords } from './messages';

/** Cases that were copied to one's offices, for reading. */
export function CopiesPage() {
  const t = useDeskWords();
  const pages = usePages();
  const list = useApi('/api/tasks/copies', { query: pages.query }, { keep: true });
  return (
    <section className="page">
      <PageTitle title={t('copies')} />
      <p className="soft">{t('copiesHint')}</p>
      <PagedTable
        of={list}
        pages={pages}
        nothing={t('noCopies')}
        label={t('copies')}
        head={[t('case'), t('procedure'), t('copiedTo'), t('sentBy'), t('at')]}
      >
        {({ county, caseId, number, title, office, officeName, by, at }) => (
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
        )}
      </PagedTable>
    </section>
  );
}
