import { Button } from 'antd';
import { chooseElder, resize, SIZES, useElderSize } from './elder';
import { useAppWords } from './messages';

/** Elder mode on and off at one click, and larger or smaller letters while it is on. */
export function ElderSwitch() {
  const t = useAppWords();
  const size = useElderSize();
  if (size === null) {
    return (
      <Button type="default" className="elder-switch" onClick={() => chooseElder(true)}>
        {t('elder')}
      </Button>
    );
  }
  return (
    <span className="elder-switches" role="group" aria-label={t('letters')}>
      <Button onClick={() => resize(-1)} disabled={size === SIZES[0]}>
        {t('smaller')}
      </Button>
      <Button onClick={() => resize(1)} disabled={size === SIZES.at(-1)}>
        {t('larger')}
      </Button>
      <Button className="elder-switch" onClick={() => chooseElder(false)}>
        {t('elderOff')}
      </Button>
    </span>
  );
}
