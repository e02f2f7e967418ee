import { Button } from 'antd';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { useText } from '../ui';
import { useDemonstrationWords } from './messages';
import './demonstration.css';

export type Family = Schema<'DemonstrationFamilyView'>;

interface Props {
  /** Codes of the villages that the window is for. */
  villages: readonly string[];
  onFill: (family: Family) => void;
}

/** In a demonstration nobody has a valid citizen number at hand: families to begin with. Elsewhere there is nothing here. */
export function Families(props: Props) {
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  return clock?.demonstration ? <Offered {...props} /> : null;
}

function Offered({ villages, onFill }: Props) {
  const t = useDemonstrationWords();
  const text = useText();
  const { data = [] } = useApi('/api/demonstration/families', {}, { freshFor: 0 });
  const own = data.filter(({ village }) => villages.includes(village));
  if (own.length === 0) return null;
  return (
    <div className="demonstration-families" role="group" aria-label={t('fillFamily')}>
      <strong>{t('fillFamily')}</strong>
      {own.map((family) => (
        <Button key={family.village} size="small" title={family.situation} onClick={() => onFill(family)}>
          {text(family.who)}
        </Button>
      ))}
      <span className="soft">{t('fillFamilyHint')}</span>
    </div>
  );
}
