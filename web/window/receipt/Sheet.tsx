import type { Schema } from '../../api/client';
import { Day, Instant, useText } from '../../ui';
import { useWindowWords } from '../messages';
import { Qr } from './Qr';

type Shown = Schema<'Receipt'> & { queryCode?: string };

/** One receipt as the citizen takes it home, on a sheet of A5. The address in the QR code has the number, never the code. */
export function Sheet({ receipt, office }: { receipt: Shown; office: string | null }) {
  const t = useWindowWords();
  const text = useText();
  const { number, title, law, receivedAt, promisedOn, promisedProvisional, queryCode } = receipt;
  const page = `${location.origin}/public/progress?number=${number}`;
  return (
    <article className="sheet" aria-label={t('receiptOf', { number })}>
      <h2>{t('receipt')}</h2>
      <dl>
        <dt>{t('number')}</dt>
        <dd className="number strong">{number}</dd>
        <dt>{t('procedure')}</dt>
        <dd>{text(title)}</dd>
        <dt>{t('law')}</dt>
        <dd>{law}</dd>
        <dt>{t('receivedAt')}</dt>
        <dd>
          <Instant at={receivedAt} />
        </dd>
        <dt>{t('promisedOn')}</dt>
        <dd className="strong">
          {promisedOn ? <Day date={promisedOn} /> : t('noPromise')}
          {promisedProvisional && <span> {t('provisional')}</span>}
        </dd>
        {office && (
          <>
            <dt>{t('windowOffice')}</dt>
            <dd>{office}</dd>
          </>
        )}
        <dt>{t('queryCode')}</dt>
        <dd className="number strong code">{queryCode ?? t('codeGone')}</dd>
      </dl>
      <div className="scan">
        <Qr content={page} label={t('qrLabel', { number })} />
        <p>{t('qrHint')}</p>
      </div>
    </article>
  );
}
