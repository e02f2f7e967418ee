import { KeyOutlined } from '@ant-design/icons';
import { Button, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Loading, PageTitle, Refusal } from '../ui';
import { CasePreview } from './CasePreview';
import { FilterPane } from './FilterPane';
import { KeysHelp } from './KeysHelp';
import { useDeskWords } from './messages';
import { TaskList } from './TaskList';
import { useClaim } from './useClaim';
import { idOf, useConditions } from './useConditions';
import { useShortcuts } from './useShortcuts';
import { useTasks } from './useTasks';
import { useWorkStream } from './useWorkStream';

const NONE: ReadonlySet<string> = new Set();

/** Three panes: what to look for, what there is, and the case itself. */
export function DeskPage() {
  const t = useDeskWords();
  const navigate = useNavigate();
  const { conditions, chosen, choose } = useConditions();
  const { items, error, isPending, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useTasks(conditions);
  const { claim, release, words } = useClaim();
  const [checked, setChecked] = useState(NONE);
  const [help, setHelp] = useState(false);
  const numberField = useRef<InputRef>(null);
  const at = items.findIndex((item) => idOf(item) === chosen);
  const item = items[at];
  const arrived = useWorkStream(chosen?.split('/').slice(0, 2).join('/'));
  const free = useMemo(() => items.filter(({ assignee }) => assignee === null), [items]);
  const selection = free.filter((one) => checked.has(idOf(one)));
  useEffect(() => setChecked(NONE), [conditions]);

  const go = (step: number) => {
    const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
    if (next) choose(idOf(next));
  };
  const check = () => {
    if (!chosen || item?.assignee !== null) return;
    const next = new Set(checked);
    if (!next.delete(chosen)) next.add(chosen);
    setChecked(next);
  };
  const claimChosen = () => {
    const wanted = selection.length > 0 ? selection : item?.assignee === null ? [item] : [];
    if (wanted.length > 0) claim.mutate(wanted);
    setChecked(NONE);
  };
  const open = () => item && void navigate(`/desk/cases/${item.county}/${item.caseId}`);
  useShortcuts({
    j: () => go(1),
    k: () => go(at < 0 ? 0 : -1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Enter: () => open(),
    x: check,
    c: claimChosen,
    r: () => item?.mine && release.mutate({ item, fence: item.fence }),
    '/': () => numberField.current?.focus(),
    '?': () => setHelp(true),
    Escape: () => choose(null),
  });

  return (
    <div className="desk">
      <PageTitle
        title={t('work')}
        aside={
          <>
            <span role="status" className="soft">
              {arrived > 0 && t('arrived', { count: arrived })}
            </span>
            {selection.length > 0 && (
              <Button type="primary" onClick={claimChosen} loading={claim.isPending}>
                {t('claimMany', { count: selection.length })}
              </Button>
            )}
            <Button icon={<KeyOutlined aria-hidden />} onClick={() => setHelp(true)}>
              {t('keys')}
            </Button>
          </>
        }
      />
      <div className="desk-panes">
        <aside aria-label={t('filters')}>
          <FilterPane numberField={numberField} />
        </aside>
        <section aria-label={t('taskList')} aria-busy={isPlaceholderData} className="desk-list" tabIndex={0}>
          <Refusal error={error} again={() => void refetch()} />
          {isPending ? (
            <Loading />
          ) : (
            <TaskList
              items={items}
              chosen={chosen}
              checked={checked}
              lost={words}
              onChoose={choose}
              onCheck={setChecked}
              onClaim={(one) => claim.mutate([one])}
              more={hasNextPage ? () => void fetchNextPage() : null}
              loadingMore={isFetchingNextPage}
            />
          )}
        </section>
        <section aria-label={t('preview')} className="desk-preview" tabIndex={0}>
          <CasePreview
            chosen={chosen}
            item={item}
            onRelease={(one) => release.mutate({ item: one, fence: one.fence })}
          />
        </section>
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
