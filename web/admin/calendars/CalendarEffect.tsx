import { useQuery } from '@tanstack/react-query';
import { post } from '../../api/client';
import { Answered } from '../../ui/Answered';
import { useCalendarWords } from './messages';
import type { Calendar } from './with-year';

/** What loading a calendar would make of the open deadlines, as the service counts it. */
export function CalendarEffect({ calendar }: { calendar: Calendar }) {
  const t = useCalendarWords();
  const effect = useQuery({
    queryKey: ['/api/calendars/preview', calendar],
    queryFn: () => post('/api/calendars/preview', { body: { calendar } }),
    gcTime: 0,
    // The service counts every running case again: once for a calendar, not whenever somebody comes back to the page.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Answered of={effect}>
      {({ cases, sooner, later, provisional, stillProvisional }) => (
        <div role="status">
          <p>
            <strong>{cases > 0 ? t('effectCases', { count: cases }) : t('effectNone')}</strong>
          </p>
          {cases > 0 && (
            <ul>
              <li>{t('sooner', { count: sooner })}</li>
              <li>{t('later', { count: later })}</li>
              <li>{t('settled', { before: provisional, after: stillProvisional })}</li>
            </ul>
          )}
        </div>
      )}
    </Answered>
  );
}
