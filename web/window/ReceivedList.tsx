import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Day, Empty, Instant, Loading, Refusal, useText } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { useWindowWords } from './messages';

const PER_PAGE = 12;

/** What this window has received, newest first. */
export function ReceivedList() {
  const t = useWindowWords();
  const text = useText();
  const [mine, setMine] = useState(true);
  const pages = usePages();
  const query = { ...(mine ? { mine: 'true' } : {}), limit: PER_PAGE, ...pages.query };
  const { data, error, refetch } = useApi('/api/applications', { query }, { keep: true });
  return (
    <section className="panel" aria-labelledby="received-title">
      <div className="panel-head">
        <h2 id="received-title">{t('receivedList')}</h2>
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          {t('onlyMine')}
        </Checkbox>
      </div>
      <Refusal error={error} again={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty>{t('nothingReceived')}</Empty>}
      {data && data.items.length > 0 && (
        <div className="table-scroll" role="region" aria-label={t('receivedTable')} tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                {(
                  ['number', 'applicantName', 'procedure', 'receivedAt', 'promisedOn', 'status', 'receipt'] as const
                ).map((key) => (
                  <th key={key} scope="col">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
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
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages pages={pages} next={data?.next ?? null} />
    </section>
  );
}
