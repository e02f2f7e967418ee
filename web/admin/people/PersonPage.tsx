import { Link, useParams } from 'react-router';
import { useApi } from '../../api/use';
import { PageTitle } from '../../ui';
import { Answered } from '../../ui/Answered';
import { AccountActions } from './AccountActions';
import { AccountState } from './AccountState';
import { ChangeList } from './ChangeList';
import { GiveSeat } from './GiveSeat';
import { usePeopleWords } from './messages';
import { SeatTable } from './SeatTable';
import { Substitutes } from './Substitutes';

/** One person: whether they can sign in, and every seat they have held, hold or will hold. */
export function PersonPage() {
  const t = usePeopleWords();
  const { id = '' } = useParams();
  const person = useApi('/api/users/{id}', { path: { id } });
  return (
    <section className="page">
      <p className="no-print">
        <Link className="row-link" to="/admin">
          ← {t('back')}
        </Link>
      </p>
      <Answered of={person}>
        {(one) => (
          <>
            <PageTitle title={one.name} aside={<AccountActions person={one} />} />
            <dl className="fact-list">
              <dt>{t('username')}</dt>
              <dd>{one.username}</dd>
              <dt>{t('state')}</dt>
              <dd>
                <AccountState person={one} />
              </dd>
            </dl>
            <SeatTable person={one} />
            <Substitutes person={one} />
            <GiveSeat person={one} />
            <section aria-labelledby="changes">
              <h2 id="changes">{t('changes')}</h2>
              <ChangeList label={t('changes')} person={one.id} />
            </section>
          </>
        )}
      </Answered>
    </section>
  );
}
