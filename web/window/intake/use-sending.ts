import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey, post, Problem, type Schema } from '../../api/client';
import type { ExcludedPair } from './Procedures';
import { focusOn } from './Summary';

export type JointReceipt = Schema<'JointReceipt'>;

/**
 * Hands an application in. The same content goes under the same key however often it is sent: after a lost answer the receipt
 * that was made is given again, and no second application.
 */
export function useSending(received: (receipt: JointReceipt) => void) {
  const last = useRef({ content: '', key: '' });
  const [excluded, setExcluded] = useState<ExcludedPair[]>([]);
  const [found, setFound] = useState<Schema<'FoundInvolvement'>[]>([]);
  const mutation = useMutation({
    mutationFn: (body: object) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, key: newKey() };
      return post('/api/applications/batch', { body, key: last.current.key });
    },
    onSuccess: received,
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'excluded-together') {
        setExcluded(error.body['excluded'] as ExcludedPair[]);
        setTimeout(() => focusOn('choices'));
      }
      if (error.code === 'duplicate-application') {
        setFound(error.body['involvements'] as Schema<'FoundInvolvement'>[]);
        setTimeout(() => focusOn('acknowledge'));
      }
    },
  });
  return { send: mutation.mutate, sending: mutation.isPending, error: mutation.error, excluded, found };
}
