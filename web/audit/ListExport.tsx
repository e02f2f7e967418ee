import { Button, Input, Popover } from 'antd';
import { useId, useState } from 'react';
import { Problem, newKey } from '../api/client';
import { useLanguage } from '../i18n';
import { Refusal } from '../ui';
import { useAuditWords } from './messages';
import type { Filter } from './SearchForm';

/** Takes what was found away as a file, for a reason that is kept. */
export function ListExport({ of, filter }: { of: 'cases' | 'events'; filter: Filter }) {
  const t = useAuditWords();
  const lang = useLanguage();
  const id = useId();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const take = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setError(null);
    await download({ ...filter, of, format, reason, lang }).catch(setError);
  };
  const form = (
    <div className="export-form">
      <label htmlFor={id}>{t('exportReason')}</label>
      <Input id={id} value={reason} onChange={({ target }) => setReason(target.value)} />
      <p className="soft">{t('exportNote')}</p>
      <Button onClick={() => void take('csv')}>{t('asCsv')}</Button>{' '}
      <Button onClick={() => void take('xlsx')}>{t('asXlsx')}</Button>
      <Refusal error={error} />
    </div>
  );
  return (
    <Popover
      trigger="click"
      content={form}
      placement="bottomRight"
      getPopupContainer={({ parentElement }) => parentElement ?? document.body}
    >
      <Button>{t('exportList')}</Button>
    </Popover>
  );
}

/** The answer is a file, not JSON: it goes to where the browser keeps downloads. @throws Problem */
async function download(body: Filter & { of: string; format: string; reason: string; lang: string }): Promise<void> {
  const answer = await fetch('/api/audit/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yimen-csrf': '1', 'idempotency-key': newKey() },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const refused = (await answer.json()) as { code: string; detail: string; detailZh: string };
    throw new Problem(answer.status, refused.code, { zh: refused.detailZh, en: refused.detail });
  }
  const url = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: `${body.of}.${body.format}` });
  link.click();
  URL.revokeObjectURL(url);
}
