import { Select } from 'antd';
import { parentOf, pathTo, useDivisionName, useDivisionsIn } from './divisions';
import './division-picker.css';

interface Props {
  label: string;
  /** The division chosen; empty at the top. */
  value: string;
  onChange: (code: string) => void;
  /** The outermost division to choose from. */
  from?: string;
}

/** Chooses a division step by step from the province down: one field for each level reached, and one for the next. */
export function DivisionPicker({ label, value, onChange, from = '42' }: Props) {
  const steps = pathTo(value || from, from);
  const last = steps.at(-1) ?? from;
  return (
    <span className="way-down" role="group" aria-label={label}>
      {steps.map((code) => (
        <Chosen
          key={code}
          code={code}
          top={code === from}
          onBack={() => onChange(parentOf(code) ?? from)}
          current={code === last}
        />
      ))}
      <Next parent={last} label={label} onChange={onChange} />
    </span>
  );
}

function Chosen({ code, top, current, onBack }: { code: string; top: boolean; current: boolean; onBack: () => void }) {
  const name = useDivisionName(code);
  return (
    <>
      <strong>{name}</strong>
      {current && !top && (
        <button type="button" className="plain-button" aria-label={`← ${name}`} onClick={onBack}>
          ←
        </button>
      )}
      {!current && <span aria-hidden>›</span>}
    </>
  );
}

function Next({ parent, label, onChange }: { parent: string; label: string; onChange: (code: string) => void }) {
  const { data } = useDivisionsIn(parent.length < 12 ? parent : null);
  if (!data || data.length === 0) return null;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={null}
      options={data.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code: string | null) => code && onChange(code)}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      className="narrow-select"
    />
  );
}
