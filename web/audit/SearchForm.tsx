import { Button, Input, Select } from 'antd';
import { useId, useState, type ReactElement } from 'react';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { useMe } from '../app/session';
import { useText } from '../ui';
import { DivisionPicker } from '../ui/DivisionPicker';
import { CommandChoice } from './CommandChoice';
import { useAuditWords } from './messages';
import { OfficeChoice } from './OfficeChoice';
import { PersonChoice } from './PersonChoice';

export type Filter = Omit<Schema<'AuditSearchBody'>, 'after' | 'limit'>;

type Field = 'number' | 'procedure' | 'division' | 'from' | 'to' | 'office' | 'actor' | 'type' | 'idNumber' | 'reason';
type Values = Partial<Record<Field, string>>;

/** What to look for; what is left empty does not narrow the search. */
export function SearchForm({ onSearch }: { onSearch: (filter: Filter) => void }) {
  const t = useAuditWords();
  const [values, setValues] = useState<Values>({});
  const from = useMe().seats[0]?.office.split(':')[0] ?? '';
  const set = (name: keyof Values) => (value: string | undefined) =>
    setValues((now) => ({ ...now, [name]: value ?? '' }));
  const text = (name: keyof Values, label: string, type = 'text') => (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type={type}
          value={values[name] ?? ''}
          allowClear
          onChange={({ target }) => set(name)(target.value)}
        />
      )}
    </Labelled>
  );
  return (
    <form
      className="panel search-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(filterOf(values));
      }}
    >
      {text('number', t('number'))}
      <Labelled label={t('procedure')}>
        {(id) => (
          <ProcedureChoice
            id={id}
            value={values.procedure}
            onChange={(procedure) => setValues((now) => ({ ...now, procedure: procedure ?? '', type: '' }))}
          />
        )}
      </Labelled>
      <div>
        <span className="soft">{t('division')}</span>
        <DivisionPicker
          label={t('division')}
          from={from}
          value={values.division ?? ''}
          onChange={(code) => setValues((now) => ({ ...now, division: code === from ? '' : code, office: '' }))}
        />
      </div>
      {text('from', t('from'), 'date')}
      {text('to', t('to'), 'date')}
      <Labelled label={t('office')}>
        {(id) => (
          <OfficeChoice
            id={id}
            division={values.division || from}
            value={values.office ?? ''}
            onChange={set('office')}
          />
        )}
      </Labelled>
      <Labelled label={t('actor')}>
        {(id) => <PersonChoice id={id} placeholder={t('anybody')} value={values.actor ?? ''} onChange={set('actor')} />}
      </Labelled>
      <Labelled label={t('type')}>
        {(id) => (
          <CommandChoice id={id} procedure={values.procedure ?? ''} value={values.type ?? ''} onChange={set('type')} />
        )}
      </Labelled>
      {text('idNumber', t('person'))}
      {text('reason', t('personReason'))}
      <p className="soft search-note">{t('personNote')}</p>
      <div className="search-buttons">
        <Button type="primary" htmlType="submit">
          {t('find')}
        </Button>
        <Button onClick={() => setValues({})}>{t('clear')}</Button>
      </div>
    </form>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactElement }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function ProcedureChoice({
  id,
  value,
  onChange,
}: {
  id: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useAuditWords();
  const text = useText();
  const { data = [] } = useApi('/api/procedures', {}, { freshFor: 60_000 });
  const titles = new Map(data.map(({ procedure, title }) => [procedure, text(title)]));
  const options = [...titles].map(([procedure, label]) => ({ value: procedure, label }));
  return (
    <Select
      id={id}
      className="full-width"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value || undefined}
      placeholder={t('anyProcedure')}
      options={options}
      onChange={onChange}
    />
  );
}

function filterOf({ idNumber, reason, ...values }: Values): Filter {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()));
  return { ...given, ...(idNumber?.trim() ? { person: { idNumber: idNumber.trim(), reason: reason ?? '' } } : {}) };
}
