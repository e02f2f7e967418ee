import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Day, Instant, PageTitle, useText } from '../ui';
import { usePages } from '../ui/Pages';
import { useSuperviseWords } from './messages';
import { useWhere, WhereBar } from './where';
import { PagedTable } from '../ui/PagedTable';

type Household = Schema<'RegisteredHouseholdView'>;

/** The separate register of officials' near relatives, with what the county itself did in their cases. */
export function RelationsPage() {
  const t = useSuperviseWords();
  const { where } = useWhere();
  return (
    <section className="page">
      <PageTitle title={t('relations')} />
      <WhereBar />
      <p className="soft measure">{t('relationsHint')}</p>
      <Register key={where.division} division={where.division} />
    </section>
  );
}

function Register({ division }: { division: string | undefined }) {
  const t = useSuperviseWords();
  const pages = usePages();
  const households = useApi('/api/supervision/relations', { query: { division, ...pages.query } }, { keep: true });
  return (
    <PagedTable
      of={households}
      pages={pages}
      nothing={t('nothingRegistered')}
      label={t('relations')}
      head={[t('registeredAt'), t('division'), t('official'), t('case'), t('countySteps')]}
    >
      {(household) => <HouseholdRows key={household.householdId} household={household} />}
    </PagedTable>
  );
}

/** One row for each case of the household. */
function HouseholdRows({ household }: { household: Household }) {
  const t = useSuperviseWords();
  const text = useText();
  const { cases, county } = household;
  return cases.map((one, index) => (
    <tr key={one.caseId}>
      {index === 0 && (
        <>
          <td rowSpan={cases.length}>
            <Day date={household.registeredAt} />
          </td>
          <td rowSpan={cases.length}>{household.divisionName ?? household.division}</td>
          <td rowSpan={cases.length}>
            <Officials household={household} />
          </td>
        </>
      )}
      <td>
        <Link to={`/desk/cases/${county}/${one.caseId}`}>{one.number}</Link>
        <br />
        {text(one.procedureTitle)} · {t(one.status)}
      </td>
      <td>
        <Steps steps={one.steps} />
      </td>
    </tr>
  ));
}

const RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'self'] as const;

function Officials({ household: { officials } }: { household: Household }) {
  const t = useSuperviseWords();
  return (
    <ul className="plain">
      {officials.map(({ name, relation, declaredBy, confirmedAt }) => {
        const known = RELATIONS.find((one) => one === relation) ?? 'another';
        return (
          <li key={`${name} ${relation}`}>
            {name} · {t(`relation_${known}`)}{' '}
            <small className="soft">
              {t(declaredBy === 'official' ? 'declaredByOfficial' : 'declaredByHousehold')} ·{' '}
              {t(confirmedAt ? 'confirmed' : 'unconfirmed')}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

function Steps({ steps }: { steps: Household['cases'][number]['steps'] }) {
  const t = useSuperviseWords();
  const text = useText();
  if (steps.length === 0) return <span className="soft">{t('noCountyStep')}</span>;
  return (
    <ul className="plain">
      {steps.map(({ title, openedAt, closedAt, people }) => (
        <li key={`${openedAt} ${title.en}`}>
          {text(title)} · {t(closedAt ? 'stepDone' : 'stepOpen')} <Instant at={closedAt ?? openedAt} />{' '}
          {people.join(', ')}
        </li>
      ))}
    </ul>
  );
}
