import { useApi } from '../../api/use';
import { useLanguage } from '../../i18n';
import { BiText, Empty, Instant, Loading, Money, Refusal } from '../../ui';
import { localised } from '../../ui/form/localise';
import { useDeskWords } from '../messages';
import { formOf } from './answers';
import type { CaseFile, HistoryEvent } from './file';
import { useActorWords } from './useActorWords';
import { useHistory } from './useHistory';
import { useMembers } from './useMembers';

type Node = Record<string, unknown>;

/** What was answered on every form, as the form asked it. What names a person is sealed, and stands in none of these. */
export default function Answers({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const { events, error, isPending, refetch } = useHistory(file);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (isPending) return <Loading />;
  const answered = events.filter(({ data }) => data && Object.keys(data).length > 0);
  if (answered.length === 0) return <Empty>{t('noAnswers')}</Empty>;
  return (
    <>
      {[...answered].reverse().map((event) => (
        <OneForm key={event.seq} file={file} event={event} />
      ))}
    </>
  );
}

function OneForm({ file, event }: { file: CaseFile; event: HistoryEvent }) {
  const t = useDeskWords();
  const language = useLanguage();
  const actorWords = useActorWords();
  const { data } = useApi('/api/definitions/{digest}', { path: { digest: event.definition } }, { freshFor: Infinity });
  const form = data ? formOf(data.definition, event.type, event.took) : null;
  const schema = useMembers(file, form ? (localised(form, language) as Node) : {});
  return (
    <article className="desk-form">
      <h3>
        <BiText text={event.title} />
      </h3>
      <p className="soft">
        {actorWords(event.actor)} · <Instant at={event.at} />
        {event.personal === 'sealed' && <> · {t('hasSealed')}</>}
      </p>
      <Fields schema={schema} data={event.data} />
    </article>
  );
}

function Fields({ schema, data }: { schema: Node; data: Node }) {
  const properties = (schema['properties'] ?? {}) as Record<string, Node>;
  return (
    <dl className="desk-facts">
      {Object.entries(data).map(([name, value]) => (
        <div key={name}>
          <dt>{String(properties[name]?.['title'] ?? name)}</dt>
          <dd>
            <Value name={name} schema={properties[name] ?? {}} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ name, schema, value }: { name: string; schema: Node; value: unknown }) {
  const t = useDeskWords();
  if (Array.isArray(value)) {
    const items = (schema['items'] ?? {}) as Node;
    return (
      <ul>
        {(value as unknown[]).map((item, index) => (
          <li key={index}>
            <Value name={name} schema={items} value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) return <Fields schema={schema} data={value as Node} />;
  const choices = (schema['oneOf'] ?? []) as Node[];
  const chosen = choices.find((one) => one['const'] === value)?.['title'];
  if (typeof chosen === 'string') return <>{chosen}</>;
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
  if (typeof value === 'number' && name.endsWith('Fen')) return <Money fen={value} />;
  return <>{String(value ?? '—')}</>;
}
