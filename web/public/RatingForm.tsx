import { Button, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { newKey, post, type Schema } from '../api/client';
import { Refusal } from '../ui';
import { usePublicWords } from './messages';

const SCORES = [5, 4, 3, 2, 1] as const;
const MOST_CHARACTERS = 500;

interface Props {
  state: Schema<'RatingStateView'>;
  receipt: { number: string; code: string };
  done: () => void;
}

/** Asks once, after the decision, how one was treated. */
export function RatingForm({ state: { possible, score }, receipt, done }: Props) {
  const t = usePublicWords();
  const [chosen, setChosen] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  if (score !== null) return <p className="panel">{t('rated', { score: t(`score${score}` as 'score1') })}</p>;
  if (!possible) return null;
  const send = async () => {
    setBusy(true);
    setRefusal(null);
    const body = { ...receipt, score: chosen, ...(words.trim() === '' ? {} : { text: words }) };
    await post('/api/public/ratings', { body, key: key.current }).then(done, setRefusal);
    key.current = newKey();
    setBusy(false);
  };
  return (
    <section className="panel no-print rating" aria-labelledby="rating-title">
      <h3 id="rating-title">{t('rate')}</h3>
      <Radio.Group
        aria-labelledby="rating-title"
        value={chosen}
        onChange={({ target }) => setChosen(target.value as number)}
      >
        {SCORES.map((one) => (
          <Radio key={one} value={one}>
            {t(`score${one}`)}
          </Radio>
        ))}
      </Radio.Group>
      <label className="field">
        {t('rateWords')}
        <Input.TextArea
          rows={3}
          maxLength={MOST_CHARACTERS}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <p className="soft">{t('rateHint')}</p>
      <Refusal error={refusal} />
      <Button type="primary" disabled={chosen === null} loading={busy} onClick={() => void send()}>
        {t('sendRating')}
      </Button>
    </section>
  );
}
