import { Button, Input } from 'antd';
import { useId, useState, type Ref } from 'react';
import type { InputRef } from 'antd';
import { useApi } from '../api/use';
import { Loading, Refusal, useText } from '../ui';
import { FilterGroup } from './FilterGroup';
import { useDeskWords } from './messages';
import { SavedFilters } from './SavedFilters';
import { isPlain, useConditions, type Conditions } from './useConditions';

const SHOWS = ['all', 'free', 'mine', 'suspended'] as const;
const DUES = ['overdue', 'today', 'threeDays', 'week'] as const;

/** What can be asked of the list. The number's field does not wait for the counts of the others. */
export function FilterPane({ numberField }: { numberField: Ref<InputRef> }) {
  const { conditions, change } = useConditions();
  return (
    <div className="desk-filters">
      <NumberSearch field={numberField} conditions={conditions} onSearch={(number) => change({ number })} />
      <Choices />
    </div>
  );
}

/** Each choice with how many tasks it would show beside those that stand. */
function Choices() {
  const t = useDeskWords();
  const text = useText();
  const { conditions, change, replace } = useConditions();
  const { data, error, isPlaceholderData, refetch } = useApi(
    '/api/tasks/facets',
    { query: { ...conditions } },
    { keep: true },
  );
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  const show = SHOWS.map((value) => ({
    value: value === 'all' ? '' : value,
    title: t(value),
    count: data.show[value],
  }));
  const due = DUES.map((value) => ({ value, title: t(value), count: data.due[value] }));
  const procedures = data.procedures.map(({ procedure, title, count }) => ({
    value: procedure,
    title: text(title),
    count,
  }));
  const states = data.states.map(({ procedure, state, title, count }) => {
    return { value: `${procedure} ${state}`, title: text(title), count };
  });
  const seats = data.seats.map(({ office, role, officeName, roleTitle, count }) => {
    return { value: `${office} ${role}`, title: `${text(officeName)} · ${text(roleTitle)}`, count };
  });
  const divisions = data.divisions.map(({ division, name, count }) => ({ value: division, title: name, count }));
  const pair = (first: 'procedure' | 'office', second: 'state' | 'role') => (value: string) => {
    const [one = '', two = ''] = value.split(' ');
    change({ [first]: one, [second]: two });
  };
  return (
    <div className="desk-counts" aria-busy={isPlaceholderData}>
      <FilterGroup
        title={t('whose')}
        choices={show}
        chosen={conditions.show ?? ''}
        onChoose={(value) => change({ show: value })}
      />
      <FilterGroup
        title={t('limit')}
        choices={due}
        chosen={conditions.due}
        onChoose={(value) => change({ due: value })}
        clearable
      />
      <FilterGroup
        title={t('procedure')}
        choices={procedures}
        chosen={conditions.procedure}
        onChoose={(value) => change({ procedure: value, state: null })}
        clearable
      />
      {conditions.procedure && (
        <FilterGroup
          title={t('state')}
          choices={states}
          chosen={conditions.state && `${conditions.procedure} ${conditions.state}`}
          onChoose={(value) => (value ? pair('procedure', 'state')(value) : change({ state: null }))}
          clearable
        />
      )}
      {seats.length > 1 && (
        <FilterGroup
          title={t('seat')}
          choices={seats}
          chosen={conditions.office && `${conditions.office} ${conditions.role ?? ''}`}
          onChoose={pair('office', 'role')}
          clearable
        />
      )}
      {divisions.length > 1 && (
        <FilterGroup
          title={t('division')}
          choices={divisions}
          chosen={conditions.division}
          onChoose={(value) => change({ division: value })}
          clearable
        />
      )}
      {!isPlain(conditions) && (
        <Button size="small" onClick={() => replace({})}>
          {t('clearFilters')}
        </Button>
      )}
      <SavedFilters />
    </div>
  );
}

interface SearchProps {
  field: Ref<InputRef>;
  conditions: Conditions;
  onSearch: (number: string | null) => void;
}

function NumberSearch({ field, conditions, onSearch }: SearchProps) {
  const t = useDeskWords();
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const search = (entered: string) => {
    const number = entered.trim();
    const fits = number === '' || /^[0-9A-Za-z-]{3,40}$/.test(number);
    setWrong(!fits);
    if (fits) onSearch(number === '' ? null : number);
  };
  return (
    <div className="desk-number">
      <label htmlFor={id}>{t('number')}</label>
      <Input.Search
        id={id}
        key={conditions.number ?? ''}
        ref={field}
        defaultValue={conditions.number ?? ''}
        allowClear
        size="small"
        placeholder={t('numberHint')}
        status={wrong ? 'error' : ''}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onSearch={search}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="desk-wrong">
          {t('numberWrong')}
        </p>
      )}
    </div>
  );
}
