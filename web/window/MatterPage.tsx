import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { newKey, post } from '../api/client';
import { Loading, PageTitle, Refusal, useText } from '../ui';
import { SchemaForm } from '../ui/form';
import { Field } from './Field';
import { useCounter } from './intake/use-counter';
import { useWindowWords } from './messages';

/** A matter that begins at the window without anybody applying, such as a household in need that somebody has come across. */
export default function MatterPage() {
  const t = useWindowWords();
  const text = useText();
  const navigate = useNavigate();
  const { procedure = '' } = useParams();
  const { data: counter, error, refetch } = useCounter();
  const [division, setDivision] = useState<string | null>(null);
  const [data, setData] = useState<Record<string, unknown>>({});
  const key = useRef(newKey());
  const open = useMutation({
    mutationFn: (form: Record<string, unknown>) =>
      post('/api/matters', { body: { procedure, division, form }, key: key.current }),
    onSuccess: ({ county, caseId }) => {
      void navigate(`/window/case/${county}/${caseId}`);
    },
    onError: () => void (key.current = newKey()),
  });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!counter) return <Loading />;
  const known = counter.procedures.find((one) => one.procedure === procedure && one.opens === 'matter');
  if (!known) return <Refusal error={new Error(procedure)} />;
  return (
    <div className="page">
      <PageTitle title={text(known.title)} />
      <div className="panel matter window-form">
        <p className="soft">{known.law}</p>
        <Field id="division" label={t('division')} fault={open.isError && !division ? t('missingDivision') : null}>
          <Select
            id="division"
            showSearch={{ optionFilterProp: 'label' }}
            value={division}
            options={counter.villages.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setDivision}
          />
        </Field>
        <Refusal error={open.error} />
        <SchemaForm
          prefix="matter"
          schema={known.schema ?? { type: 'object', properties: {} }}
          data={data}
          onChange={setData}
          onSubmit={(form) => open.mutate(form)}
          disabled={open.isPending}
        />
      </div>
      <Link to="/window">{t('home')}</Link>
    </div>
  );
}
