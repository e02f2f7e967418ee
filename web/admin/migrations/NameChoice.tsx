import { useText, type Text } from '../../ui';

interface Props {
  label: string;
  value: string | null | undefined;
  /** What it says while nothing is chosen. */
  open: string;
  /** Offered as null, e.g. to drop it. */
  none?: string | undefined;
  options: readonly { name: string; title: Text; depth?: number }[];
  onChange: (value: string | null | undefined) => void;
}

/** No name of a definition. */
const NONE = '-';

/** The browser's own list: a table of some fifty of them stays light, and the keyboard knows it. */
export function NameChoice({ label, value, open, none, options, onChange }: Props) {
  const text = useText();
  const read = (chosen: string): string | null | undefined => {
    if (chosen === '') return undefined;
    return chosen === NONE ? null : chosen;
  };
  return (
    <select
      className="name-choice"
      aria-label={label}
      value={value === null ? NONE : (value ?? '')}
      onChange={({ target }) => onChange(read(target.value))}
    >
      <option value="">{open}</option>
      {none && <option value={NONE}>{none}</option>}
      {options.map(({ name, title, depth = 1 }) => (
        <option key={name} value={name}>
          {`${'\u00a0\u00a0'.repeat(depth - 1)}${text(title)}${text(title) === name ? '' : ` (${name})`}`}
        </option>
      ))}
    </select>
  );
}
