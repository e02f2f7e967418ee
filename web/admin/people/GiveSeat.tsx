import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useApi } from '../../api/use';
import { Refusal, useText } from '../../ui';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { useOwnDivision } from '../own-division';
import type { Person } from './AccountState';
import { usePeopleWords } from './messages';
import { useRoles } from './roles';
import { useChange } from './useChange';

interface Entries {
  office: string;
  role: string;
  from?: string;
  to?: string;
}

/** Gives a person a seat: an office of a division, a role, and its days. */
export function GiveSeat({ person: { id, seats } }: { person: Person }) {
  const t = usePeopleWords();
  const text = useText();
  const [form] = Form.useForm<Entries>();
  const roles = useRoles();
  const own = useOwnDivision();
  const [division, setDivision] = useState(seats[0]?.office.split(':')[0] ?? own);
  const { data: offices } = useApi('/api/offices', { query: { division } }, { keep: true });
  const give = useChange(
    ({ office, role, from, to }: Entries) =>
      post('/api/users/{id}/seats', {
        path: { id },
        body: { office, role, ...(from ? { from } : {}), ...(to ? { to } : {}) },
      }),
    t('given'),
    () => form.resetFields(),
  );
  const must = [{ required: true, message: t('required') }];
  const move = (code: string): void => {
    setDivision(code);
    form.setFieldValue('office', undefined);
  };
  return (
    <section className="panel narrow-form" aria-labelledby="give-seat-title">
      <h2 id="give-seat-title">{t('giveSeat')}</h2>
      <Form name="give-seat" form={form} layout="vertical" onFinish={(entries) => give.mutate(entries)}>
        <p>
          <DivisionPicker label={t('place')} value={division} onChange={move} from={own} />
        </p>
        <Form.Item
          name="office"
          label={t('office')}
          rules={must}
          extra={offices?.length === 0 ? t('noOffice') : undefined}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(offices ?? []).map(({ code, name }) => ({ value: code, label: text(name) }))}
          />
        </Form.Item>
        <Form.Item name="role" label={t('role')} rules={must}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={roles} />
        </Form.Item>
        <div className="day-pair">
          <Form.Item name="from" label={t('firstDay')} extra={t('firstDayHint')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t('lastDay')} extra={t('noEndHint')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Refusal error={give.error} className="refusal" />
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t('give')}
        </Button>
      </Form>
    </section>
  );
}
