import { Tag } from 'antd';
import { BiText, Day, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { byPart, type CaseFile } from './file';

/** What is voted on, what it takes, and how it stands. */
function VoteLine({ vote: { title, needed, agree, against, open, outcome } }: { vote: Vote }) {
  const t = useDeskWords();
  const text = useText();
  const counts = { command: text(title), needed, agree, against, open };
  return (
    <div>
      {t('voteOn', counts)} <Tag color={COLOURS[outcome]}>{t(OUTCOMES[outcome])}</Tag>
    </div>
  );
}

type Vote = NonNullable<CaseFile['tasks'][number]['vote']>;
const OUTCOMES = { open: 'voteOpen', carried: 'voteCarried', lost: 'voteLost' } as const;
const COLOURS = { open: undefined, carried: 'green', lost: 'red' } as const;

/** The open tasks of a case, with who was asked to sign and how they did. */
export function Tasks({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const text = useText();
  if (file.tasks.length === 0) return null;
  return (
    <section className="panel" aria-label={t('openTasks')}>
      <h3>{t('openTasks')}</h3>
      <ul className="desk-tasks">
        {[...file.tasks].sort(byPart).map((task) => (
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
            {task.vote && <VoteLine vote={task.vote} />}
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
