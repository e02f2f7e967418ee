import { FilePdfOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { fetchFile, type Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { Loading, PageTitle, Refusal, useText } from '../../ui';
import { useCounter } from '../intake/use-counter';
import { newDraftId } from '../intake/form';
import { useWindowWords } from '../messages';
import { useShortcuts } from '../shortcuts';
import { saveFile } from './save-file';
import { Sheet } from './Sheet';

type Shown = Schema<'Receipt'> & { queryCode?: string };

/** Right after an application was received: its receipts with their codes, which are shown this once. They are in this tab's own history, so a reload keeps them. */
export function NewReceiptPage() {
  const t = useWindowWords();
  const { state } = useLocation() as { state: Schema<'JointReceipt'> | null };
  const receipts = state?.applications ?? [];
  if (receipts.length === 0) {
    return (
      <div className="page">
        <PageTitle title={t('receipt')} />
        <p>{t('noReceipt')}</p>
        <Link to="/window">{t('home')}</Link>
      </div>
    );
  }
  return <Receipts receipts={receipts} />;
}

/** A receipt printed again, without its code. */
export function OldReceiptPage() {
  const { number = '' } = useParams();
  const { data, error, refetch } = useApi('/api/applications/{number}', { path: { number } });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  return data ? <Receipts receipts={[data]} /> : <Loading />;
}

function Receipts({ receipts }: { receipts: readonly Shown[] }) {
  const t = useWindowWords();
  const text = useText();
  const navigate = useNavigate();
  const { data: counter } = useCounter();
  const printButton = useRef<HTMLButtonElement>(null);
  const pdf = useMutation({
    mutationFn: () => printedPdf(receipts),
    onSuccess: (file) => saveFile(file, `${receipts[0]?.number ?? ''}.pdf`),
  });
  const next = (): void => void navigate(`/window/new?draft=${newDraftId()}`);
  const shortcuts = useShortcuts([
    { code: 'KeyP', label: t('print'), run: () => window.print() },
    { code: 'KeyN', label: t('nextApplication'), run: next },
  ]);
  useEffect(() => printButton.current?.focus(), []);
  const isNew = receipts.some(({ queryCode }) => queryCode !== undefined);
  return (
    <div className="page receipts">
      <PageTitle title={isNew ? t('received') : t('receipt')} />
      {isNew && <p role="status">{t('codeOnce')}</p>}
      <div className="buttons no-print">
        <Button ref={printButton} type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')} <kbd>Alt+P</kbd>
        </Button>
        <Button icon={<FilePdfOutlined />} loading={pdf.isPending} onClick={() => pdf.mutate()}>
          {t('savePdf')}
        </Button>
        <Button icon={<PlusOutlined />} onClick={next}>
          {t('nextApplication')} <kbd>Alt+N</kbd>
        </Button>
        <Link to="/window">{t('home')}</Link>
      </div>
      <Refusal error={pdf.error} />
      <ul className="receipt-next no-print" aria-label={t('goOn')}>
        {receipts.map(({ number, county, caseId }) => (
          <li key={number}>
            <Link to={`/window/case/${county}/${caseId}`}>{t('goOnWith', { number })}</Link>{' '}
            <span className="soft">{t('goOnHint')}</span>
          </li>
        ))}
      </ul>
      {receipts.map((receipt) => (
        <Sheet key={receipt.number} receipt={receipt} office={counter ? text(counter.officeName) : null} />
      ))}
      {shortcuts.list}
    </div>
  );
}

function printedPdf(receipts: readonly Shown[]): Promise<Blob> {
  const wanted = receipts.map(({ number, queryCode }) => ({ number, ...(queryCode ? { code: queryCode } : {}) }));
  return fetchFile('POST', '/api/applications/print', { body: { receipts: wanted } });
}
