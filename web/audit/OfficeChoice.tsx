import { Select } from 'antd';
import { useApi } from '../api/use';
import { useText } from '../ui';
import { useAuditWords } from './messages';

const RARELY = 30 * 60_000;
/** Digits of the codes of counties, townships and villages, where offices act on cases. */
const COUNTY = 6;
const TOWNSHIP = 9;
const VILLAGE = 12;

interface Props {
  id: string;
  /** The place chosen: its own offices, and those over it. */
  division: string;
  value: string;
  onChange: (office: string) => void;
}

/** An office by its name, once it is said where. */
export function OfficeChoice({ id, division, value, onChange }: Props) {
  const t = useAuditWords();
  const text = useText();
  const offices = [
    ...useOfficesOf(division.slice(0, VILLAGE), division.length >= VILLAGE),
    ...useOfficesOf(division.slice(0, TOWNSHIP), division.length >= TOWNSHIP),
    ...useOfficesOf(division.slice(0, COUNTY), division.length >= COUNTY),
  ];
  return (
    <Select
      id={id}
      className="full-width"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={t(offices.length > 0 ? 'anyOffice' : 'placeFirst')}
      disabled={offices.length === 0}
      value={value || null}
      options={offices.map(({ code, name }) => ({ value: code, label: text(name) }))}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
    />
  );
}

function useOfficesOf(division: string, enabled: boolean) {
  const { data } = useApi('/api/offices', { query: { division } }, { freshFor: RARELY, enabled });
  return enabled ? (data ?? []) : [];
}
