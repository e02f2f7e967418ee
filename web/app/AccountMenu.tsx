import { UserOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../ui';
import { useAppWords } from './messages';
import { useSignOut, type Session } from './session';

const ChangePassword = lazy(() => import('./ChangePassword'));

/** Who one is, in which seats, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const t = useAppWords();
  const text = useText();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const leave = async () => {
    await signOut();
    await navigate('/sign-in', { replace: true });
  };
  const content = (
    <div className="account">
      <strong>{session.user.username}</strong>
      <ul aria-label={t('seats')}>
        {session.seats.map(({ office, role, officeName, roleTitle, for: person }) => (
          <li key={`${office} ${role} ${person ?? ''}`}>
            {text(officeName)} · {text(roleTitle)}
            {person && ` (${t('substitute')})`}
          </li>
        ))}
      </ul>
      <Button block onClick={() => setChanging(true)}>
        {t('changePassword')}
      </Button>
      <Button block onClick={() => void leave()}>
        {t('signOut')}
      </Button>
    </div>
  );
  return (
    <>
      <Popover trigger="click" placement="bottomRight" content={content}>
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-haspopup="dialog">
          {session.user.name}
        </Button>
      </Popover>
      {changing && (
        <Suspense>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
