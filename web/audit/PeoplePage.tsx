import { ChangeList } from '../admin/people/ChangeList';
import { usePeopleWords } from '../admin/people/messages';
import { PageTitle } from '../ui';
import { AuditMenu } from './AuditMenu';

/** What administrators did to accounts and seats: they could act in anybody's name, and somebody else looks. */
export function PeoplePage() {
  const t = usePeopleWords();
  return (
    <section className="page">
      <PageTitle title={t('changes')} aside={<AuditMenu />} />
      <p className="soft">{t('changesHint')}</p>
      <ChangeList label={t('changes')} />
    </section>
  );
}
