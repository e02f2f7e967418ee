import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '../../api/use';
import { PageTitle } from '../../ui';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { usePages } from '../../ui/Pages';
import { useOwnDivision } from '../own-division';
import { AccountState } from './AccountState';
import { usePeopleWords } from './messages';
import { NewPerson } from './NewPerson';
import { useRoles } from './roles';
import { SeatWords } from './SeatWords';
import { PagedTable } from '../../ui/PagedTable';

/** Everybody with an account, found by name, place and role, as of any day. */
export function PeoplePage() {
  const t = usePeopleWords();
  const [search] = useSearchParams();
  const [adding, setAdding] = useState(false);
  return (
    <section className="page">
      <PageTitle
        title={t('title')}
        aside={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('newPerson')}
          </Button>
        }
      />
      <p className="soft">{t('hint')}</p>
      <Filters />
      <People key={search.toString()} />
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </section>
  );
}

function Filters() {
  const t = usePeopleWords();
  const [search, setSearch] = useSearchParams();
  const roles = useRoles();
  const own = useOwnDivision();
  const choose = (name: string, value: string): void =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="filters no-print" role="search">
      <label>
        {t('search')}{' '}
        <Input.Search
          aria-label={t('search')}
          defaultValue={search.get('search') ?? ''}
          onSearch={(value) => choose('search', value.trim())}
          allowClear
        />
      </label>
      <DivisionPicker
        label={t('place')}
        value={search.get('division') ?? ''}
        // The outermost asks for everybody, people without a seat too.
        onChange={(code) => choose('division', code === own ? '' : code)}
        from={own}
      />
      <label>
        {t('role')}{' '}
        <Select
          aria-label={t('role')}
          className="narrow-select"
          value={search.get('role') ?? ''}
          options={[{ value: '', label: t('anyRole') }, ...roles]}
          onChange={(role: string) => choose('role', role)}
          popupMatchSelectWidth={false}
        />
      </label>
      <label title={t('onHint')}>
        {t('on')}{' '}
        <Input type="date" value={search.get('on') ?? ''} onChange={({ target }) => choose('on', target.value)} />
      </label>
    </div>
  );
}

function People() {
  const t = usePeopleWords();
  const [search] = useSearchParams();
  const pages = usePages();
  const query = { ...Object.fromEntries(search), ...pages.query, limit: 30 };
  const people = useApi('/api/users', { query }, { keep: true });
  return (
    <PagedTable
      of={people}
      pages={pages}
      nothing={t('nobody')}
      label={t('list')}
      head={[t('name'), t('username'), t('state'), t('seats')]}
    >
      {(person) => (
        <tr key={person.id}>
          <th scope="row">
            <Link className="row-link" to={`/admin/people/${person.id}`}>
              {person.name}
            </Link>
          </th>
          <td>{person.username}</td>
          <td>
            <AccountState person={person} />
          </td>
          <td>
            {person.seats.length === 0 && <span className="soft">{t('noSeat')}</span>}
            {person.seats.map((seat) => (
              <div key={`${seat.office} ${seat.role} ${seat.from}`}>
                <SeatWords seat={seat} />
              </div>
            ))}
          </td>
        </tr>
      )}
    </PagedTable>
  );
}
