import {
  CheckCircleOutlined,
  CloudOutlined,
  ExclamationCircleOutlined,
  SaveOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { Instant, Refusal } from '../../ui';
import { useWindowWords } from '../messages';
import type { Missing } from './missing';
import type { DraftControl } from './use-draft';

interface Props {
  /** In the way of sending. */
  missing: readonly Missing[];
  /** Not there, and yet no obstacle: asked for later in one notice. */
  asked: readonly string[];
  draft: DraftControl;
  sending: boolean;
  error: unknown;
  send: () => void;
  keepAsNew: () => void;
}

/** Beside the form all the time: what is still missing, all of it; where the draft is; and the way to the receipt. */
export function Summary({ missing, asked, draft, sending, error, send, keepAsNew }: Props) {
  const t = useWindowWords();
  return (
    <aside className="summary panel" aria-labelledby="summary-title">
      <h2 id="summary-title">{t('summary')}</h2>
      {missing.length > 0 ? (
        <>
          <p className="count">
            <ExclamationCircleOutlined aria-hidden /> {t('stillMissing', { count: missing.length })}
          </p>
          <ul className="missing">
            {missing.map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                <button type="button" className="link" onClick={() => focusOn(at)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="complete">
          <CheckCircleOutlined aria-hidden /> {t('complete')}
        </p>
      )}
      {asked.length > 0 && (
        <p className="soft">
          <WarningOutlined aria-hidden /> {t('papersMissing', { papers: asked.join('; ') })}
        </p>
      )}
      <Refusal error={error} />
      <Button block type="primary" size="large" loading={sending} onClick={send}>
        {t('send')} <kbd>Alt+S</kbd>
      </Button>
      <DraftState draft={draft} keepAsNew={keepAsNew} />
    </aside>
  );
}

function DraftState({ draft, keepAsNew }: { draft: DraftControl; keepAsNew: () => void }) {
  const t = useWindowWords();
  const { standing, savedAt, error, reload } = draft;
  if (standing === 'conflict') {
    return (
      <div className="buttons">
        <Refusal error={error} />
        <Button size="small" onClick={reload}>
          {t('loadLatest')}
        </Button>
        <Button size="small" onClick={keepAsNew}>
          {t('keepAsNew')}
        </Button>
      </div>
    );
  }
  if (standing === 'local') return <Alert type="warning" showIcon title={t('draftLocal')} />;
  if (standing === 'new' || standing === 'loading' || standing === 'gone') return null;
  const isSaved = standing === 'saved';
  return (
    <p className="soft draft-state">
      {isSaved ? <CloudOutlined aria-hidden /> : <SaveOutlined aria-hidden />}{' '}
      {t(isSaved ? 'draftSaved' : 'draftSaving')}
      {isSaved && savedAt && (
        <>
          {' '}
          <Instant at={savedAt} />
        </>
      )}
    </p>
  );
}

/** Brings the control into view and puts the keyboard on it. */
export function focusOn(id: string): void {
  const control = document.getElementById(id);
  const target = control?.matches('input, textarea, select, button, [tabindex]')
    ? control
    : control?.querySelector<HTMLElement>('input, button');
  (control ?? target)?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
