import { ScanOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useRef } from 'react';
import { Refusal } from '../../ui';
import { useWindowWords } from '../messages';
import type { IntakeForm, MemberEntry, Paper, Signature } from './form';
import { upload } from './upload';

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
  const keepScan = (key: string, paper: Paper): void => {
    change((before) => ({ ...before, papers: [...before.papers, paper] }));
    set([key], { document: paper.id });
  };
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
              {signature?.signed && <Scan {...{ who, form, signature }} keep={(paper) => keepScan(key, paper)} />}
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

interface ScanProps {
  who: string;
  form: IntakeForm;
  signature: Signature;
  keep: (paper: Paper) => void;
}

/** The signed sheet itself, kept with whose signature it shows; it stands among the papers, too, and can be removed there. */
function Scan({ who, form, signature, keep }: ScanProps) {
  const t = useWindowWords();
  const picker = useRef<HTMLInputElement>(null);
  const adding = useMutation({ mutationFn: (file: File) => upload(file, null), onSuccess: keep });
  const scan = form.papers.find(({ id }) => id === signature.document);
  if (scan) return <span className="soft">{t('scanned', { name: scan.name })}</span>;
  return (
    <>
      <Button
        size="small"
        icon={<ScanOutlined aria-hidden />}
        loading={adding.isPending}
        onClick={() => picker.current?.click()}
      >
        {t('scanOf', { who })}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept="application/pdf,image/jpeg,image/png"
        aria-label={t('scanOf', { who })}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) adding.mutate(file);
          target.value = '';
        }}
      />
      <Refusal error={adding.error} />
    </>
  );
}
