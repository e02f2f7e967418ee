import { Select } from 'antd';
import { useApi } from '../api/use';
import { useText, type Text } from '../ui';
import { useAuditWords } from './messages';

type Node = Record<string, unknown>;

interface Props {
  id: string;
  /** Whose commands; without one only those that every case has. */
  procedure: string;
  value: string;
  onChange: (command: string) => void;
}

/** What was done, by its title: the commands of a procedure as its latest version calls them, and the verbs of all. */
export function CommandChoice({ id, procedure, value, onChange }: Props) {
  const t = useAuditWords();
  const text = useText();
  const { data: deployed = [] } = useApi('/api/procedures', {}, { freshFor: 60_000 });
  const digest = deployed.filter((one) => one.procedure === procedure).at(-1)?.digest ?? '';
  const { data } = useApi(
    '/api/definitions/{digest}',
    { path: { digest } },
    { freshFor: Infinity, enabled: digest !== '' },
  );
  const { data: verbs = [] } = useApi('/api/verbs', {}, { freshFor: Infinity });
  const machine = ((data?.definition ?? {}) as Node)['machine'];
  const titles = new Map(digest && machine ? commandsIn(machine as Node) : []);
  for (const { command, title } of verbs) titles.set(command, title);
  return (
    <Select
      id={id}
      className="full-width"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={t(procedure ? 'anyCommand' : 'procedureFirst')}
      value={value || null}
      options={[...titles].map(([command, title]) => ({ value: command, label: text(title) }))}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
    />
  );
}

/** Commands of a state and of all below it that have a title, as they are met. */
function commandsIn(state: Node): [string, Text][] {
  const own = Object.entries((state['on'] ?? {}) as Record<string, unknown>).flatMap(([command, ways]) =>
    [ways].flat().flatMap((way): [string, Text][] => {
      const title = ((way as { meta?: { title?: Text } } | null)?.meta ?? {}).title;
      return title ? [[command, title]] : [];
    }),
  );
  const below = Object.values((state['states'] ?? {}) as Record<string, Node>);
  return [...own, ...below.flatMap(commandsIn)];
}
