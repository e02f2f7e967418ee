import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'react-router';
import { post, type Schema } from '../api/client';
import { PageTitle, Refusal } from '../ui';
import { usePublicWords } from './messages';
import { ProgressAnswer } from './ProgressAnswer';

/** The QR code on a receipt brings the number, behind the `#`, which no browser sends anywhere. */
const numberIn = ({ hash, search }: { hash: string; search: string }): string =>
  new URLSearchParams(hash.slice(1)).get('number') ?? new URLSearchParams(search).get('number') ?? '';

/**
 * Where an application stands, or what became of an objection. The address may bring the number; the code is typed and
 * never stands in an address, which browsers and proxies keep.
 */
export function ProgressPage() {
  const t = usePublicWords();
  const [number, setNumber] = useState(numberIn(useLocation()));
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<{ view: Schema<'ProgressView'>; code: string } | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      setAnswer({ view: await post('/api/public/progress', { body: { number, code } }), code });
    } catch (error) {
      setAnswer(null);
      setRefusal(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask();
  };
  return (
    <div className="page public">
      <PageTitle title={t('progressTitle')} />
      <form className="panel no-print progress-form" onSubmit={submit}>
        <label className="field">
          {t('number')}
          <Input
            required
            value={number}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="number-hint"
            onChange={({ target }) => setNumber(target.value)}
          />
        </label>
        <p id="number-hint" className="soft">
          {t('numberHint')}
        </p>
        <label className="field">
          {t('code')}
          <Input
            required
            value={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="code-hint"
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <p id="code-hint" className="soft">
          {t('codeHint')}
        </p>
        <Refusal error={refusal} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('ask')}
        </Button>
      </form>
      {answer && (
        <ProgressAnswer
          answer={answer.view}
          receipt={{ number: answer.view.number, code: answer.code }}
          again={() => void ask()}
        />
      )}
    </div>
  );
}
