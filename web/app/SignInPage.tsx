import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { PageTitle, Refusal } from '../ui';
import { DemonstrationLogins } from './DemonstrationLogins';
import { useAppWords } from './messages';
import { useSession, useSignIn } from './session';

interface Entries {
  username: string;
  password: string;
}

export function SignInPage() {
  const t = useAppWords();
  const signIn = useSignIn();
  const { data: session } = useSession();
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [search] = useSearchParams();
  const { expired } = (useLocation().state ?? {}) as { expired?: boolean };
  const back = pageWithin(search.get('to'));
  if (session) return <Navigate to={back} replace />;

  const send = async ({ username, password }: Entries) => {
    setBusy(true);
    setRefusal(null);
    await signIn(username, password).catch(setRefusal);
    setBusy(false);
  };
  return (
    <div className="page sign-in">
      <section className="panel">
        <PageTitle title={t('signInTitle')} />
        {back !== '/' && <p role="status">{t(expired ? 'expired' : 'signInFirst')}</p>}
        <Refusal error={refusal} />
        <Form<Entries> layout="vertical" onFinish={(entries) => void send(entries)} requiredMark={false}>
          <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('usernameMissing') }]}>
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn')}
          </Button>
        </Form>
        <p>
          <Link to="/public">{t('toPublic')}</Link>
        </p>
      </section>
      <DemonstrationLogins busy={busy} signIn={(username, password) => void send({ username, password })} />
    </div>
  );
}

/** Only pages of this service: the address comes from a link that anybody could have made. */
function pageWithin(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}
