import { Button } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { PageTitle } from '../ui';
import { usePublicWords } from './messages';
import { ReadPage } from './ReadAloud';

/** What somebody who objected takes away. The code is shown this once. */
export function ObjectionReceipt({ receipt: { receipt, queryCode } }: { receipt: Schema<'ObjectionReceiptView'> }) {
  const t = usePublicWords();
  return (
    <div className="page public">
      <PageTitle title={t('objectionTaken')} />
      <p>{t('keepReceipt')}</p>
      <dl className="receipt panel">
        <dt>{t('number')}</dt>
        <dd>{receipt}</dd>
        <dt>{t('code')}</dt>
        <dd>{queryCode}</dd>
      </dl>
      <p>{t('whatNow')}</p>
      <div className="actions no-print">
        <ReadPage
          lines={[
            t('objectionTaken'),
            `${t('number')} ${receipt}`,
            `${t('code')} ${[...queryCode].join(' ')}`,
            t('whatNow'),
          ]}
        />
        <Button onClick={() => print()}>{t('print')}</Button>
        <Link className="main-link" to={`/public/progress#number=${encodeURIComponent(receipt)}`}>
          {t('askProgress')}
        </Link>
      </div>
    </div>
  );
}
