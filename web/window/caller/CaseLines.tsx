import { Link } from 'react-router';
import type { Schema } from '../../api/client';
import { useText } from '../../ui';
import { useWindowWords } from '../messages';

export function CaseLines({ cases }: { cases: readonly Schema<'CaseSummaryView'>[] }) {
  const t = useWindowWords();
  const text = useText();
  return (
    <ul className="case-lines">
      {cases.map(({ county, caseId, number, title, standing, status }) => (
        <li key={caseId}>
          <Link to={`/window/case/${county}/${caseId}`} className="number">
            {number}
          </Link>{' '}
          <strong>{text(title)}</strong> <span>{status === 'done' ? t('done') : standing.map(text).join('; ')}</span>
        </li>
      ))}
    </ul>
  );
}
