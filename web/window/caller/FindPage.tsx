import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { get, post } from '../../api/client';
import { Empty, Loading, PageTitle, Refusal } from '../../ui';
import { citizenId } from '../intake/citizen';
import { useCounter } from '../intake/use-counter';
import { InvolvementList } from '../intake/InvolvementList';
import { useWindowWords } from '../messages';
import { CaseLines } from './CaseLines';

/** For a caller: what a number or an ID number leads to. What was asked never stands in the address. */
export function FindPage() {
  const t = useWindowWords();
  const { state } = useLocation() as { state: { asked: string } | null };
  const { data: counter } = useCounter();
  const asked = state?.asked ?? '';
  const person = counter ? citizenId(asked, counter.today) : null;
  return (
    <div className="page">
      <PageTitle title={t('askProgress')} />
      {counter && (person?.ok ? <OfPerson idNumber={person.value} /> : <OfNumber number={asked} />)}
      <p>
        <Link to="/window">{t('home')}</Link>
      </p>
    </div>
  );
}

function OfNumber({ number }: { number: string }) {
  const t = useWindowWords();
  const found = useQuery({
    queryKey: ['window', 'case-number', number],
    queryFn: () => get('/api/cases', { query: { number } }),
  });
  if (found.error) return <Refusal error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (found.data.items.length === 0) return <Empty>{t('noSuchNumber')}</Empty>;
  return <CaseLines cases={found.data.items} />;
}

/** The search is on record; it tells cases anywhere, and opens those of this window. */
function OfPerson({ idNumber }: { idNumber: string }) {
  const t = useWindowWords();
  const found = useQuery({
    queryKey: ['window', 'caller', idNumber],
    queryFn: async () => {
      const { involvements } = await post('/api/persons/search', { body: { idNumber, reason: t('callerReason') } });
      const pages = await Promise.all(
        [...new Set(involvements.map(({ number }) => number))].map((number) =>
          get('/api/cases', { query: { number } }),
        ),
      );
      const own = pages.flatMap(({ items }) => items);
      return { own, elsewhere: involvements.filter(({ number }) => !own.some((one) => one.number === number)) };
    },
    staleTime: 60_000,
  });
  if (found.error) return <Refusal error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { own, elsewhere } = found.data;
  if (own.length + elsewhere.length === 0) return <Empty>{t('nobodyFound')}</Empty>;
  return (
    <>
      <CaseLines cases={own} />
      {elsewhere.length > 0 && (
        <section aria-labelledby="elsewhere-title">
          <h2 id="elsewhere-title">{t('elsewhere')}</h2>
          <InvolvementList involvements={elsewhere} />
        </section>
      )}
    </>
  );
}
