import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useApi } from '../../api/use';
import { NextSteps } from '../../demonstration/NextSteps';
import { Loading, PageTitle, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import { useWorkStream } from '../useWorkStream';
import { Actions } from './Actions';
import { Awards } from './Awards';
import { Decisions } from './Decisions';
import { Documents } from './Documents';
import type { CaseFile } from './file';
import { History } from './History';
import { Household } from './Household';
import { Letters } from './Letters';
import { Links } from './Links';
import { Notices } from './Notices';
import { SummaryCard } from './SummaryCard';
import { Tasks } from './Tasks';

const StateDiagram = lazy(() => import('./StateDiagram'));
const Answers = lazy(() => import('./Answers'));

/** One case: what one may do with it, and everything that is known of it. */
export function CasePage() {
  const t = useDeskWords();
  const { county = '', caseId = '' } = useParams();
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}', { path: { county, caseId } });
  useWorkStream(`${county}/${caseId}`);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className="page desk-case">
      <PageTitle title={t('caseTitle', { number: data.number })} />
      <div className="desk-case-columns">
        <div className="desk-case-side">
          <SummaryCard file={data} level={2} />
          <Actions file={data} />
          <NextSteps file={data} />
          <Tasks file={data} />
        </div>
        <section className="panel desk-case-parts" aria-label={t('caseParts')}>
          <Parts file={data} />
        </section>
      </div>
    </div>
  );
}

/** In the order in which a handler asks for them. */
const PARTS = {
  household: Household,
  answers: Answers,
  documents: Documents,
  history: History,
  decisions: Decisions,
  diagram: StateDiagram,
  links: Links,
  notices: Notices,
  letters: Letters,
  awards: Awards,
};
type Part = keyof typeof PARTS;

/** A matter of the administration's own has nobody to tell and nobody to notify. */
const OF_HOUSEHOLDS: readonly Part[] = ['household', 'notices', 'letters'];

function Parts({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const [search, setSearch] = useSearchParams();
  const all = Object.keys(PARTS) as Part[];
  const shown = all.filter((part) => file.householdId !== null || !OF_HOUSEHOLDS.includes(part));
  const chosen = shown.find((part) => part === search.get('part')) ?? shown[0] ?? 'history';
  const items = shown.map((key) => {
    const Content = PARTS[key];
    const children = (
      <Suspense fallback={<Loading />}>
        <Content file={file} />
      </Suspense>
    );
    return { key, label: t(key), children };
  });
  return (
    <Tabs
      activeKey={chosen}
      destroyOnHidden
      items={items}
      onChange={(part) => setSearch({ part }, { replace: true })}
    />
  );
}
