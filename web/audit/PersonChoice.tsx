import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi } from '../api/use';
import { useText } from '../ui';

interface Props {
  id: string;
  placeholder: string;
  /** User name of the person chosen; empty for nobody in particular. */
  value: string;
  onChange: (username: string) => void;
}

const FEW = 20;

/** Somebody who works here, found by a part of their name; what is kept is the user name. */
export function PersonChoice({ id, placeholder, value, onChange }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const { data, isFetching } = useApi(
    '/api/users',
    { query: { search, limit: FEW } },
    { keep: true, freshFor: 60_000 },
  );
  const options = (data?.items ?? []).map(({ username, name, seats: [seat] }) => ({
    value: username,
    label: [name, seat && text(seat.officeName), seat && text(seat.roleTitle)].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      id={id}
      className="full-width"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      popupMatchSelectWidth={false}
      placeholder={placeholder}
      value={value || null}
      options={options}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
    />
  );
}
