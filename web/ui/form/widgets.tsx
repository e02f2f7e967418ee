import type { WidgetProps } from '@rjsf/utils';
import { Button, Checkbox, Input, InputNumber, Radio, Space } from 'antd';
import { useApi } from '../../api/use';
import { useUiWords } from '../messages';

/** Whole fen, asked for in yuan: people count in yuan, and money is kept without fractions. */
export function MoneyWidget({ id, value, disabled, readonly, onChange, onBlur, onFocus, label }: WidgetProps) {
  const t = useUiWords();
  const fen = typeof value === 'number' ? value : undefined;
  return (
    <InputNumber
      id={id}
      aria-label={label}
      className="full-width"
      value={fen === undefined ? null : fen / 100}
      precision={2}
      min={0}
      disabled={disabled || readonly}
      suffix={t('inYuan')}
      onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}

/** Something that can only be declared or left out, such as "the authorisation has been signed". */
export function DeclarationWidget({ id, value, disabled, readonly, label, onChange }: WidgetProps) {
  return (
    <Checkbox
      id={id}
      checked={value === true}
      disabled={disabled || readonly}
      onChange={({ target }) => onChange(target.checked ? true : undefined)}
    >
      {label}
    </Checkbox>
  );
}

/** Yes or no, of which neither is the answer until it is chosen. */
export function YesNoWidget({ id, value, disabled, readonly, label, onChange }: WidgetProps) {
  const t = useUiWords();
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      value={typeof value === 'boolean' ? value : null}
      disabled={disabled || readonly}
      onChange={({ target }) => onChange(target.value)}
    >
      <Radio value={true}>{t('yes')}</Radio>
      <Radio value={false}>{t('no')}</Radio>
    </Radio.Group>
  );
}

/** A day, and at one press the day it is for the service: a calendar that opens would show the machine's. */
export function DayWidget({ id, value, disabled, readonly, label, required, onChange, onBlur, onFocus }: WidgetProps) {
  const t = useUiWords();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const isFixed = disabled || readonly;
  return (
    <Space.Compact>
      <Input
        id={id}
        type="date"
        aria-label={label}
        aria-required={required}
        value={typeof value === 'string' ? value : ''}
        disabled={isFixed}
        onChange={({ target }) => onChange(target.value || undefined)}
        onBlur={() => onBlur(id, value)}
        onFocus={() => onFocus(id, value)}
      />
      {clock && (
        <Button disabled={isFixed} onClick={() => onChange(clock.today)}>
          {t('todayIs')}
        </Button>
      )}
    </Space.Compact>
  );
}
