import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Day, Instant, useText } from '../ui';
import { PagedTable } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { useWindowWords } from './messages';

const PER_PAGE = 12;

/** What this window has received, newest first. */
export function ReceivedList() {
  const t = useWindowWords();
  const text = useText();
  const [mine, setMine] = useState(true);
  const pages = usePages();
  const query = { ...(mine ? { mine: 'true' } : {}), limit: PER_PAGE, ...pages.query };
  const list = useApi('/api/applications', { query }, { keep: true });
  return (
    <section className="panel" aria-labelledby="received-title">
      <div className="panel-head">
        <h2 id="received-title">{t('receivedList')}</h2>
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          {t('onlyMine')}
        </Checkbox>
      </div>
      <PagedTable
        of={list}
        pages={pages}
        nothing={t('nothingReceived')}
        label={t('receivedTable')}
        className="received"
        head={(['number', 'applicantName', 'procedure', 'receivedAt', 'promisedOn', 'status', 'receipt'] as const).map(
          (key) => t(key),
        )}
      >
        {(one) => (
          <tr key={one.number}>
            <th scope="row">
              <Link to={`/window/case/${one.county}/${one.caseId}`} className="number">
                {one.number}
              </Link>
            </th>
            <td>{one.applicant ?? '—'}</td>
            <td>{text(one.title)}</td>
            <td>
              <Instant at={one.receivedAt} />
            </td>
            <td>{one.promisedOn ? <Day date={one.promisedOn} /> : '—'}</td>
            <td>{t(one.status === 'done' ? 'done' : 'underWay')}</td>
            <td>
              <Link to={`/window/receipt/${one.number}`}>{t('printAgain')}</Link>
            </td>
          </tr>
        )}
      </PagedTable>
    </section>
  );
}
