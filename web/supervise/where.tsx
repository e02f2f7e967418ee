import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../app/session';
import { useApi } from '../api/use';
import { useText } from '../ui';
import { pathTo, useDivisionName, useDivisionsIn } from '../ui/divisions';
import { useSuperviseWords } from './messages';

export interface Where {
  division?: string;
  procedure?: string;
}

/** What the page is narrowed to; it stands in the address, so that a page can be sent to somebody. */
export function useWhere(): {
  where: Where;
  set: (name: string, value: string | undefined) => void;
  search: URLSearchParams;
} {
  const [search, setSearch] = useSearchParams();
  const division = search.get('division') ?? undefined;
  const procedure = search.get('procedure') ?? undefined;
  return {
    where: { ...(division ? { division } : {}), ...(procedure ? { procedure } : {}) },
    search,
    set: (name, value) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      }),
  };
}

/** The division of one's own office: nothing wider can be seen. */
export function useOwnDivision(): string {
  const divisions = useMe().seats.map(({ office }) => office.split(':')[0] ?? '');
  return divisions.sort((a, b) => a.length - b.length)[0] ?? '';
}

/** Where one looks: the way from the own division down, the divisions below, and the procedure. */
export function WhereBar({ children }: { children?: React.ReactNode }) {
  const t = useSuperviseWords();
  const text = useText();
  const { where, set } = useWhere();
  const own = useOwnDivision();
  const at = where.division ?? own;
  const below = useDivisionsIn(at.length < 12 ? at : null);
  const { data: procedures } = useApi('/api/procedures', {}, { freshFor: 300_000 });
  const titles = new Map((procedures ?? []).map(({ procedure, title }) => [procedure, text(title)]));
  return (
    <div className="filters no-print">
      <nav aria-label={t('place')} className="way-down">
        {pathTo(at, own).map((code) => (
          <Step key={code} code={code} current={code === at} />
        ))}
        {below.data && below.data.length > 0 && (
          <Select
            aria-label={t('division')}
            placeholder={t('division')}
            value={null}
            options={below.data.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string | null) => set('division', code ?? undefined)}
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            className="narrow-select"
          />
        )}
      </nav>
      <label>
        {t('procedure')}{' '}
        <Select
          aria-label={t('procedure')}
          value={where.procedure ?? ''}
          options={[
            { value: '', label: t('everyProcedure') },
            ...[...titles].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(procedure: string) => set('procedure', procedure || undefined)}
          popupMatchSelectWidth={false}
          className="procedure-select"
        />
      </label>
      {children}
    </div>
  );
}

function Step({ code, current }: { code: string; current: boolean }) {
  const name = useDivisionName(code);
  const { search } = useWhere();
  const there = new URLSearchParams(search);
  there.set('division', code);
  if (current) return <strong aria-current="location">{name}</strong>;
  return (
    <>
      <Link to={`?${there.toString()}`}>{name}</Link>
      <span aria-hidden> › </span>
    </>
  );
}
