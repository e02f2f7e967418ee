import type { CompiledDefinition } from './compile.js';
import type { Text } from './definition.js';
import { CommandRefused } from './errors.js';
import { activePaths, lineage, type Transition } from './nodes.js';
import type { Scope } from './scope.js';
import type { CaseState } from './state.js';

/** Event names that the active states know, with the title of the first transition of each. */
export function possibleCommands({ nodes }: CompiledDefinition, state: CaseState): Map<string, Transition> {
  const possible = new Map<string, Transition>();
  if (state.status === 'done') return possible;
  for (const path of [...activePaths(nodes, state.value)].reverse()) {
    for (const transition of nodes.get(path)?.transitions ?? []) {
      if (transition.kind === 'event' && !possible.has(transition.trigger))
        possible.set(transition.trigger, transition);
    }
  }
  return possible;
}

/** Titles of the innermost active states: where the case stands, in words. */
export function standing({ nodes }: CompiledDefinition, state: CaseState): { zh: string; en: string; path: string }[] {
  const active = activePaths(nodes, state.value);
  const innermost = active.filter((path) => !active.some((other) => nodes.get(other)?.parent === path));
  return innermost.map((path) => {
    for (const node of lineage(nodes, path)) if (node.meta.title) return { ...node.meta.title, path };
    return { zh: path, en: path, path };
  });
}

/** The refusal of a command that the states know nothing of. */
export function notPossible(compiled: CompiledDefinition, state: CaseState, type: string): CommandRefused {
  const possible = [...possibleCommands(compiled, state).keys()];
  const where = standing(compiled, state);
  return new CommandRefused(
    'not-possible',
    `"${type}" is not possible while the case stands at ${where.map(({ en }) => `"${en}"`).join(', ')}; possible now: ${possible.join(', ') || 'nothing'}.`,
    `案件处于 ${where.map(({ zh }) => `“${zh}”`).join('、')}，不能执行 “${type}”；目前可执行：${possible.join('、') || '无'}。`,
    { possible, state: where.map(({ path }) => path) },
  );
}

const OWN_CONDITION: Text = { zh: '该事项自身规定的条件：', en: 'a condition of the procedure itself: ' };

/** The refusal of a command whose every guard was false. */
export function guardFalse({ definition }: CompiledDefinition, scope: Scope, type: string): CommandRefused {
  // Only `stateIn` leaves no trace: it is evaluated by XState.
  const failed = scope.falseGuards.length > 0 ? [...new Set(scope.falseGuards)] : ['stateIn'];
  // Rules have words; what combines them has none to add.
  const rules = failed.flatMap((name) => definition.rules?.[name] ?? []);
  const say = (language: 'zh' | 'en'): string =>
    rules.length > 0
      ? rules.map((rule) => rule[language]).join(language === 'zh' ? '；' : '; ')
      : OWN_CONDITION[language] + failed.join(', ');
  return new CommandRefused(
    'guard-false',
    `"${type}" is refused because this does not hold: ${say('en')}.`,
    `不能执行 “${type}”，未满足条件：${say('zh')}。`,
    { rules: failed },
  );
}
