import { Tag } from 'antd';
import { BiText, Day, useText } from '../../ui';
import { useDeskWords } from '../messages';
import type { CaseFile } from './file';

/** The open tasks of a case, with who was asked to sign and how they did. */
export function Tasks({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const text = useText();
  if (file.tasks.length === 0) return null;
  return (
    <section className="panel" aria-label={t('openTasks')}>
      <h3>{t('openTasks')}</h3>
      <ul className="desk-tasks">
        {file.tasks.map((task) => (
          <li key={task.key}>
            <strong>
              <BiText text={task.title} />
              {task.part && <> · {task.part}</>}
            </strong>
            <div>
              {text(task.officeName)} · {text(task.roleTitle)}
              {t('colon')}
              {task.mine ? t('me') : (task.assignee ?? t('unclaimed'))}
              {task.owner && <> {t('onBehalfOf', { name: task.owner })}</>}
            </div>
            {task.dueAt && (
              <div className="soft">
                {t('dueOn')} <Day date={new Date(Date.parse(task.dueAt) - 1).toISOString()} />
              </div>
            )}
            {task.urgings > 0 && <Tag color="red">{t('urged', { count: task.urgings })}</Tag>}
            {task.suspended && <Tag>{t('suspended')}</Tag>}
            {task.reserved && <Tag>{t('signatureOf', { name: task.reserved })}</Tag>}
            {task.signers.length > 0 && (
              <ul>
                {task.signers.map(({ user, name, agrees }) => (
                  <li key={user}>
                    {name}
                    {t('colon')}
                    {agrees === null ? t('signatureOpen') : agrees ? t('agreed') : t('disagreed')}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
