import { FilePdfOutlined } from '@ant-design/icons';
import { address } from '../../api/client';
import { useApi } from '../../api/use';
import { Empty, Instant, Loading, Refusal, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';

/** What the household has been sent, to be printed again. */
export function Letters({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const text = useText();
  const path = pathOf(file);
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/letters', { path });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{t('noLetters')}</Empty>;
  return (
    <ul className="desk-lines">
      {data.map(({ id, title, issuedAt, remedies }) => (
        <li key={id}>
          <strong>{title ? text(title) : t('erased')}</strong>
          <span className="soft">
            <Instant at={issuedAt} />
          </span>
          {title && (
            <a
              href={address('/api/cases/{county}/{caseId}/letters/{id}/pdf', { path: { ...path, id } })}
              target="_blank"
              rel="noreferrer"
            >
              <FilePdfOutlined aria-hidden /> {t('printLetter')}
            </a>
          )}
          {remedies.length > 0 && (
            <ul className="desk-remedies">
              {remedies.map(({ route, text: sentence }) => (
                <li key={route}>{sentence}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
