import { Button, Form, Input, Space } from 'antd';
import type { FormInstance } from 'antd';
import { usePeopleWords } from './messages';

/** Neither 0 and O nor 1, l and I: it is read off a screen and typed once. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

const made = (): string => {
  const fair = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < LENGTH) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) password += LETTERS[byte % LETTERS.length];
  }
  return password;
};

/** The field `password` of a form: typed, or made up at random. It is shown, because somebody has to copy it down. */
export function FirstPassword<T extends { password: string }>({ form }: { form: FormInstance<T> }) {
  const t = usePeopleWords();
  const fill = (): void => form.setFieldsValue({ password: made() } as Parameters<typeof form.setFieldsValue>[0]);
  return (
    <Form.Item label={t('password')} htmlFor="first-password" required extra={t('passwordHint')}>
      <Space.Compact className="full-width">
        <Form.Item name="password" noStyle rules={[{ required: true, min: 15, message: t('passwordRule') }]}>
          <Input id="first-password" autoComplete="off" spellCheck={false} maxLength={200} />
        </Form.Item>
        <Button onClick={fill}>{t('makePassword')}</Button>
      </Space.Compact>
    </Form.Item>
  );
}
