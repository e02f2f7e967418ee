import { Link } from 'react-router';
import { useApi } from '../../api/use';
import { BiText, Empty, Loading, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';

/** Cases that this one is linked to; those outside one's scope can be named, not opened. */
export function Links({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/links', { path: pathOf(file) });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{t('noLinks')}</Empty>;
  return (
    <ul className="desk-lines">
      {data.map(({ county, caseId, number, title, status, visible }) => (
        <li key={caseId}>
          {visible ? <Link to={`/desk/cases/${county}/${caseId}`}>{number}</Link> : <span>{number}</span>}
          <BiText text={title} />
          <span className="soft">{t(status === 'done' ? 'caseDone' : 'caseActive')}</span>
          {!visible && <span className="soft">{t('outsideScope')}</span>}
        </li>
      ))}
    </ul>
  );
}
