import { Checkbox, Input } from 'antd';
import { describedBy, Field } from '../Field';
import { useWindowWords } from '../messages';
import type { IntakeForm } from './form';

interface Props {
  form: IntakeForm;
  strict: boolean;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
}

/** Going on although members are in other cases: the clerk's decision, with a reason that the reviewer reads. */
export function Acknowledgement({ form, strict, change }: Props) {
  const t = useWindowWords();
  const short = form.reason.trim().length < 4;
  return (
    <section className="panel warning-box" aria-labelledby="duplicates-title">
      <h2 id="duplicates-title">{t('duplicates')}</h2>
      <p>{t('duplicatesHint')}</p>
      <Checkbox
        id="acknowledge"
        checked={form.acknowledged}
        onChange={({ target }) => change((before) => ({ ...before, acknowledged: target.checked }))}
      >
        {t('acknowledge')}
      </Checkbox>
      {form.acknowledged && (
        <Field
          id="reason"
          label={t('reason')}
          fault={short && (strict || form.reason !== '') ? t('missingReason') : null}
        >
          <Input.TextArea
            id="reason"
            maxLength={500}
            aria-describedby={describedBy('reason')}
            value={form.reason}
            onChange={({ target }) => change((before) => ({ ...before, reason: target.value }))}
          />
        </Field>
      )}
    </section>
  );
}
