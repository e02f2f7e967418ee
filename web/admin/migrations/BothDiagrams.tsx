import { useState } from 'react';
import { useApi } from '../../api/use';
import { DefinitionDiagram } from '../../ui/diagram';
import { useMigrationWords } from './messages';

/** The two versions as pictures, for whoever has to find where a state went. */
export function BothDiagrams({ from, to }: { from: string; to: string }) {
  const t = useMigrationWords();
  const [open, setOpen] = useState(false);
  const { data: all = [] } = useApi('/api/procedures', {}, { freshFor: 10_000 });
  const own = [from, to].flatMap((name) => all.filter(({ procedure, version }) => `${procedure}@${version}` === name));
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('diagrams')}</summary>
      {open &&
        own.map(({ digest, version }) => (
          <section key={digest} aria-label={t('diagramOf', { version })}>
            <h3>{t('diagramOf', { version })}</h3>
            <DefinitionDiagram digest={digest} bare />
          </section>
        ))}
    </details>
  );
}
