import { MoreOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../ui';
import { useDeskWords } from '../messages';
import type { Allowed, CaseFile } from './file';

// Forms are asked for when one is opened: most looks at a case open none.
const CommandDialog = lazy(() => import('./CommandDialog'));

/** Verbs are named with a dot, which no command of a procedure has. */
const isVerb = ({ command }: { command: string }): boolean => command.includes('.');

/** Ways in that are the citizen's own: whoever takes them here enters what the citizen says. */
const CITIZENS: readonly unknown[] = ['applicant', 'public', 'case'];
const isForCitizen = ({ by }: Allowed): boolean => by.every((way) => CITIZENS.includes(way));

/** What one may do now, as the service says; and of the rest, why not. */
export function Actions({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const text = useText();
  const [open, setOpen] = useState<Allowed | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const commands = file.allowed.filter((one) => !isVerb(one));
  const own = commands.filter((one) => !isForCitizen(one));
  const forCitizen = commands.filter(isForCitizen);
  const verbs = file.allowed.filter(isVerb);
  const refused = file.refused.filter((one) => !isVerb(one));
  const refusedVerbs = file.refused.filter(isVerb);
  const items = verbs.map((one) => ({ key: one.command, label: text(one.title) }));
  const start = (one: Allowed | undefined) => {
    setNote(null);
    setOpen(one ?? null);
  };
  return (
    <section className="panel" aria-label={t('actions')}>
      <h3>{t('actions')}</h3>
      {note && <Alert type="success" showIcon closable title={note} role="status" onClose={() => setNote(null)} />}
      {commands.length === 0 && verbs.length === 0 && <p className="soft">{t('nothingAllowed')}</p>}
      <div className="desk-actions">
        {own.map((one, index) => (
          <Button
            key={one.command}
            type={index === 0 && one.tasks.length > 0 ? 'primary' : 'default'}
            onClick={() => start(one)}
          >
            {text(one.title)}
          </Button>
        ))}
        {verbs.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{ items, onClick: ({ key }) => start(verbs.find(({ command }) => command === key)) }}
          >
            <Button icon={<MoreOutlined aria-hidden />}>{t('otherActions')}</Button>
          </Dropdown>
        )}
      </div>
      {forCitizen.length > 0 && (
        <div className="desk-actions" role="group" aria-label={t('forCitizen')}>
          <span className="soft">{t('forCitizen')}</span>
          {forCitizen.map((one) => (
            <Button key={one.command} onClick={() => start(one)}>
              {text(one.title)}
            </Button>
          ))}
        </div>
      )}
      <RefusedList title={t('notNow', { count: refused.length })} refused={refused} />
      <RefusedList title={t('verbsNotNow', { count: refusedVerbs.length })} refused={refusedVerbs} />
      {open && (
        <Suspense fallback={null}>
          <CommandDialog
            key={open.command}
            file={file}
            allowed={open}
            onClose={() => setOpen(null)}
            onDone={(told) => {
              setOpen(null);
              setNote(told);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function RefusedList({ title, refused }: { title: string; refused: CaseFile['refused'] }) {
  const text = useText();
  if (refused.length === 0) return null;
  return (
    <details className="desk-refused">
      <summary>{title}</summary>
      <dl>
        {refused.map(({ command, title: name, reason }) => (
          <div key={command}>
            <dt>{text(name)}</dt>
            <dd>{text(reason)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
