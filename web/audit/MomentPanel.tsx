import { useDay } from '../ui';
import { useTaskTitle, type Wording } from './change-words';
import type { Moment } from './fold';
import { Lines } from './Lines';
import { useAuditWords } from './messages';

/** The whole case as it stood then: open tasks, running time limits, data. */
export function MomentPanel({ moment, wording }: { moment: Moment; wording: Wording }) {
  const t = useAuditWords();
  const day = useDay();
  const taskTitle = useTaskTitle(wording);
  const { fields, nameOf } = wording;
  const tasks = [...moment.tasks.values()].map((task) => {
    const { title, seat } = taskTitle(task);
    return t('setTo', { name: title, after: seat });
  });
  const clocks = [...moment.clocks.values()]
    .filter(({ fired }) => !fired)
    .map(({ state, dueOn }) =>
      t(dueOn ? 'dueOn' : 'dueUnknown', { title: nameOf(state), due: dueOn ? day(dueOn) : '' }),
    );
  const rows = [...moment.data].filter(([, value]) => value !== null);
  const said = ([name, value]: [string, unknown]): string =>
    t('setTo', { name: fields.titleOf(name) ?? name, after: fields.valueOf(name, value) });
  return (
    <>
      <h3>{t('tasks')}</h3>
      {tasks.length > 0 ? <Lines lines={tasks} /> : <p className="soft">{t('noTasks')}</p>}
      <h3>{t('deadlines')}</h3>
      {clocks.length > 0 ? <Lines lines={clocks} /> : <p className="soft">{t('noClocks')}</p>}
      <h3>{t('data')}</h3>
      <Lines lines={rows.filter(([name]) => fields.titleOf(name) !== null).map(said)} />
      <Lines title={t('otherValues')} lines={rows.filter(([name]) => fields.titleOf(name) === null).map(said)} />
    </>
  );
}
