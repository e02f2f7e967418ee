import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { put, type Schema } from '../api/client';
import { Dialog, Refusal } from '../ui';
import { useAppWords } from './messages';

/** Another password of one's own: the first one was handed over by somebody who has seen it. */
export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useAppWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Schema<'PasswordChange'>>();
  const change = useMutation({
    mutationFn: (body: Schema<'PasswordChange'>) => put('/api/session/password', { body }),
    onSuccess: () => {
      onClose();
      void message.success(t('passwordChanged'));
    },
  });
  return (
    <Dialog
      title={t('changePassword')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={change.isPending} onClick={form.submit}>
          {t('change')}
        </Button>
      }
    >
      <p>{t('changePasswordHint')}</p>
      <Refusal error={change.error} />
      <Form name="change-password" form={form} layout="vertical" onFinish={(entries) => change.mutate(entries)}>
        <Form.Item
          name="current"
          label={t('currentPassword')}
          rules={[{ required: true, message: t('passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('newPassword')}
          rules={[{ required: true, min: 12, message: t('newPasswordRule') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
