import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Day, PageTitle, useText } from '../ui';
import { Answered } from '../ui/Answered';
import { useProceduresWords } from './messages';
import { inForce, standingOf, useVersions, type Version } from './versions';
import { ScrollTable } from '../ui/ScrollTable';

/** Every deployed definition, by procedure and era. */
export function ListPage() {
  const t = useProceduresWords();
  const versions = useVersions();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  return (
    <section className="page">
      <PageTitle title={t('list')} />
      <p className="soft">{t('listHint')}</p>
      <Answered of={versions} empty={(data) => data.length === 0}>
        {(data) => (
          <ScrollTable
            label={t('list')}
            head={[t('procedure'), t('version'), t('law'), t('from'), t('to'), t('state'), t('compare')]}
          >
            {[...byProcedure(data)].map(([procedure, all]) => (
              <Rows key={procedure} versions={all} today={clock?.today ?? ''} />
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}

function byProcedure(versions: readonly Version[]): Map<string, Version[]> {
  const groups = new Map<string, Version[]>();
  for (const version of versions) groups.set(version.procedure, [...(groups.get(version.procedure) ?? []), version]);
  return groups;
}

function Rows({ versions, today }: { versions: Version[]; today: string }) {
  const t = useProceduresWords();
  const text = useText();
  const current = inForce(versions, today);
  return versions.map((version, index) => {
    const { procedure, title, law, from, to, digest } = version;
    const standing = standingOf(version, today);
    const shown = standing === 'now' && version !== current ? 'past' : standing;
    const before = versions[index - 1];
    return (
      <tr key={digest}>
        {index === 0 && (
          <th scope="rowgroup" rowSpan={versions.length}>
            {text(title)}
          </th>
        )}
        <td>
          <Link
            to={`/procedures/versions/${procedure}/${version.version}`}
            aria-label={`${text(title)} ${version.version}`}
          >
            {version.version}
          </Link>
        </td>
        <td>{law}</td>
        <td>
          <Day date={from} />
        </td>
        <td>{to ? <Day date={to} /> : t('noEnd')}</td>
        <td>
          <span className={`chip ${shown === 'now' ? 'chip-third1' : 'chip-none'}`}>{t(shown)}</span>
        </td>
        <td>
          {before && (
            <Link
              to={`/procedures/compare/${procedure}?before=${before.version}&after=${version.version}`}
              aria-label={`${t('compare')} ${text(title)} ${before.version} ${version.version}`}
            >
              {before.version} → {version.version}
            </Link>
          )}
        </td>
      </tr>
    );
  });
}
