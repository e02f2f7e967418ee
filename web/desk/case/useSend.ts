import { useRef, useState } from 'react';
import { newKey, post, Problem, Unreachable } from '../../api/client';
import { useFreshLists } from '../useTasks';
import { useFreshCase } from '../useWorkStream';
import { pathOf, type CaseFile, type CaseTask } from './file';

type Reply = Awaited<ReturnType<typeof send>>;

const send = (file: CaseFile, body: object, key: string) =>
  post('/api/cases/{county}/{caseId}/commands', { path: pathOf(file), body, ifMatch: file.version, key });

/**
 * Sends a command: claims its task first where that is still free, shows the claim and the version one has seen, and
 * afterwards has everything read again before it says that it is done. What is sent again unchanged is sent with the same
 * key, so that nothing is done twice; what was refused is told and nothing that was typed is lost.
 */
export function useSend(file: CaseFile, onDone: (reply: Reply) => void) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sent = useRef({ content: '', key: '' });
  const refreshCase = useFreshCase();
  const refreshLists = useFreshLists();
  const refresh = async () => {
    await Promise.all([refreshCase(file.county, file.caseId), refreshLists()]);
  };

  const keyFor = (body: object): string => {
    const content = JSON.stringify([body, file.version]);
    if (sent.current.content !== content) sent.current = { content, key: newKey() };
    return sent.current.key;
  };

  const submit = async (type: string, data: object | undefined, task: CaseTask | undefined) => {
    setBusy(true);
    setError(null);
    try {
      const fence = await fenceOf(file, task);
      const body = {
        type,
        ...(data ? { data } : {}),
        ...(task ? { task: task.key } : {}),
        ...(fence ? { fence } : {}),
      };
      const reply = await send(file, body, keyFor(body));
      await refresh();
      onDone(reply);
    } catch (refusal) {
      setError(refusal);
      if (isNews(refusal)) await refresh();
    } finally {
      setBusy(false);
    }
  };
  return { submit, error, busy, refresh };
}

/** The claim that is shown: one's own, or one made now of a task that nobody holds. */
async function fenceOf({ county, caseId }: CaseFile, task: CaseTask | undefined): Promise<number | undefined> {
  if (!task) return undefined;
  if (task.mine) return task.fence;
  if (task.assignee !== null) return undefined;
  const claim = await post('/api/tasks/claim', { body: { county, caseId, key: task.key } });
  return claim.fence;
}

/** Refusals that say that the case is no longer as it was shown. */
const isNews = (refusal: unknown): boolean =>
  (refusal instanceof Problem && refusal.status === 409) || refusal instanceof Unreachable;
