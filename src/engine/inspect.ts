import type { WorkCalendar } from '../calendar/index.js';
import type { CompiledDefinition } from './compile.js';
import type { By, Text } from './definition.js';
import { CommandRefused } from './errors.js';
import { byOf } from './nodes.js';
import type { Actor, CaseState, Facts } from './state.js';
import { possibleCommands } from './standing.js';
import { step } from './step.js';

export interface Possible {
  command: string;
  title: Text;
  form: string | null;
  by: By[];
  law: string | null;
  /** Open tasks this would answer; more than one where parts are asked of several people. */
  tasks: string[];
}

export interface Refused {
  command: string;
  title: Text;
  reason: Text;
  code: CommandRefused['code'];
  /** The facts of the refusal, for whoever words it otherwise. */
  detail?: CommandRefused['detail'];
}

/**
 * What this actor could do now, and why not the rest: screens render this and never guess. A command whose form is still to
 * be filled in counts as possible unless something known already refuses it.
 *
 * @throws FactNeeded when a fact is still to be gathered
 */
export function inspect(
  compiled: CompiledDefinition,
  state: CaseState,
  actor: Actor,
  facts: Facts,
  calendar: WorkCalendar,
): { allowed: Possible[]; refused: Refused[] } {
  const allowed: Possible[] = [];
  const refused: Refused[] = [];
  for (const [command, transition] of possibleCommands(compiled, state)) {
    const title = transition.meta.title ?? { zh: command, en: command };
    const reason = refusal(
      compiled,
      state,
      { type: command, actor },
      facts,
      calendar,
      transition.meta.form !== undefined,
    );
    if (reason) {
      refused.push({
        command,
        title,
        reason: { zh: reason.zh, en: reason.message },
        code: reason.code,
        detail: reason.detail,
      });
    } else {
      const tasks = byOf(transition).includes('task') ? tasksOf(compiled, state, transition.source, actor) : [];
      allowed.push({
        command,
        title,
        form: transition.meta.form ?? null,
        by: byOf(transition),
        law: transition.meta.law ?? null,
        tasks,
      });
    }
  }
  return { allowed, refused };
}

function refusal(
  compiled: CompiledDefinition,
  state: CaseState,
  command: { type: string; actor: Actor },
  facts: Facts,
  calendar: WorkCalendar,
  formToCome: boolean,
): CommandRefused | null {
  try {
    step(compiled, state, command, facts, calendar, Number.MAX_SAFE_INTEGER);
    return null;
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    // What the form has yet to say cannot speak against the command.
    const open = ['variable-missing', 'expression-failed', 'guard-false', 'clock'].includes(error.code);
    return formToCome && open ? null : error;
  }
}

function tasksOf({ nodes }: CompiledDefinition, state: CaseState, source: string, actor: Actor): string[] {
  if (actor.kind !== 'user') return [];
  return Object.entries(state.tasks)
    .filter(
      ([, task]) =>
        !task.signs && (source === task.state || source.startsWith(`${task.state}.`)) && nodes.has(task.state),
    )
    .filter(([, task]) => actor.seats.some((seat) => seat.office === task.office && seat.role === task.role))
    .map(([key]) => key);
}
