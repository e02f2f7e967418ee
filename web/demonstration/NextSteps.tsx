import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { useMe } from '../app/session';
import { useDay, useText } from '../ui';
import { LookersOn } from './LookersOn';
import { useDemonstrationWords } from './messages';
import { useAdvance } from './useAdvance';
import { useBecome } from './useBecome';
import './demonstration.css';

type CaseFile = Pick<Schema<'CaseDetailView'>, 'county' | 'caseId' | 'version' | 'division' | 'status' | 'clocks'>;
type Person = Schema<'NextPersonView'>;
type Way = Person['commands'][number]['as'];

/** In a demonstration one visitor plays all parts: who could go on with the case, and how to be them. Elsewhere there is nothing here. */
export function NextSteps({ file }: { file: CaseFile }) {
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  // The day decides too: what a time limit has ended is known with the next answer about the case.
  return clock?.demonstration ? <Steps key={`${file.version} ${clock.now}`} file={file} /> : null;
}

function Steps({ file }: { file: CaseFile }) {
  const t = useDemonstrationWords();
  const { county, caseId, division } = file;
  const { data } = useApi(
    '/api/demonstration/cases/{county}/{caseId}/next',
    { path: { county, caseId } },
    { freshFor: 0 },
  );
  if (!data) return null;
  const asked = data.people.filter(({ commands }) => commands.some(({ as }) => as === 'task'));
  return (
    <section className="panel next-steps no-print" aria-labelledby="next-steps-title">
      <h3 id="next-steps-title">
        {t('title')} <Tag>{t('badge')}</Tag>
      </h3>
      <p className="soft">{t('hint')}</p>
      <ul>
        {asked.map((person) => (
          <PersonLine key={person.username} person={person} as="task" path={`/desk/cases/${county}/${caseId}`} />
        ))}
      </ul>
      {asked.length === 0 && <Waiting file={file} />}
      {data.public.length > 0 && (
        <p>
          <PublicWays commands={data.public} /> <Link to={`/public/notices/${division}`}>{t('notices')}</Link>
        </p>
      )}
      <details>
        <summary>{t('others')}</summary>
        <ul>
          {data.people.map((person) => (
            <OtherWays key={person.username} person={person} county={county} caseId={caseId} />
          ))}
        </ul>
        <LookersOn county={county} caseId={caseId} />
      </details>
    </section>
  );
}

function PublicWays({ commands }: { commands: Schema<'TextView'>[] }) {
  const t = useDemonstrationWords();
  const text = useText();
  return <>{t('publicMay', { commands: commands.map(text).join(t('comma')) })}</>;
}

/** Who enters something for the citizen does so at the window; handlers may too, and would only be repeated here. */
function OtherWays({ person, county, caseId }: { person: Person; county: string; caseId: string }) {
  return (
    <>
      {person.role === 'clerk' && <PersonLine person={person} as="behalf" path={`/window/case/${county}/${caseId}`} />}
      <PersonLine person={person} as="seat" path={`/desk/cases/${county}/${caseId}`} />
    </>
  );
}

function PersonLine({ person, as, path }: { person: Person; as: Way; path: string }) {
  const t = useDemonstrationWords();
  const text = useText();
  const { user } = useMe();
  const { become, busy } = useBecome();
  const { username, name, title, standsInFor, commands } = person;
  const titles = commands.filter((command) => command.as === as).map((command) => text(command.title));
  if (titles.length === 0) return null;
  const said = titles.join(t('comma'));
  return (
    <li>
      <div>
        <strong>{name}</strong> {text(title)}
        {standsInFor.length > 0 && <em> {t('standsInFor', { names: standsInFor.join(t('comma')) })}</em>}
      </div>
      <div className="soft">{as === 'behalf' ? t('atWindow', { commands: said }) : said}</div>
      {username === user.username && as === 'task' ? (
        <em>{t('you')}</em>
      ) : (
        <Button
          size="small"
          loading={busy}
          aria-label={t('becomeOf', { name, title: text(title) })}
          onClick={() => void become(username, path)}
        >
          {t('become')}
        </Button>
      )}
    </li>
  );
}

/** Nobody is asked: a time limit ends, or all is done. */
function Waiting({ file: { status, clocks } }: { file: CaseFile }) {
  const t = useDemonstrationWords();
  const text = useText();
  const day = useDay();
  const advance = useAdvance();
  const running = clocks.filter(({ kind, fired, dueAt }) => kind === 'after' && !fired && dueAt !== null);
  if (status === 'done') return <p>{t('nothing')}</p>;
  if (running.length === 0) return null;
  return (
    <>
      <p>{t('waiting')}</p>
      <ul>
        {running.map(({ key, title, dueAt, dueOn }) => (
          <li key={key}>
            {t('dueOn', { title: text(title), day: day(dueOn ?? '') })}{' '}
            <Button
              size="small"
              loading={advance.isPending}
              aria-label={t('moveToOf', { title: text(title) })}
              onClick={() => advance.mutate({ to: morningOf(dueAt ?? '') })}
            >
              {t('moveTo')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nine o'clock on the day that begins when a time limit has ended. */
const morningOf = (dueAt: string): string => new Date(Date.parse(dueAt) + 9 * 3_600_000).toISOString();
