import { useState } from 'react';
import type { Schema } from '../api/client';
import { useText } from '../ui';
import { SchemaForm } from '../ui/form';
import { useProceduresWords } from './messages';

type Form = Schema<'FormReadingView'>;

/** Every form as it is asked, for reading. */
export function Forms({ forms, schemas }: { forms: Form[]; schemas: Record<string, Record<string, unknown>> }) {
  const t = useProceduresWords();
  return (
    <section id="forms" aria-labelledby="forms-title">
      <h2 id="forms-title">{t('forms')}</h2>
      {forms.map((form) => (
        <FormDetails key={form.name} form={form} schema={schemas[form.name] ?? {}} />
      ))}
    </section>
  );
}

/** Drawn only when somebody opens it: a procedure has dozens. */
function FormDetails({ form, schema }: { form: Form; schema: Record<string, unknown> }) {
  const t = useProceduresWords();
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="form" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {text(form.title)} <code className="path">{form.name}</code>
      </summary>
      {open && (
        <>
          <ul className="fields">
            {form.fields.map(({ name, title, required, personal }) => (
              <li key={name}>
                {text(title)}
                {required && <small className="soft"> {t('required')}</small>}
                {personal && <small className="soft"> {t('personal')}</small>}
              </li>
            ))}
          </ul>
          <SchemaForm schema={schema} readOnly disabled prefix={`form-${form.name}`}>
            <></>
          </SchemaForm>
        </>
      )}
    </details>
  );
}
