import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { post, Problem, type Schema } from '../api/client';
import { useMe } from '../app/session';
import { useSentence } from '../ui';
import { useDeskWords } from './messages';
import { idOf, type Item } from './useConditions';
import { changeRows, useFreshLists } from './useTasks';

type Result = Schema<'ClaimResultView'>;
interface Won {
  item: Item;
  fence: number | null;
}

/**
 * Claims one task or many, shown at once as if they were won. What was lost says in its row who was faster; the row then
 * shows how it really is.
 */
export function useClaim() {
  const me = useMe();
  const queries = useQueryClient();
  const refresh = useFreshLists();
  const lost = useLost();
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  const tell = useCallback((told: [string, string][]) => {
    setWords((before) => new Map([...before, ...told]));
  }, []);

  const claim = useMutation({
    mutationFn: async (items: Item[]): Promise<Result[]> => {
      const tasks = items.map(({ county, caseId, key }) => ({ county, caseId, key }));
      return post('/api/tasks/claim-many', { body: { tasks } });
    },
    onMutate: (items) => {
      const ids = new Set(items.map(idOf));
      setWords((before) => new Map([...before].filter(([id]) => !ids.has(id))));
      changeRows(queries, (item) => (ids.has(idOf(item)) ? { ...item, mine: true, assignee: me.user.name } : item));
    },
    onSuccess: async (results) => {
      tell(
        results.flatMap((one) => (one.problem ? [[idOf(one), lost(problemOf(one.problem))] as [string, string]] : [])),
      );
      await refresh();
    },
    onError: async (error, items) => {
      tell(items.map((item) => [idOf(item), lost(error)]));
      await refresh();
    },
  });

  const release = useMutation({
    mutationFn: ({ item: { county, caseId, key }, fence }: Won) =>
      post('/api/tasks/release', { body: { county, caseId, key, fence } }),
    onSuccess: () => refresh(),
    onError: async (error, { item }) => {
      tell([[idOf(item), lost(error)]]);
      await refresh();
    },
  });
  return { claim, release, words };
}

/** "Claimed by 王某 at 10:32": who was faster is what one wants to know. */
export function useLost(): (error: unknown) => string {
  const t = useDeskWords();
  const sentence = useSentence();
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return sentence(error);
      const { holder, claimedAt } = error.body;
      if (typeof holder !== 'string' || typeof claimedAt !== 'string') return sentence(error);
      return t('claimedBy', { holder, time: timeOf(claimedAt) });
    },
    [sentence, t],
  );
}

const timeOf = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );

function problemOf(body: Record<string, unknown>): Problem {
  const sentence = { zh: String(body['detailZh']), en: String(body['detail']) };
  return new Problem(Number(body['status']), String(body['code']), sentence, body);
}
