import { Button, Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { Empty } from '../ui';
import { useDeskWords } from './messages';
import { TaskRow } from './TaskRow';
import { idOf, type Item } from './useConditions';

interface Props {
  items: Item[];
  chosen: string | null;
  checked: ReadonlySet<string>;
  /** By task: why it could not be claimed. */
  lost: ReadonlyMap<string, string>;
  onChoose: (id: string) => void;
  onCheck: (checked: ReadonlySet<string>) => void;
  onClaim: (item: Item) => void;
  more: (() => void) | null;
  loadingMore: boolean;
}

/** Tasks, soonest due first. */
export function TaskList({ items, chosen, checked, lost, onChoose, onCheck, onClaim, more, loadingMore }: Props) {
  const t = useDeskWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    body.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const free = items.filter(({ assignee }) => assignee === null).map(idOf);
  const all = free.length > 0 && free.every((id) => checked.has(id));
  const toggle = (id: string) => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onCheck(next);
  };
  if (items.length === 0) return <Empty>{t('noTasks')}</Empty>;
  return (
    <>
      <table className="desk-table">
        <caption className="visually-hidden">{t('taskList')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t('checkAll')}
                checked={all}
                indeterminate={!all && checked.size > 0}
                disabled={free.length === 0}
                onChange={() => onCheck(new Set(all ? [] : free))}
              />
            </th>
            <th scope="col">{t('limit')}</th>
            <th scope="col">{t('case')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('holder')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item) => {
            const id = idOf(item);
            return (
              <TaskRow
                key={id}
                item={item}
                current={id === chosen}
                checked={checked.has(id)}
                lost={lost.get(id)}
                onChoose={() => onChoose(id)}
                onCheck={() => toggle(id)}
                onClaim={() => onClaim(item)}
              />
            );
          })}
        </tbody>
      </table>
      {more && (
        <Button block className="desk-next" loading={loadingMore} onClick={more}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
