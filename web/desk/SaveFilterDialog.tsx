import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { post } from '../api/client';
import { keyOf } from '../api/use';
import { useMe } from '../app/session';
import { Dialog, Refusal, useText } from '../ui';
import { useDeskWords } from './messages';
import type { Conditions } from './useConditions';

interface Entries {
  name: string;
  office: string;
}

export function SaveFilterDialog({ conditions, onClose }: { conditions: Conditions; onClose: () => void }) {
  const t = useDeskWords();
  const text = useText();
  const { seats } = useMe();
  const queries = useQueryClient();
  const [form] = Form.useForm<Entries>();
  const save = useMutation({
    mutationFn: ({ name, office }: Entries) =>
      post('/api/tasks/filters', { body: { name, conditions, ...(office ? { office } : {}) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keyOf('/api/tasks/filters').slice(0, 1) });
      onClose();
    },
  });
  const own = new Map(seats.filter((seat) => seat.for === undefined).map((seat) => [seat.office, seat.officeName]));
  const offices = [...own].map(([value, name]) => ({ value, label: t('shareWith', { office: text(name) }) }));
  return (
    <Dialog
      title={t('saveFilter')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t('save')}
        </Button>
      }
    >
      <Refusal error={save.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: '', office: '' }}
        onFinish={(entries) => save.mutate(entries)}
      >
        <Form.Item
          name="name"
          label={t('filterName')}
          rules={[{ required: true, whitespace: true, message: t('filterNameMissing') }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="office" label={t('filterFor')}>
          <Select options={[{ value: '', label: t('onlyMe') }, ...offices]} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
