import { CommandRefused } from '../errors.js';
import type { Possible, Refused } from '../inspect.js';
import type { VerbRun } from './verb.js';
import { VERBS } from './index.js';

/**
 * Which verbs this person could use now, on which tasks, and why not the others. What depends on the data still to be given
 * (to whom, where to) is told when it is sent.
 *
 * @throws FactNeeded when a fact is still to be gathered
 */
export function inspectVerbs(run: VerbRun): { allowed: Possible[]; refused: Refused[] } {
  const allowed: Possible[] = [];
  const refused: Refused[] = [];
  if (run.state.status === 'done') return { allowed, refused };
  for (const verb of VERBS) {
    const keys = verb.of === 'case' ? [''] : Object.keys(run.state.tasks);
    const tried = keys.map((key) => [key, refusal(() => verb.permit(run, key))] as const);
    const tasks = tried.filter(([, reason]) => reason === null).map(([key]) => key);
    const command = verb.type;
    const { title } = verb;
    const reason = tried.find(([, why]) => why)?.[1];
    if (tasks.length > 0) {
      allowed.push({
        command,
        title,
        form: null,
        by: verb.of === 'task' ? ['task'] : [],
        law: null,
        tasks: tasks.filter(Boolean),
      });
    } else if (reason) {
      refused.push({
        command,
        title,
        reason: { zh: reason.zh, en: reason.message },
        code: reason.code,
        detail: reason.detail,
      });
    }
  }
  return { allowed, refused };
}

function refusal(attempt: () => unknown): CommandRefused | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof CommandRefused) return error;
    throw error;
  }
}
