import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { Instant, useText } from '../ui';
import { useDivisionName } from '../ui/divisions';
import { useActorSeat } from './actor-words';
import { useAuditWords } from './messages';
import { PlainTable } from './PlainTable';

export const caseLink = (county: string, caseId: string, at?: number): string =>
  `/audit/cases/${county}/${caseId}${at === undefined ? '' : `?at=${at}`}`;

function Place({ code }: { code: string }) {
  return <>{useDivisionName(code)}</>;
}

export function CaseTable({ items }: { items: Schema<'FoundCaseView'>[] }) {
  const t = useAuditWords();
  const text = useText();
  return (
    <PlainTable
      label={t('searchCases')}
      heads={[t('number'), t('procedure'), t('division'), t('status'), t('events'), t('opened'), t('changed')]}
      rows={items.map(({ county, caseId, number, title, division, status, events, openedAt, updatedAt }) => ({
        key: caseId,
        cells: [
          <Link to={caseLink(county, caseId)}>{number}</Link>,
          text(title),
          <Place code={division} />,
          t(status),
          events,
          <Instant at={openedAt} />,
          <Instant at={updatedAt} />,
        ],
      }))}
    />
  );
}

export function EventTable({ items }: { items: Schema<'FoundEventView'>[] }) {
  const t = useAuditWords();
  const text = useText();
  const seat = useActorSeat();
  return (
    <PlainTable
      label={t('searchEvents')}
      heads={[t('number'), t('procedure'), t('eventNo'), t('when'), t('what'), t('law'), t('who')]}
      rows={items.map(({ county, caseId, number, procedureTitle, seq, at, title, law, actor, roleTitle }) => ({
        key: `${caseId} ${seq}`,
        cells: [
          <Link to={caseLink(county, caseId, seq)}>{number}</Link>,
          text(procedureTitle),
          seq,
          <Instant at={at} />,
          title ? text(title) : t('unreadable'),
          law ?? '',
          actor ? seat(actor, roleTitle) : '',
        ],
      }))}
    />
  );
}
