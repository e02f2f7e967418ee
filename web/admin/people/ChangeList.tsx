import { useApi } from '../../api/use';
import { Instant } from '../../ui';
import { Answered } from '../../ui/Answered';
import { Pages, usePages } from '../../ui/Pages';
import { usePeopleWords } from './messages';
import { SeatWords } from './SeatWords';

interface Props {
  label: string;
  /** Only what was done to this person. */
  person?: string;
}

/** What was done to accounts and seats, by whom and when, latest first. */
export function ChangeList({ label, person }: Props) {
  const t = usePeopleWords();
  const pages = usePages();
  const changes = useApi('/api/users/changes', { query: { person, ...pages.query, limit: 30 } }, { keep: true });
  return (
    <Answered of={changes} empty={({ items }) => items.length === 0} nothing={t('noChanges')}>
      {({ items, next }) => (
        <>
          <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('at')}</th>
                  {!person && <th scope="col">{t('name')}</th>}
                  <th scope="col">{t('change')}</th>
                  <th scope="col">{t('actor')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, at, kind, actor, person: whose, seat }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Instant at={at} />
                    </th>
                    {!person && <td>{whose.name}</td>}
                    <td>
                      {t(`change_${kind}`)} {seat && <SeatWords seat={seat} />}
                    </td>
                    <td>{actor.name}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pages pages={pages} next={next} />
        </>
      )}
    </Answered>
  );
}
