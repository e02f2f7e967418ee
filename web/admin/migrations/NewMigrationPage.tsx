import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '../../api/use';
import { Empty, PageTitle, useText } from '../../ui';
import { Answered } from '../../ui/Answered';
import { MappingForm } from './MappingForm';
import { useMigrationWords } from './messages';

/** Chooses a procedure and two of its versions; the mapping follows below. */
export function NewMigrationPage() {
  const t = useMigrationWords();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const all = useApi('/api/procedures', {}, { freshFor: 10_000 });
  return (
    <section className="page">
      <p className="no-print">
        <Link className="row-link" to="/admin/migrations">
          ← {t('back')}
        </Link>
      </p>
      <PageTitle title={t('plan')} />
      <Answered of={all}>
        {(versions) => {
          const titles = new Map(versions.map(({ procedure, title }) => [procedure, text(title)]));
          const several = [...titles].filter(
            ([procedure]) => versions.filter((one) => one.procedure === procedure).length > 1,
          );
          const procedure = search.get('procedure') ?? several[0]?.[0] ?? '';
          const own = versions.filter((one) => one.procedure === procedure);
          const from = search.get('from') ?? own.at(-2)?.version ?? '';
          const to = search.get('to') ?? own.at(-1)?.version ?? '';
          const names = own.map(({ version, law }) => ({ value: version, label: `${version} · ${law}` }));
          const choose = (chosen: Record<string, string>): void => setSearch(chosen, { replace: true });
          return (
            <>
              <div className="filters no-print">
                <Choice
                  label={t('procedure')}
                  value={procedure}
                  options={[...titles].map(([value, label]) => ({ value, label }))}
                  onChange={(value) => choose({ procedure: value })}
                />
                <Choice
                  label={t('from')}
                  value={from}
                  options={names}
                  onChange={(value) => choose({ procedure, from: value, to })}
                />
                <Choice
                  label={t('to')}
                  value={to}
                  options={names}
                  onChange={(value) => choose({ procedure, from, to: value })}
                />
              </div>
              {own.length < 2 && <Empty>{t('oneVersion')}</Empty>}
              {own.length > 1 && from === to && <Empty>{t('chooseTwo')}</Empty>}
              {own.length > 1 && from !== to && (
                <Proposed key={`${procedure} ${from} ${to}`} from={`${procedure}@${from}`} to={`${procedure}@${to}`} />
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <Select
        aria-label={label}
        value={value}
        options={options}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}

function Proposed({ from, to }: { from: string; to: string }) {
  const proposal = useApi('/api/migrations/proposal', { query: { from, to } });
  return <Answered of={proposal}>{(data) => <MappingForm from={from} to={to} proposal={data} />}</Answered>;
}
