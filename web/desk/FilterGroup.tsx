import { useId, useState } from 'react';
import { useDeskWords } from './messages';

interface Choice {
  value: string;
  title: string;
  count: number;
}

interface Props {
  title: string;
  choices: Choice[];
  chosen: string | undefined;
  /** The empty string is no choice. */
  onChoose: (value: string) => void;
  /** Choosing the same again takes the choice back. */
  clearable?: boolean;
}

/** More are shown when somebody asks for them. */
const MOST_AT_FIRST = 8;

/** One condition: its choices as buttons with counts. A chosen one stays though it has nothing left. */
export function FilterGroup({ title, choices, chosen, onChoose, clearable }: Props) {
  const t = useDeskWords();
  const heading = useId();
  const [all, setAll] = useState(false);
  const shown = all ? choices : choices.slice(0, MOST_AT_FIRST);
  const hidden = choices.length - shown.length;
  const missing =
    chosen && !shown.some(({ value }) => value === chosen) ? choices.find((one) => one.value === chosen) : undefined;
  const listed = missing ? [...shown, missing] : shown;
  return (
    <section className="desk-group">
      <h2 id={heading}>{title}</h2>
      <ul aria-labelledby={heading}>
        {listed.map(({ value, title: name, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === (chosen ?? null)}
              onClick={() => onChoose(clearable && value === chosen ? '' : value)}
            >
              <span>{name}</span>
              <span className="number">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="desk-more" onClick={() => setAll(true)}>
          {t('moreChoices', { count: hidden })}
        </button>
      )}
    </section>
  );
}
