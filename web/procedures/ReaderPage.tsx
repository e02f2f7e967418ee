import { useParams, Link } from 'react-router';
import { useApi } from '../api/use';
import { Day, PageTitle, useText } from '../ui';
import { Answered } from '../ui/Answered';
import { DefinitionDiagram } from '../ui/diagram';
import { Forms } from './Forms';
import { useProceduresWords } from './messages';
import { PeriodTable } from './PeriodTable';
import { Calculations, Display, Exclusions, Invariants, Rules } from './Sentences';
import { StateTable } from './StateTable';
import { useVersions } from './versions';

const SECTIONS = [
  'diagram',
  'states',
  'periods',
  'invariants',
  'exclusions',
  'display',
  'rules',
  'calculations',
  'forms',
] as const;

/** One version of a procedure as a lawyer reads it. */
export function ReaderPage() {
  const t = useProceduresWords();
  const text = useText();
  const { procedure = '', version = '' } = useParams();
  const view = useApi(
    '/api/procedures/{procedure}/{version}',
    { path: { procedure, version } },
    { freshFor: Infinity },
  );
  const digest = view.data?.digest ?? '';
  const reading = useApi(
    '/api/definitions/{digest}/reading',
    { path: { digest } },
    { freshFor: Infinity, enabled: digest !== '' },
  );
  const { data: versions = [] } = useVersions();
  const others = versions.filter((one) => one.procedure === procedure && one.version !== version);
  const title = view.data ? `${text(view.data.title)} ${version}` : version;
  return (
    <section className="page reader">
      <PageTitle title={title} />
      <Answered of={view}>
        {({ law, from, to, digest: whole, definition }) => (
          <>
            <dl className="fact-list">
              <dt>{t('law')}</dt>
              <dd>{law}</dd>
              <dt>{t('from')}</dt>
              <dd>
                <Day date={from} /> – {to ? <Day date={to} /> : t('noEnd')}
              </dd>
              <dt>{t('opening')}</dt>
              <dd>{reading.data && text(reading.data.opening)}</dd>
              {reading.data?.total && (
                <>
                  <dt>{t('total')}</dt>
                  <dd>{text(reading.data.total)}</dd>
                </>
              )}
              <dt>SHA-256</dt>
              <dd>
                <code className="digest">{whole}</code>
              </dd>
              {others.length > 0 && (
                <>
                  <dt>{t('compareWith')}</dt>
                  <dd>
                    {others.map((other) => (
                      <Link
                        key={other.digest}
                        className="item"
                        to={`/procedures/compare/${procedure}?before=${other.version}&after=${version}`}
                      >
                        {other.version}
                      </Link>
                    ))}
                  </dd>
                </>
              )}
            </dl>
            <nav aria-label={title} className="contents no-print">
              {SECTIONS.map((name) => (
                <a key={name} href={`#${name}`}>
                  {t(name)}
                </a>
              ))}
            </nav>
            <section id="diagram" aria-labelledby="diagram-title">
              <h2 id="diagram-title">{t('diagram')}</h2>
              <DefinitionDiagram digest={whole} bare />
            </section>
            <Answered of={reading}>
              {(data) => (
                <>
                  <StateTable states={data.states} periods={data.periods} />
                  <PeriodTable periods={data.periods} />
                  <Invariants invariants={data.invariants} />
                  <Exclusions exclusions={data.exclusions} />
                  <Display display={data.display} />
                  <Rules rules={data.rules} />
                  <Calculations calculations={data.calculations} />
                  <Forms
                    forms={data.forms}
                    schemas={(definition as unknown as { forms: Record<string, Record<string, unknown>> }).forms}
                  />
                </>
              )}
            </Answered>
          </>
        )}
      </Answered>
    </section>
  );
}
