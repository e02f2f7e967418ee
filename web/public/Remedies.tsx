import type { Schema } from '../api/client';
import { Day, useText } from '../ui';
import { usePublicWords } from './messages';

const LENGTH = /^(\d+)(wd|d|mo|y)$/;

/** What can be done against a decision: which way, to whom, until when. */
export function Remedies({ remedies }: { remedies: Schema<'RemedyView'>[] }) {
  const t = usePublicWords();
  const text = useText();
  const length = (period: string): string => {
    const [, count = '', unit = ''] = LENGTH.exec(period) ?? [];
    return unit === '' ? period : t(`length_${unit}` as 'length_d', { count: Number(count) });
  };
  return (
    <div className="remedies">
      <p>{t('remedies')}</p>
      <ul>
        {remedies.map(({ route, name, organs, period, law, lastDay }) => (
          <li key={route}>
            <strong>{text(name)}</strong>
            {t('colon')}
            {t('within', { length: length(period) })} <span lang="zh-CN">{organs.join(t('or'))}</span>
            <br />
            {t('noLaterThan')} <Day date={lastDay} />{' '}
            <span lang="zh-CN" className="soft">
              ({law})
            </span>
          </li>
        ))}
      </ul>
      <p>{t('howToChallenge')}</p>
      <p className="soft">{t('lastDayHint')}</p>
    </div>
  );
}
