import { Radio, Tag } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Instant, PageTitle, RemainingChip, useText } from '../ui';
import { usePages } from '../ui/Pages';
import { useSuperviseWords } from './messages';
import { useWhere, WhereBar, type Where } from './where';
import { PagedTable } from '../ui/PagedTable';

type Show = 'soon' | 'overdue' | 'all';

/** Open tasks with a legal limit, the most pressing on top; each leads to its case. */
export function LimitsPage() {
  const t = useSuperviseWords();
  const { where, search, set } = useWhere();
  const show = (search.get('show') ?? 'soon') as Show;
  const office = search.get('office') ?? undefined;
  const person = search.get('person') ?? undefined;
  const filter = { ...where, show, ...(office ? { office } : {}), ...(person ? { person } : {}) };
  return (
    <section className="page">
      <PageTitle title={t('limits')} />
      <WhereBar>
        <Radio.Group
          aria-label={t('show')}
          value={show}
          onChange={({ target }) => set('show', String(target.value))}
          optionType="button"
        >
          <Radio value="soon">{t('showSoon')}</Radio>
          <Radio value="overdue">{t('showOverdue')}</Radio>
          <Radio value="all">{t('showAll')}</Radio>
        </Radio.Group>
        {office && <Only name="office" code={office} where={where} />}
        {person && <Only name="person" code={person} where={where} />}
      </WhereBar>
      <Tasks key={JSON.stringify(filter)} filter={filter} />
    </section>
  );
}

/** What a link from the overview narrowed the list to. */
function Only({ name, code, where }: { name: 'office' | 'person'; code: string; where: Where }) {
  const t = useSuperviseWords();
  const text = useText();
  const { set } = useWhere();
  const { data } = useApi('/api/supervision/workload', { query: { by: name, ...where } }, { freshFor: 60_000 });
  const found = data?.find(({ key }) => key === code);
  const title = found ? text(found.name) : code;
  return (
    <Tag closable={{ 'aria-label': t('clear') }} onClose={() => set(name, undefined)}>
      {t(name === 'office' ? 'onlyOffice' : 'onlyPerson', { name: title })}
    </Tag>
  );
}

function Tasks({ filter }: { filter: Where & { show: Show; office?: string; person?: string } }) {
  const t = useSuperviseWords();
  const pages = usePages();
  const tasks = useApi(
    '/api/supervision/tasks',
    { query: { ...filter, ...pages.query } },
    { keep: true, every: 60_000 },
  );
  return (
    <PagedTable
      of={tasks}
      pages={pages}
      nothing={t('nothingOpen')}
      label={t('limits')}
      head={[t('timeLeft'), t('case'), t('procedure'), t('task'), t('office'), t('assignee'), t('due')]}
    >
      {(task) => <TaskRow key={`${task.caseId} ${task.key}`} task={task} />}
    </PagedTable>
  );
}

function TaskRow({ task }: { task: Schema<'SupervisedTaskView'> }) {
  const t = useSuperviseWords();
  const text = useText();
  const { remaining } = task;
  return (
    <tr>
      <td>
        <RemainingChip remaining={remaining} third={remaining?.third} suspended={remaining?.stopped} />
      </td>
      <th scope="row">
        <Link to={`/desk/cases/${task.county}/${task.caseId}`}>{task.number}</Link>
      </th>
      <td>{text(task.procedureTitle)}</td>
      <td>
        {text(task.title)}
        {task.urgings > 0 && <small> {t('urgings', { count: task.urgings })}</small>}
      </td>
      <td>{task.officeName ? text(task.officeName) : task.office}</td>
      <td>{task.assignee ?? <span className="soft">{t('nobody')}</span>}</td>
      <td>
        <Instant at={task.dueAt} />
      </td>
    </tr>
  );
}
