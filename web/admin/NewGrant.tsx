import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { post } from '../api/client';
import { useApi } from '../api/use';
import { Refusal, useText } from '../ui';
import { useAdminWords } from './messages';

interface Values {
  procedure: string;
  office: string;
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  from: string;
  to?: string;
  grantedBy: string;
  law: string;
}

/** Registers a grant for a division: its offices may decide, and those of its county grant it. */
export function NewGrant({ division }: { division: string }) {
  const t = useAdminWords();
  const text = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { data: own = [] } = useApi('/api/offices', { query: { division } });
  const { data: county = [] } = useApi('/api/offices', { query: { division: division.slice(0, 6) } });
  const { data: procedures = [] } = useApi('/api/procedures');
  const titles = new Map(procedures.map(({ procedure, title }) => [procedure, text(title)]));
  const add = useMutation({
    mutationFn: ({ to, ...values }: Values) =>
      post('/api/grants', { body: { division, ...values, ...(to ? { to } : {}) } }),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries({ queryKey: ['/api/grants'] });
      void message.success(t('registered'));
    },
  });
  const must = [{ required: true, message: t('required') }];
  const offices = (all: typeof own) => all.map(({ code, name }) => ({ value: code, label: text(name) }));
  const modes = (['ENTRUSTED', 'DEVOLVED', 'COUNTY'] as const).map((value) => ({ value, label: t(`mode_${value}`) }));
  return (
    <section className="panel narrow-form" aria-labelledby="new-grant">
      <h2 id="new-grant">{t('register')}</h2>
      <Form form={form} layout="vertical" onFinish={(values) => add.mutate(values)}>
        <Form.Item name="procedure" label={t('procedure')} rules={must}>
          <Select
            options={[{ value: '*', label: t('all') }, ...[...titles].map(([value, label]) => ({ value, label }))]}
          />
        </Form.Item>
        <Form.Item name="office" label={t('office')} rules={must}>
          <Select options={offices(own)} />
        </Form.Item>
        <Form.Item name="mode" label={t('mode')} rules={must}>
          <Select options={modes} />
        </Form.Item>
        <Form.Item name="grantedBy" label={t('grantedBy')} rules={must}>
          <Select options={offices(county)} />
        </Form.Item>
        <div className="day-pair">
          <Form.Item name="from" label={t('from')} rules={must}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t('to')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="law" label={t('law')} rules={must}>
          <Input maxLength={300} />
        </Form.Item>
        <Refusal error={add.error} className="refusal" />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('register')}
        </Button>
      </Form>
    </section>
  );
}
