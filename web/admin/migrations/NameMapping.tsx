import { useText, type Text } from '../../ui';
import type { Choices } from './mapping';
import { useMigrationWords } from './messages';
import { NameChoice } from './NameChoice';
import { ScrollTable } from '../../ui/ScrollTable';

interface Props {
  id: string;
  title: string;
  hint: string;
  /** Headings of the two columns. */
  columns: [string, string];
  names: readonly { name: string; title: Text }[];
  choices: Choices;
  options: readonly { name: string; title: Text; depth?: number }[];
  /** Options of one name alone, where they differ. */
  optionsOf?: (name: string) => Props['options'];
  open: string;
  none?: string;
  onChoose: (name: string, to: string | null | undefined) => void;
}

/** Names of the one version and what they are in the other; nothing at all where every name is kept. */
export function NameMapping(props: Props) {
  const { id, title, hint, columns, names, choices, options, optionsOf, open, none, onChoose } = props;
  const text = useText();
  if (names.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="soft">{hint}</p>
      <ScrollTable labelledBy={id} head={[columns[0], columns[1]]}>
        {names.map((one) => (
          <tr key={one.name}>
            <th scope="row">
              {text(one.title)} <code className="soft">{one.name}</code>
            </th>
            <td>
              <NameChoice
                label={`${columns[1]}: ${text(one.title)} (${one.name})`}
                value={choices[one.name]}
                open={open}
                none={none}
                options={optionsOf?.(one.name) ?? options}
                onChange={(to) => onChoose(one.name, to)}
              />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

type Part = Pick<Props, 'choices' | 'onChoose'>;
type Named = readonly { name: string; title: Text; to: string | null }[];

/** Periods whose name the new version does not have. */
export function PeriodMapping({ periods, targets, ...part }: Part & { periods: Named; targets: Props['options'] }) {
  const t = useMigrationWords();
  return (
    <NameMapping
      {...part}
      id="periods"
      title={t('periods')}
      hint={t('periodsHint')}
      columns={[t('oldPeriod'), t('newPeriod')]}
      names={periods.filter(({ to }) => to === null)}
      options={targets}
      open={t('choose')}
    />
  );
}

/** Variables that the new version does not have. */
export function VariableMapping({
  variables,
  targets,
  ...part
}: Part & { variables: Named; targets: Props['options'] }) {
  const t = useMigrationWords();
  return (
    <NameMapping
      {...part}
      id="variables"
      title={t('variables')}
      hint={t('variablesHint')}
      columns={[t('oldVariable'), t('newVariable')]}
      names={variables.filter(({ to }) => to === null)}
      options={targets}
      open={t('choose')}
      none={t('drop')}
    />
  );
}
