import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { post, type Schema } from '../api/client';
import { Day, PageTitle, Refusal } from '../ui';
import { ScrollTable } from '../ui/ScrollTable';
import { useBenefitsWords } from './messages';

interface Question {
  idNumber: string;
  on?: string;
  reason?: string;
}

/** As what a patient is recognised on the day that is settled: no name is shown, and every look-up is kept. */
export function IdentitiesPage() {
  const t = useBenefitsWords();
  const lookUp = useMutation({
    mutationFn: ({ idNumber, on, reason }: Question) =>
      post('/api/identity-lookup', { body: { idNumber, ...(on ? { on } : {}), ...(reason ? { reason } : {}) } }),
  });
  return (
    <section className="page">
      <PageTitle title={t('identities')} />
      <Form<Question> layout="vertical" className="panel narrow-form" onFinish={(question) => lookUp.mutate(question)}>
        <Form.Item name="idNumber" label={t('idNumber')} rules={[{ required: true, message: t('idNumber') }]}>
          <Input autoComplete="off" maxLength={18} />
        </Form.Item>
        <Form.Item name="on" label={t('on')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <p className="soft">{t('lookUpNote')}</p>
        <Button type="primary" htmlType="submit" loading={lookUp.isPending}>
          {t('lookUp')}
        </Button>
      </Form>
      <Refusal error={lookUp.error} />
      <div aria-live="polite">{lookUp.data && <Statuses found={lookUp.data} />}</div>
    </section>
  );
}

function Statuses({ found }: { found: Schema<'IdentityLookupAnswer'> }) {
  const t = useBenefitsWords();
  if (found.statuses.length === 0) return <p>{t('noStatus')}</p>;
  return (
    <ScrollTable label={t('identities')} head={[t('status'), t('recognisedBy'), t('from'), t('to')]}>
      {found.statuses.map(({ status, county, from, to }) => (
        <tr key={`${status} ${county} ${from}`}>
          <td>{status}</td>
          <td>{county}</td>
          <td>
            <Day date={from} />
          </td>
          <td>{to ? <Day date={to} /> : t('running')}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
