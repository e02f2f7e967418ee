import { Button } from 'antd';
import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Empty, Loading, Refusal } from '../ui';
import { Actions } from './case/Actions';
import { SummaryCard } from './case/SummaryCard';
import { Tasks } from './case/Tasks';
import { useDeskWords } from './messages';
import type { Item } from './useConditions';

interface Props {
  /** From the address: a task that was just done is in the list no more, and its case is still what one looks at. */
  chosen: string | null;
  item: Item | undefined;
  onRelease: (item: Item) => void;
}

/** The case of the chosen task: where it stands, what is open on it, and what one can do. */
export function CasePreview({ chosen, item, onRelease }: Props) {
  const t = useDeskWords();
  const [county = '', caseId = ''] = (chosen ?? '').split('/');
  const path = { county, caseId };
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}', { path }, { enabled: chosen !== null });
  if (chosen === null) return <Empty>{t('chooseTask')}</Empty>;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <SummaryCard file={data} level={2} />
      <p className="desk-row">
        <Link to={`/desk/cases/${county}/${caseId}`}>{t('openCase')}</Link>
        {item?.mine && (
          <Button size="small" onClick={() => onRelease(item)}>
            {t('release')}
          </Button>
        )}
      </p>
      <Actions key={data.caseId} file={data} />
      <Tasks file={data} />
    </>
  );
}
