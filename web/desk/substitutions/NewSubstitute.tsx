import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { post, type Schema } from '../../api/client';
import { keyOf, useApi } from '../../api/use';
import { useMe } from '../../app/session';
import { Dialog, Refusal, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { useSubstituteWords } from './messages';

interface Entries {
  substitute: string;
  seat: string;
  from: string;
  to: string;
}

interface Props {
  /** Whoever is away and the seats they hold; oneself when left out. */
  away?: { id: string; seats: Pick<Schema<'SeatView'>, 'office' | 'role' | 'officeName' | 'roleTitle'>[] };
  onClose: () => void;
}

/** Orders that somebody stands in for oneself, or as an administrator for somebody else. */
export function NewSubstitute({ away, onClose }: Props) {
  const desk = useDeskWords();
  const t = useSubstituteWords();
  const text = useText();
  const me = useMe();
  const person = away?.id ?? me.user.id;
  const queries = useQueryClient();
  const [form] = Form.useForm<Entries>();
  const { data: people = [], error: unread } = useApi('/api/substitutions/candidates', { query: { person: away?.id } });
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const order = useMutation({
    mutationFn: ({ substitute, seat, from, to }: Entries) => {
      const [office, role] = seat.split(' ');
      const only = seat === '' ? {} : { office, role };
      return post('/api/substitutions', { body: { person, substitute, from, to, ...only } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keyOf('/api/substitutions').slice(0, 1) });
      onClose();
    },
  });
  const own = away?.seats ?? me.seats.filter((seat) => seat.for === undefined);
  const seatOptions = own.map(({ office, role, officeName, roleTitle }) => {
    return { value: `${office} ${role}`, label: `${text(officeName)} · ${text(roleTitle)}` };
  });
  const required = [{ required: true, message: t('missing') }];
  return (
    <Dialog
      title={t('orderSubstitute')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={order.isPending} onClick={() => form.submit()}>
          {t('order')}
        </Button>
      }
    >
      <Refusal error={unread ?? order.error} />
      <Form
        name="new-substitute"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ seat: '', from: clock?.today, to: clock?.today }}
        onFinish={(entries) => order.mutate(entries)}
      >
        <Form.Item name="substitute" label={t('standsIn')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map(({ id, name, officeName, roleTitle }) => ({
              value: id,
              label: `${name} · ${text(officeName)} · ${text(roleTitle)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="seat" label={desk('seat')}>
          <Select options={[{ value: '', label: t('allSeats') }, ...seatOptions]} />
        </Form.Item>
        <Form.Item name="from" label={t('firstDay')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={t('lastDay')} rules={required}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
