import { Checkbox, Radio, Select } from 'antd';
import { useText } from '../../ui';
import { SchemaForm } from '../../ui/form';
import { describedBy, Field } from '../Field';
import { useWindowWords } from '../messages';
import type { CounterProcedure } from './counter';
import type { IntakeForm, ProcedureEntry } from './form';

/** Two that cannot be had together, as the service names them when it refuses. */
export interface ExcludedPair {
  procedures: [string, string];
  sentence: { zh: string; en: string };
  law: string | null;
}

interface Props {
  form: IntakeForm;
  offered: readonly CounterProcedure[];
  excluded: readonly ExcludedPair[];
  strict: boolean;
  change: (change: (form: IntakeForm) => IntakeForm) => void;
  choose: (procedure: string, chosen: boolean) => void;
}

/** What is applied for, one thing or several, each with the form of its own definition. */
export function Procedures({ form, offered, excluded, strict, change, choose }: Props) {
  const t = useWindowWords();
  const text = useText();
  const titleOf = (name: string): string => {
    const title = offered.find(({ procedure }) => procedure === name)?.title;
    return title ? text(title) : name;
  };
  const set = (procedure: string, values: Partial<ProcedureEntry>): void =>
    change((before) => ({
      ...before,
      procedures: before.procedures.map((one) => (one.procedure === procedure ? { ...one, ...values } : one)),
    }));
  return (
    <section className="panel" aria-labelledby="procedures-title">
      <h2 id="procedures-title">{t('procedures')}</h2>
      <fieldset className="procedure-list" id="procedures" tabIndex={-1}>
        <legend className="soft">{t('proceduresHint')}</legend>
        {offered.map(({ procedure, title }) => (
          <Checkbox
            key={procedure}
            checked={form.procedures.some((one) => one.procedure === procedure)}
            onChange={({ target }) => choose(procedure, target.checked)}
          >
            {text(title)}
          </Checkbox>
        ))}
      </fieldset>
      {strict && form.procedures.length === 0 && <span className="fault">{t('missingProcedure')}</span>}
      {excluded.map(({ procedures: [one, other], sentence, law }) => (
        <fieldset key={`${one} ${other}`} id="choices" tabIndex={-1} className="warning-box">
          <legend>{t('chooseOne')}</legend>
          <p>
            {text(sentence)} {law && <span className="soft">({law})</span>}
          </p>
          <Radio.Group
            value={
              form.choices.find(({ chosen, over }) => [chosen, over].sort().join() === [one, other].sort().join())
                ?.chosen
            }
            options={[one, other].map((name) => ({ value: name, label: t('takes', { title: titleOf(name) }) }))}
            onChange={({ target }) => {
              const chosen = String(target.value);
              const choice = { chosen, over: chosen === one ? other : one };
              change((before) => ({
                ...before,
                choices: [...before.choices.filter((had) => !isOf(had, one, other)), choice],
              }));
            }}
          />
        </fieldset>
      ))}
      {form.procedures.map(({ procedure, beneficiary, form: data }) => {
        const known = offered.find((one) => one.procedure === procedure);
        if (!known) return null;
        return (
          <section key={procedure} className="procedure-form window-form" aria-label={text(known.title)}>
            <h3>
              {text(known.title)} <span className="soft">{known.law}</span>
            </h3>
            {known.subject === 'person' && (
              <Field
                id={`beneficiary-${procedure}`}
                label={t('beneficiary')}
                fault={strict && !form.members.some(({ key }) => key === beneficiary) ? t('missingBeneficiary') : null}
              >
                <Select
                  id={`beneficiary-${procedure}`}
                  aria-describedby={describedBy(`beneficiary-${procedure}`)}
                  value={beneficiary}
                  options={form.members.map(({ key, name }, n) => ({
                    value: key,
                    label: name || t('memberNumber', { place: n + 1 }),
                  }))}
                  onChange={(key) => set(procedure, { beneficiary: key })}
                />
              </Field>
            )}
            {known.schema && (
              <SchemaForm
                id={formIdOf(procedure)}
                prefix={prefixOf(procedure)}
                schema={known.schema}
                data={data}
                onChange={(next) => set(procedure, { form: next })}
              >
                <></>
              </SchemaForm>
            )}
          </section>
        );
      })}
    </section>
  );
}

export const prefixOf = (procedure: string): string => `own-${procedure}`;
export const formIdOf = (procedure: string): string => `form-${procedure}`;

const isOf = ({ chosen, over }: { chosen: string; over: string }, one: string, other: string): boolean =>
  (chosen === one && over === other) || (chosen === other && over === one);
