import { Select } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Empty, PageTitle, useText, type Text } from '../ui';
import { Answered } from '../ui/Answered';
import { useProcedureTitles } from '../ui/procedures';
import { useProceduresWords } from './messages';
import { useVersions, type Version } from './versions';
import { ScrollTable } from '../ui/ScrollTable';

/** Two versions of a procedure side by side: what was added, removed and changed. */
export function ComparePage() {
  const t = useProceduresWords();
  const { procedure = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const titleOf = useProcedureTitles();
  const versions = useVersions();
  return (
    <section className="page">
      <PageTitle title={`${t('compareTitle')} · ${titleOf(procedure)}`} />
      <Answered of={versions}>
        {(all) => {
          const own = all.filter((one) => one.procedure === procedure);
          const before = own.find(({ version }) => version === search.get('before')) ?? own[0];
          const after = own.find(({ version }) => version === search.get('after')) ?? own.at(-1);
          if (!before || !after || own.length < 2) return <Empty>{t('onlyVersion')}</Empty>;
          const choose = (name: 'before' | 'after', version: string): void =>
            setSearch({ before: before.version, after: after.version, [name]: version }, { replace: true });
          return (
            <>
              <div className="filters no-print">
                <Choice name="before" own={own} value={before} onChoose={choose} />
                <Choice name="after" own={own} value={after} onChoose={choose} />
              </div>
              <Comparison key={`${before.digest} ${after.digest}`} before={before} after={after} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

interface ChoiceProps {
  name: 'before' | 'after';
  own: Version[];
  value: Version;
  onChoose: (name: 'before' | 'after', version: string) => void;
}

function Choice({ name, own, value, onChoose }: ChoiceProps) {
  const t = useProceduresWords();
  return (
    <label>
      {t(name)}{' '}
      <Select
        aria-label={t(name)}
        value={value.version}
        options={own.map(({ version, law }) => ({ value: version, label: `${version} · ${law}` }))}
        onChange={(version: string) => onChoose(name, version)}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}

function Comparison({ before, after }: { before: Version; after: Version }) {
  const path = { digest: before.digest, other: after.digest };
  const compared = useApi('/api/definitions/{digest}/compared/{other}', { path }, { freshFor: Infinity });
  return (
    <Answered of={compared}>
      {({ sections }) =>
        sections.map((section) => <Section key={section.section} section={section} before={before} after={after} />)
      }
    </Answered>
  );
}

function Section({
  section: { section, same, differences },
  before,
  after,
}: {
  section: Schema<'ComparedSectionView'>;
  before: Version;
  after: Version;
}) {
  const t = useProceduresWords();
  const text = useText();
  if (same === 0 && differences.length === 0) return null;
  return (
    <section aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>
        {t(`section_${section}`)} <small className="soft">{t('sameCount', { count: same })}</small>
      </h2>
      {differences.length === 0 ? (
        <p className="soft">{t('noDifference')}</p>
      ) : (
        <ScrollTable
          labelledBy={`section-${section}`}
          head={[t('name'), `${t('before')} ${before.version}`, `${t('after')} ${after.version}`]}
          className="compared"
        >
          {differences.map(({ key, title, kind, fields }) => (
            <tr key={key}>
              <th scope="row">
                <span className={`chip ${CHIPS[kind]}`}>{t(kind)}</span> {text(title)}
                {PATHS.includes(section) && <code className="path">{key}</code>}
              </th>
              <td>{kind !== 'added' && <Fields fields={fields} side="before" />}</td>
              <td>{kind !== 'removed' && <Fields fields={fields} side="after" />}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}

/** Where two entries may have one title. */
const PATHS: readonly string[] = ['states', 'transitions', 'periods', 'forms'];

const CHIPS = { added: 'chip-third1', removed: 'chip-third3', changed: 'chip-third2' } as const;

function Fields({ fields, side }: { fields: Schema<'FieldDifferenceView'>[]; side: 'before' | 'after' }) {
  const t = useProceduresWords();
  const text = useText();
  const said = (value: Text | null): string => (value ? text(value) : t('nothing'));
  return (
    <dl className="differences">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{t(`of_${field.name}`)}</dt>
          <dd>{said(field[side])}</dd>
        </div>
      ))}
    </dl>
  );
}
