import { lazy, Suspense, useState } from 'react';
import type { Schema } from '../api/client';
import { Loading, useText } from '../ui';
import { useProceduresWords } from './messages';

/** Many times as large as the rest of the room, and of use to the reader of one version only. */
const SchemaForm = lazy(async () => ({ default: (await import('../ui/form/SchemaForm')).SchemaForm }));

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
          <Suspense fallback={<Loading />}>
            <SchemaForm schema={schema} readOnly disabled prefix={`form-${form.name}`}>
              <></>
            </SchemaForm>
          </Suspense>
        </>
      )}
    </details>
  );
}
