import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { post, type Schema } from '../../api/client';
import { Dialog, Refusal } from '../../ui';
import { FirstPassword } from './FirstPassword';
import { usePeopleWords } from './messages';

/** Adds an account; the seat is given on the person's own page, where this leads. */
export function NewPerson({ onClose }: { onClose: () => void }) {
  const t = usePeopleWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Schema<'NewUser'>>();
  const add = useMutation({
    mutationFn: (body: Schema<'NewUser'>) => post('/api/users', { body }),
    onSuccess: async ({ id, name }) => {
      await queries.invalidateQueries({ queryKey: ['/api/users'] });
      void message.success(t('added', { name }));
      await navigate(`/admin/people/${id}`);
    },
  });
  return (
    <Dialog
      title={t('newPerson')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={add.isPending} onClick={form.submit}>
          {t('add')}
        </Button>
      }
    >
      <Refusal error={add.error} />
      <Form name="new-person" form={form} layout="vertical" onFinish={(body) => add.mutate(body)}>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input autoFocus maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="username"
          label={t('username')}
          extra={t('usernameRule')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9.]{2,60}$/, message: t('usernameRule') }]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        <FirstPassword form={form} />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
