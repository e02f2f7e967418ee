import { Button } from 'antd';
import { useApi } from '../api/use';
import { useText } from '../ui';
import { useDemonstrationWords } from './messages';
import { useBecome } from './useBecome';

/** Whose work shows the same case from elsewhere, and the page they would open. */
const LOOKS = [
  { role: 'auditor', words: 'lookAudit', path: (at: string) => `/audit/cases/${at}` },
  { role: 'supervisor', words: 'lookSupervise', path: () => '/supervise' },
  { role: 'reviewer', words: 'lookBenefits', path: () => '/benefits/roster' },
] as const;

export function LookersOn({ county, caseId }: { county: string; caseId: string }) {
  const t = useDemonstrationWords();
  const text = useText();
  const { become, busy } = useBecome();
  const { data } = useApi('/api/demonstration/logins', {}, { freshFor: Infinity });
  const seats = LOOKS.flatMap(({ role, words, path }) => {
    const login = data?.logins.find((one) => one.role === role && one.place.code === county);
    return login ? [{ ...login, words, to: path(`${county}/${caseId}`) }] : [];
  });
  if (seats.length === 0) return null;
  return (
    <>
      <p>{t('look')}</p>
      <ul>
        {seats.map(({ username, title, words, to }) => (
          <li key={username}>
            <div>
              {text(title)}
              <div className="soft">{t(words)}</div>
            </div>
            <Button
              size="small"
              loading={busy}
              aria-label={t('becomeOf', { name: text(title), title: t(words) })}
              onClick={() => void become(username, to)}
            >
              {t('become')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
