import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import type { Schema } from '../api/client';
import { usePublicWords } from './messages';

type Record = Schema<'RecordView'>;

interface Props {
  record: Record;
  about: Schema<'ProgressView'>['about'];
}

/** That nothing recorded was changed, and how to see later that it was not. */
export function RecordProof({ record, about }: Props) {
  const t = usePublicWords();
  const { steps, head, intact } = record;
  const objection = about === 'objection';
  return (
    <section className="panel" aria-labelledby="record-title">
      <h3 id="record-title">{t('record')}</h3>
      <p className={intact ? 'proof good' : 'proof bad'} role={intact ? undefined : 'alert'}>
        {intact ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
        {t(intact ? (objection ? 'recordedAs' : 'recorded') : 'recordBroken', { count: steps })}
      </p>
      <p>{t('fingerprintHint')}</p>
      <p className="fingerprint">
        <code>{head.match(/.{1,8}/g)?.join(' ')}</code>
      </p>
      <Comparison record={record} />
    </section>
  );
}

const MANY = 8;

/** Finds a fingerprint noted earlier among those of today. */
function Comparison({ record: { fingerprints } }: { record: Record }) {
  const t = usePublicWords();
  const [typed, setTyped] = useState('');
  const noted = typed.replace(/\s/g, '').toLowerCase();
  const step = fingerprints.findIndex((one) => one.startsWith(noted)) + 1;
  const told = noted.length < MANY ? '' : step > 0 ? t('found', { step }) : t('notFound');
  return (
    <details className="no-print">
      <summary>{t('compare')}</summary>
      <label className="field">
        {t('notedEarlier')}
        <Input value={typed} maxLength={100} spellCheck={false} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <p role="status">{told}</p>
    </details>
  );
}
