import { Button, Checkbox, Input } from 'antd';
import { useWindowWords } from '../messages';
import type { IntakeForm, MemberEntry, Signature } from './form';

interface Props {
  form: IntakeForm;
  signers: readonly MemberEntry[];
  today: string;
  strict: boolean;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
}

/** Every adult's own signature allows the check of income and property; each with its day. */
export function Signatures({ form, signers, today, strict, change }: Props) {
  const t = useWindowWords();
  const set = (keys: readonly string[], values: Partial<Signature>): void =>
    change((before) => {
      const signatures = { ...before.signatures };
      for (const key of keys) signatures[key] = { ...{ signed: false, at: today }, ...signatures[key], ...values };
      return { ...before, signatures };
    });
  return (
    <section className="panel" aria-labelledby="signatures-title">
      <h2 id="signatures-title">{t('signatures')}</h2>
      <p className="soft">{t('signaturesHint')}</p>
      <ul className="signatures">
        {signers.map(({ key, name }, n) => {
          const signature = form.signatures[key];
          const who = name || t('memberNumber', { place: form.members.findIndex((one) => one.key === key) + 1 });
          return (
            <li key={key}>
              <Checkbox
                id={`signed-${key}`}
                checked={signature?.signed ?? false}
                aria-invalid={strict && !signature?.signed}
                onChange={({ target }) => set([key], { signed: target.checked })}
              >
                {t('hasSigned', { who })}
              </Checkbox>
              {signature?.signed && (
                <Input
                  type="date"
                  max={today}
                  aria-label={t('signedOn', { who })}
                  value={signature.at}
                  onChange={({ target }) => set([key], { at: target.value })}
                />
              )}
              {strict && !signature?.signed && <span className="fault">{t('missingSignature')}</span>}
              {n === 0 && signers.length > 1 && (
                <Button
                  size="small"
                  type="link"
                  onClick={() =>
                    set(
                      signers.map((one) => one.key),
                      { signed: true },
                    )
                  }
                >
                  {t('allSigned')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
