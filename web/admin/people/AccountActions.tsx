import { Button, Form, Space } from 'antd';
import { useState } from 'react';
import { patch, post, put } from '../../api/client';
import { useMe } from '../../app/session';
import { Dialog, Refusal } from '../../ui';
import type { Person } from './AccountState';
import { FirstPassword } from './FirstPassword';
import { usePeopleWords } from './messages';
import { useChange } from './useChange';

/** Lets somebody in, or keeps them out. */
export function AccountActions({ person }: { person: Person }) {
  const t = usePeopleWords();
  const { user } = useMe();
  const [open, setOpen] = useState<'block' | 'password' | null>(null);
  const { id, disabled, lockedFor } = person;
  const unlock = useChange(() => post('/api/users/{id}/unlock', { path: { id } }), t('unlockedDone'));
  const allow = useChange(
    () => patch('/api/users/{id}', { path: { id }, body: { disabled: false } }),
    t('allowedDone'),
  );
  return (
    <Space wrap>
      <Refusal error={unlock.error ?? allow.error} />
      {lockedFor !== null && (
        <Button loading={unlock.isPending} onClick={() => unlock.mutate(undefined)}>
          {t('unlock')}
        </Button>
      )}
      <Button onClick={() => setOpen('password')}>{t('newPassword')}</Button>
      {disabled && (
        <Button loading={allow.isPending} onClick={() => allow.mutate(undefined)}>
          {t('allow')}
        </Button>
      )}
      {!disabled && user.id !== id && (
        <Button danger onClick={() => setOpen('block')}>
          {t('block')}
        </Button>
      )}
      {open === 'block' && <Block person={person} onClose={() => setOpen(null)} />}
      {open === 'password' && <NewPassword person={person} onClose={() => setOpen(null)} />}
    </Space>
  );
}

function Block({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const t = usePeopleWords();
  const block = useChange(
    () => patch('/api/users/{id}', { path: { id }, body: { disabled: true } }),
    t('blockedDone'),
    onClose,
  );
  const buttons = (
    <>
      <Button onClick={onClose}>{t('keepAccount')}</Button>
      <Button danger type="primary" loading={block.isPending} onClick={() => block.mutate(undefined)}>
        {t('block')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('blockTitle', { name })} onClose={onClose} footer={buttons}>
      <p>{t('blockHint')}</p>
      <Refusal error={block.error} />
    </Dialog>
  );
}

function NewPassword({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const t = usePeopleWords();
  const [form] = Form.useForm<{ password: string }>();
  const set = useChange(
    (body: { password: string }) => put('/api/users/{id}/password', { path: { id }, body }),
    t('passwordDone'),
    onClose,
  );
  const button = (
    <Button type="primary" loading={set.isPending} onClick={form.submit}>
      {t('setPassword')}
    </Button>
  );
  return (
    <Dialog title={t('newPasswordTitle', { name })} onClose={onClose} footer={button}>
      <p>{t('newPasswordHint')}</p>
      <Refusal error={set.error} />
      <Form name="new-password" form={form} layout="vertical" onFinish={(body) => set.mutate(body)}>
        <FirstPassword form={form} />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
