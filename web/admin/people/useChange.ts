import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/**
 * Something done to a person: afterwards lists and pages about people are asked for again, and it is said that it was done.
 *
 * @param then e.g. closes the dialog it was done in
 */
export function useChange<T = undefined>(send: (entries: T) => Promise<unknown>, done: string, then?: () => void) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      then?.();
      void message.success(done);
      for (const path of ['/api/users', '/api/users/{id}', '/api/users/changes'])
        await queries.invalidateQueries({ queryKey: [path] });
    },
  });
}
