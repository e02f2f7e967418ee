import type { ReactNode } from 'react';
import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useProcedureTitles } from '../ui/procedures';
import { useProceduresWords } from './messages';
import { ScrollTable } from '../ui/ScrollTable';

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** What was proved of every way before the definition was deployed. */
export function Invariants({ invariants }: { invariants: Schema<'InvariantReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  if (invariants.length === 0) return null;
  return (
    <Section id="invariants" title={t('invariants')}>
      <p className="soft">{t('invariantsHint')}</p>
      <ul>
        {invariants.map(({ text: said, law }) => (
          <li key={said.en}>
            {text(said)} {law && <span className="soft">{law}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Exclusions({ exclusions }: { exclusions: Schema<'ExclusionReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  const titleOf = useProcedureTitles();
  if (exclusions.length === 0) return null;
  return (
    <Section id="exclusions" title={t('exclusions')}>
      <ul>
        {exclusions.map(({ procedure, text: said, law }) => (
          <li key={procedure}>
            <strong>{titleOf(procedure)}</strong> · {text(said)} {law && <span className="soft">{law}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Whether those who receive it stand in a list of their village. */
export function Display({ display }: { display: Schema<'InvariantReadingView'> | null }) {
  const t = useProceduresWords();
  const text = useText();
  if (!display) return null;
  return (
    <Section id="display" title={t('display')}>
      <p>
        {text(display.text)} {display.law && <span className="soft">{display.law}</span>}
      </p>
    </Section>
  );
}

export function Rules({ rules }: { rules: Schema<'RuleReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  if (rules.length === 0) return null;
  return (
    <Section id="rules" title={t('rules')}>
      <Formulas
        rows={rules.map(({ name, text: said, feel }) => ({ key: name, title: text(said), feel }))}
        head={t('rule')}
      />
    </Section>
  );
}

export function Calculations({ calculations }: { calculations: Schema<'CalculationReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  if (calculations.length === 0) return null;
  const rows = calculations.flatMap(({ name, rows: lines }) =>
    lines.map(({ title, feel }) => ({ key: `${name} ${title.en}`, title: text(title), feel })),
  );
  return (
    <Section id="calculations" title={t('calculations')}>
      <Formulas rows={rows} head={t('name')} />
    </Section>
  );
}

function Formulas({ rows, head }: { rows: { key: string; title: string; feel: string }[]; head: string }) {
  const t = useProceduresWords();
  return (
    <ScrollTable label={head} head={[head, t('formula')]}>
      {rows.map(({ key, title, feel }) => (
        <tr key={key}>
          <th scope="row">{title}</th>
          <td>
            <code>{feel}</code>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
