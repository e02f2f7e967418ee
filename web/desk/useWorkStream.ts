import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keyOf } from '../api/use';
import { useFreshLists } from './useTasks';

interface SeatNews {
  seats: { opened: number }[];
}
interface CaseNews {
  county: string;
  caseId: string;
}

/** What of a case changes when it moves on. */
export const CASE_PARTS = [
  '/api/cases/{county}/{caseId}',
  '/api/cases/{county}/{caseId}/history',
  '/api/cases/{county}/{caseId}/documents',
  '/api/cases/{county}/{caseId}/links',
  '/api/cases/{county}/{caseId}/notices',
  '/api/cases/{county}/{caseId}/letters',
  '/api/cases/{county}/{caseId}/awards',
] as const;

/** Reads everything about a case again. */
export function useFreshCase(): (county: string, caseId: string) => Promise<void> {
  const queries = useQueryClient();
  return async (county, caseId) => {
    const keys = CASE_PARTS.map((path) => keyOf(path, { path: { county, caseId } }).slice(0, 2));
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}

/**
 * Hears of new work while the window is looked at, and reads again what has changed. A window that nobody sees holds no
 * connection, of which a browser has few; it reads everything again when it is seen.
 *
 * @param watched the case shown, as `<county>/<caseId>`
 * @returns how many tasks have come in since the page was opened
 */
export function useWorkStream(watched?: string): number {
  const refreshLists = useFreshLists();
  const refreshCase = useFreshCase();
  const [arrived, setArrived] = useState(0);
  useEffect(() => {
    let source: EventSource | undefined;
    let readAlready = true;
    const open = () => {
      source = new EventSource(`/api/stream${watched ? `?watch=${encodeURIComponent(watched)}` : ''}`);
      source.addEventListener('ready', () => {
        if (!readAlready) void refreshLists();
        readAlready = false;
      });
      source.addEventListener('listsChanged', ({ data }) => {
        const { seats } = JSON.parse(String(data)) as SeatNews;
        setArrived((before) => before + seats.reduce((sum, { opened }) => sum + opened, 0));
        void refreshLists();
      });
      source.addEventListener('caseChanged', ({ data }) => {
        const { county, caseId } = JSON.parse(String(data)) as CaseNews;
        void refreshCase(county, caseId);
      });
      for (const last of ['replaced', 'signedOut']) source.addEventListener(last, () => source?.close());
    };
    const look = () => {
      source?.close();
      source = undefined;
      if (document.visibilityState === 'visible') open();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      source?.close();
    };
    // The functions only carry the query client, which stays the same.
  }, [watched]);
  return arrived;
}
