import { useApi } from '../../api/use';
import { Instant } from '../../ui';
import { usePages } from '../../ui/Pages';
import { usePeopleWords } from './messages';
import { SeatWords } from './SeatWords';
import { PagedTable } from '../../ui/PagedTable';

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
    <PagedTable
      of={changes}
      pages={pages}
      nothing={t('noChanges')}
      label={label}
      head={[t('at'), !person && t('name'), t('change'), t('actor')]}
    >
      {({ id, at, kind, actor, person: whose, seat }) => (
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
      )}
    </PagedTable>
  );
}
