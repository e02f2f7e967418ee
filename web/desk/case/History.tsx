import { BiText, Empty, Instant, Loading, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import type { CaseFile } from './file';
import { useActorWords } from './useActorWords';
import { useHistory } from './useHistory';

/** What has happened, latest first. */
export function History({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const actorWords = useActorWords();
  const { events, unreadable, error, isPending, refetch } = useHistory(file);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (isPending) return <Loading />;
  if (events.length === 0) return <Empty />;
  return (
    <>
      {unreadable.length > 0 && <p role="alert">{t('unreadable', { count: unreadable.length })}</p>}
      <ol className="desk-history" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.seq} value={event.seq}>
            <div>
              <strong>
                <BiText text={event.title} />
              </strong>
              {event.law && <span className="soft"> {event.law}</span>}
            </div>
            <div>{actorWords(event.actor)}</div>
            <div className="soft">
              <Instant at={event.at} />
              {event.personal && <> · {t(event.personal === 'sealed' ? 'hasSealed' : 'hasErased')}</>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
