import { Button, Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { address } from '../api/client';
import { Empty, Loading, PageTitle, Refusal, useText } from '../ui';
import { DefinitionDiagram, useDiagram, useStateNames } from '../ui/diagram';
import { rolesOf, useMe } from '../app/session';
import { useAuditWords } from './messages';
import { MomentPanel } from './MomentPanel';
import { StepList } from './StepList';
import { StepPanel } from './StepPanel';
import { Timeline } from './Timeline';
import { useFields } from './useFields';
import { useReplay, type Joined } from './useReplay';
import { VerdictBadge } from './VerdictBadge';

/** A case, event by event: the diagram at that moment, what changed, who acted by what right, and whether it all holds. */
export default function ReplayPage() {
  const { county = '', caseId = '' } = useParams();
  const { replay, error, refetch } = useReplay(county, caseId);
  if (error) return <Refusal className="page" error={error} again={() => void refetch()} />;
  if (!replay) return <Loading />;
  return <Replayed replay={replay} county={county} caseId={caseId} />;
}

function Replayed({ replay, county, caseId }: { replay: NonNullable<Joined>; county: string; caseId: string }) {
  const t = useAuditWords();
  const text = useText();
  const [at, setAt] = useMoment(replay.steps.length);
  const rule = [...replay.definitions.values()].at(-1);
  const title = rule ? `${replay.number} ${text(rule.title)}` : replay.number;
  const isAuditor = rolesOf(useMe()).includes('auditor');
  return (
    <section className="page replay">
      <PageTitle
        title={title}
        aside={
          <>
            <VerdictBadge verdict={replay.verdict} onGo={setAt} />
            {isAuditor && (
              <Button href={address('/api/cases/{county}/{caseId}/export', { path: { county, caseId } })} download>
                {t('exportFile')}
              </Button>
            )}
            {isAuditor && <Link to="/audit">{t('back')}</Link>}
          </>
        }
      />
      <Timeline steps={replay.steps} at={at} onAt={setAt} />
      {replay.steps.length < replay.events && (
        <p role="status">{t('loadingSteps', { count: replay.steps.length, events: replay.events })}</p>
      )}
      <StepView replay={replay} at={at} onAt={setAt} />
    </section>
  );
}

function StepView({ replay, at, onAt }: { replay: NonNullable<Joined>; at: number; onAt: (at: number) => void }) {
  const t = useAuditWords();
  const step = replay.steps[at - 1];
  const moment = replay.moments[at - 1] ?? null;
  const digest = step?.event?.definition ?? '';
  const { data: diagram } = useDiagram(digest);
  const nameOf = useStateNames(diagram);
  const fields = useFields(digest, step?.event?.took[0]);
  if (!step) return <Empty />;
  const wording = { replay, fields, nameOf };
  return (
    <div className="replay-columns">
      <div className="replay-diagram" role="group" aria-label={t('inDiagram')}>
        {moment && digest ? (
          <DefinitionDiagram digest={digest} active={moment.active} done={moment.done} took={step.event?.took} />
        ) : (
          <Empty>{t('noDiagram')}</Empty>
        )}
      </div>
      <div className="replay-panel panel">
        <Tabs
          size="small"
          // A panel that nobody sees is not drawn anew with every step.
          destroyOnHidden
          items={[
            {
              key: 'step',
              label: t('thisStep'),
              children: <StepPanel step={step} before={replay.moments[at - 2] ?? null} wording={wording} />,
            },
            {
              key: 'moment',
              label: t('thatMoment'),
              children: moment ? <MomentPanel moment={moment} wording={wording} /> : <Empty />,
            },
            { key: 'all', label: t('allSteps'), children: <StepList steps={replay.steps} at={at} onAt={onAt} /> },
          ]}
        />
      </div>
    </div>
  );
}

/** The event shown, which the address names, so that one can send somebody there. */
function useMoment(events: number): [number, (at: number) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('at'));
  const [at, setAt] = useState(asked >= 1 ? asked : events);
  const go = useCallback((to: number) => setAt(to), []);
  useEffect(() => {
    // Not at every step of a hand that drags: browsers refuse addresses that change a hundred times in a few seconds.
    const later = setTimeout(() => {
      if (search.get('at') !== String(at)) setSearch({ at: String(at) }, { replace: true, preventScrollReset: true });
    }, 250);
    return () => clearTimeout(later);
  }, [at, search, setSearch]);
  return [Math.min(Math.max(1, at), Math.max(1, events)), go];
}
