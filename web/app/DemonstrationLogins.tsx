import { Button } from 'antd';
import { type Schema } from '../api/client';
import { useApi } from '../api/use';
import { useText } from '../ui';
import { useAppWords } from './messages';
import { firstRoomOf } from './rooms';

type Login = Schema<'DemonstrationLoginView'>;

interface Props {
  busy: boolean;
  signIn: (username: string, password: string) => void;
}

/** In a demonstration everybody is one click away, place by place as a case travels; elsewhere there is nothing here. */
export function DemonstrationLogins(props: Props) {
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  return clock?.demonstration ? <Places {...props} /> : null;
}

function Places({ busy, signIn }: Props) {
  const t = useAppWords();
  const { data } = useApi('/api/demonstration/logins', {}, { freshFor: Infinity });
  if (!data) return null;
  const enter = ({ username }: Login) => signIn(username, data.password);
  return (
    <section className="demonstration" aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">{t('tryAs')}</h2>
      <p className="soft">{t('tryAsHint')}</p>
      {byPlace(data.logins).map(({ code, name, logins }) => (
        <div key={code} className="demonstration-place">
          <h3 lang="zh-CN">{name}</h3>
          <People logins={logins.filter(({ featured }) => featured)} busy={busy} enter={enter} />
          <Colleagues logins={logins.filter(({ featured }) => !featured)} busy={busy} enter={enter} />
        </div>
      ))}
    </section>
  );
}

interface PeopleProps {
  logins: Login[];
  busy: boolean;
  enter: (login: Login) => void;
}

function People({ logins, busy, enter }: PeopleProps) {
  const t = useAppWords();
  const text = useText();
  return (
    <ul className="demonstration-people">
      {logins.map((login) => {
        const room = firstRoomOf([login.role]);
        return (
          <li key={login.username}>
            <Button block disabled={busy} onClick={() => enter(login)}>
              <span>{text(login.title)}</span>
              {room && <span className="soft">{t(room.name)}</span>}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Two investigate, a third reviews, a fourth decides: whoever tries the story alone needs them, but not at first sight. */
function Colleagues(props: PeopleProps) {
  const t = useAppWords();
  if (props.logins.length === 0) return null;
  return (
    <details>
      <summary>{t('colleagues', { count: props.logins.length })}</summary>
      <People {...props} />
    </details>
  );
}

function byPlace(logins: Login[]): { code: string; name: string; logins: Login[] }[] {
  const places = new Map<string, { code: string; name: string; logins: Login[] }>();
  for (const login of logins) {
    const place = places.get(login.place.code) ?? { ...login.place, logins: [] };
    place.logins.push(login);
    places.set(place.code, place);
  }
  return [...places.values()];
}
