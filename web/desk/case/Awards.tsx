import { useApi } from '../../api/use';
import { Empty, Instant, Loading, Money, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';
import { ScrollTable } from '../../ui/ScrollTable';

const PAYEES = {
  household: 'payeeHousehold',
  institution: 'payeeInstitution',
  carer: 'payeeCarer',
  guardian: 'payeeGuardian',
} as const;

/** The monthly amounts that were decided, oldest first. */
export function Awards({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/awards', { path: pathOf(file) });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{t('noAwards')}</Empty>;
  return (
    <ScrollTable label={t('awards')} head={[t('months'), { right: t('monthly') }, t('payee'), t('decidedAt')]}>
      {data.map((award) => (
        <tr key={`${award.kind} ${award.seq} ${award.from}`}>
          <th scope="row" className="number">
            {award.from} – {award.to ?? t('stillPaid')}
          </th>
          <td className="right">
            <Money fen={award.amountFen} />
          </td>
          <td>{award.payee in PAYEES ? t(PAYEES[award.payee as keyof typeof PAYEES]) : award.payee}</td>
          <td>
            <Instant at={award.decidedAt} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
