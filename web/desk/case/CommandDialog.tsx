import { Alert, Button, Radio } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Problem } from '../../api/client';
import { useApi } from '../../api/use';
import { Dialog, Loading, Refusal, useText } from '../../ui';
import { SchemaForm, type FormData } from '../../ui/form/SchemaForm';
import { useDeskWords } from '../messages';
import { useLost } from '../useClaim';
import { byPart, pathOf, type Allowed, type CaseFile, type CaseTask } from './file';
import { useMembers } from './useMembers';
import { useSend } from './useSend';

interface Props {
  file: CaseFile;
  allowed: Allowed;
  onClose: () => void;
  /** With what the service said beside "done". */
  onDone: (note: string) => void;
}

/** What somebody typed and closed again, until the page is left: never stored, it may be about people. */
const typed = new Map<string, FormData>();

/** One command with its form. It stays open, with what was typed, until the service has taken it. */
export default function CommandDialog({ file, allowed, onClose, onDone }: Props) {
  const t = useDeskWords();
  const text = useText();
  const form = useId();
  const draft = `${file.caseId} ${allowed.command}`;
  const [data, setData] = useState<FormData>(typed.get(draft) ?? {});
  const tasks = file.tasks.filter(({ key }) => allowed.tasks.includes(key)).sort(byPart);
  const [chosen, setChosen] = useState((tasks.find(({ mine }) => mine) ?? tasks[0])?.key);
  // What was chosen may be done: where several are asked for one after the other, the next takes its place.
  const task = tasks.find(({ key }) => key === chosen) ?? tasks.find(({ mine }) => mine) ?? tasks[0];
  const [told, setTold] = useState<string | null>(null);
  const goesOn = useRef(false);
  const schema = useSchema(file, allowed, task?.key);
  const { submit, error, busy, refresh } = useSend(file, ({ note }) => {
    const words = note ? text(note) : t('done', { title: text(allowed.title) });
    typed.delete(draft);
    if (!goesOn.current) return onDone(words);
    // The next is another's answer: nothing of the one before may stand in it.
    setData({});
    setTold(words);
  });
  const change = (next: FormData) => {
    typed.set(draft, next);
    setData(next);
  };
  const { isPending, error: unread } = schema;
  const fields = useMembers(file, schema.schema);
  const still = file.allowed.some(({ command }) => command === allowed.command);
  const isOver = told !== null && !still;
  useEffect(() => {
    if (isOver) onDone(told);
  }, [isOver]);
  const send = (entered: FormData | undefined) => void submit(allowed.command, entered, task);
  const sendingBy = (further: boolean) => ({
    loading: busy && goesOn.current === further,
    disabled: isPending || !still || busy,
    ...(fields ? { htmlType: 'submit' as const, form } : {}),
    onClick: () => {
      goesOn.current = further;
      if (!fields) send(undefined);
    },
  });
  return (
    <Dialog
      title={text(allowed.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {tasks.length > 1 && <Button {...sendingBy(true)}>{t('sendAndNext', { count: tasks.length - 1 })}</Button>}
          <Button type="primary" {...sendingBy(false)}>
            {task && task.assignee === null ? t('claimAndSend') : t('send')}
          </Button>
        </>
      }
    >
      {allowed.law && <p className="soft">{t('basis', { law: allowed.law })}</p>}
      {told !== null && <Alert type="success" showIcon role="status" title={told} />}
      {tasks.length > 1 && <TaskChoice tasks={tasks} chosen={task?.key} onChoose={setChosen} />}
      {task && task.assignee !== null && !task.mine && (
        <Alert type="warning" showIcon title={t('heldBy', { name: task.assignee })} />
      )}
      <Refused error={error} still={still} onLook={() => void refresh()} />
      <Refusal error={unread} />
      {isPending && <Loading />}
      {fields && (
        <SchemaForm
          id={form}
          prefix={allowed.command}
          schema={fields}
          data={data}
          onChange={change}
          onSubmit={send}
          disabled={busy}
        >
          {null}
        </SchemaForm>
      )}
      {!fields && !isPending && !unread && (
        <p>{t('confirmCommand', { title: text(allowed.title), number: file.number })}</p>
      )}
    </Dialog>
  );
}

/** The form of a command stands in the case's own definition, that of a verb comes with whom and where to choose. */
function useSchema(file: CaseFile, { command, form }: Allowed, task: string | undefined) {
  const verb = command.includes('.');
  const definition = useApi(
    '/api/definitions/{digest}',
    { path: { digest: file.definition } },
    { enabled: form !== null, freshFor: Infinity },
  );
  const verbForm = useApi(
    '/api/cases/{county}/{caseId}/verbs/{command}',
    { path: { ...pathOf(file), command }, query: { task } },
    { enabled: verb },
  );
  if (verb)
    return {
      schema: verbForm.data && asked(verbForm.data.schema),
      isPending: verbForm.isPending,
      error: verbForm.error,
    };
  if (form === null) return { schema: undefined, isPending: false, error: null };
  const { forms = {} } = (definition.data?.definition ?? {}) as { forms?: Record<string, Record<string, unknown>> };
  return { schema: forms[form], isPending: definition.isPending, error: definition.error };
}

/** A form without a field is none. */
const asked = (schema: Record<string, unknown>): Record<string, unknown> | undefined =>
  Object.keys(schema['properties'] ?? {}).length === 0 ? undefined : schema;

function TaskChoice(props: { tasks: CaseTask[]; chosen: string | undefined; onChoose: (key: string) => void }) {
  const t = useDeskWords();
  const text = useText();
  const id = useId();
  return (
    <div className="desk-choice">
      <p id={id}>{t('whichTask')}</p>
      <Radio.Group
        aria-labelledby={id}
        value={props.chosen}
        onChange={({ target }) => props.onChoose(String(target.value))}
        options={props.tasks.map(({ key, title, part }) => ({ value: key, label: `${text(title)} ${part ?? ''}` }))}
      />
    </div>
  );
}

/** What happened, and that nothing typed is lost: the case has been read again, and it can be sent once more. */
function Refused({ error, still, onLook }: { error: unknown; still: boolean; onLook: () => void }) {
  const t = useDeskWords();
  const lost = useLost();
  if (!error) return null;
  if (!(error instanceof Problem) || error.status !== 409) return <Refusal error={error} again={onLook} />;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={lost(error)}
      description={still ? t('readAgain') : t('noLongerPossible')}
    />
  );
}
