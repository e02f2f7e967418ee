import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { get, postAs, type Answer } from '../api/client';
import { keyOf } from '../api/use';
import { useDay, useSentence } from '../ui';
import { useDemonstrationWords } from './messages';

type Clock = Answer<'/api/clock', 'get'>;

/** The day is the administrator's to move: in a demonstration whoever looks on lets them do it, without leaving their own seat. */
async function advance(to: { days: number } | { to: string }): Promise<Clock> {
  const { password, logins } = await get('/api/demonstration/logins');
  const { username = '' } = logins.find(({ role }) => role === 'administrator') ?? {};
  return postAs({ username, password }, '/api/clock/advance', { body: to });
}

/** Moves the demonstration's day forward; everything on the page is read again. */
export function useAdvance() {
  const t = useDemonstrationWords();
  const day = useDay();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: advance,
    onSuccess: async (clock) => {
      queries.setQueryData(keyOf('/api/clock'), clock);
      void message.success(t('moved', { day: day(clock.today) }));
      await queries.invalidateQueries();
    },
    onError: (error) => void message.error(sentence(error)),
  });
}
