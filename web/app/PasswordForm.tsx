import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { put, type Schema } from '../api/client';
import { keyOf } from '../api/use';
import { Refusal } from '../ui';
import { useAppWords } from './messages';

/** Another password of one's own; the service says whether it is good enough. */
export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const t = useAppWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Schema<'PasswordChange'>) => put('/api/session/password', { body }),
    onSuccess: async () => {
      onDone?.();
      void message.success(t('passwordChanged'));
      await queries.invalidateQueries({ queryKey: keyOf('/api/session') });
    },
  });
  return (
    <Form<Schema<'PasswordChange'>>
      name="change-password"
      layout="vertical"
      requiredMark={false}
      onFinish={(entries) => change.mutate(entries)}
    >
      <Refusal error={change.error} className="refusal" />
      <Form.Item
        name="current"
        label={t('currentPassword')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('newPassword')}
        extra={t('newPasswordHint')}
        rules={[{ required: true, min: 15, message: t('newPasswordRule') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('change')}
      </Button>
    </Form>
  );
}
