import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey, post } from '../../api/client';
import { Refusal, useText } from '../../ui';
import { SchemaForm } from '../../ui/form';
import { Field } from '../Field';
import { useCounter } from '../intake/use-counter';
import { useWindowWords } from '../messages';

/** How definitions call the case that a case of theirs is about. */
const RELATION = 'subject';

/** What a citizen may begin about a case at the window: a reconsideration, an objection, a move; whatever the definitions of the day say. */
export function LinkedForm({ county, caseId }: { county: string; caseId: string }) {
  const t = useWindowWords();
  const text = useText();
  const navigate = useNavigate();
  const { data: counter } = useCounter();
  const [procedure, setProcedure] = useState<string | null>(null);
  const [data, setData] = useState<Record<string, unknown>>({});
  const key = useRef(newKey());
  const open = useMutation({
    mutationFn: (form: Record<string, unknown>) =>
      post('/api/cases/{county}/{caseId}/linked', {
        path: { county, caseId },
        body: { procedure, relation: RELATION, form },
        key: key.current,
      }),
    onSuccess: (receipt) =>
      navigate('/window/receipt', { state: { receivedAt: receipt.receivedAt, applications: [receipt], choices: [] } }),
    // What was refused is put right and is another request.
    onError: () => void (key.current = newKey()),
  });
  const about = counter?.procedures.filter(({ opens }) => opens === 'about') ?? [];
  const chosen = about.find((one) => one.procedure === procedure);
  if (about.length === 0) return null;
  return (
    <section className="panel window-form" aria-labelledby="linked-title">
      <h2 id="linked-title">{t('beginAbout')}</h2>
      <Field id="linked" label={t('whatToBegin')} className="narrow-field">
        <Select
          id="linked"
          value={procedure}
          options={about.map((one) => ({ value: one.procedure, label: text(one.title) }))}
          onChange={(value) => {
            setProcedure(value);
            setData({});
          }}
        />
      </Field>
      {chosen && (
        <>
          <p className="soft">{chosen.law}</p>
          <Refusal error={open.error} />
          <SchemaForm
            key={chosen.procedure}
            prefix="linked"
            schema={chosen.schema ?? { type: 'object', properties: {} }}
            data={data}
            onChange={setData}
            onSubmit={(form) => open.mutate(form)}
            disabled={open.isPending}
          />
        </>
      )}
    </section>
  );
}
