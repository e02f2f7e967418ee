import { useDay, useText } from '../ui';
import type { ClockAt, Moment, Step, TaskAt } from './fold';
import { useAuditWords } from './messages';
import type { Fields } from './useFields';
import type { Joined } from './useReplay';

export interface Wording {
  replay: NonNullable<Joined>;
  fields: Fields;
  /** What states are called. */
  nameOf: (id: string) => string;
}

export interface ChangeWords {
  data: string[];
  tasks: string[];
  deadlines: string[];
  /** Variables that no form has a title for: of interest to whoever wrote the definition. */
  others: string[];
}

/** What an event changed, in sentences. */
export function useChangeWords(wording: Wording): (change: Step['change'], before: Moment | null) => ChangeWords {
  const data = useDataWords(wording);
  const tasks = useTaskWords(wording);
  const deadlines = useClockWords(wording);
  return (change, before) => {
    if (!change) return { data: [], tasks: [], deadlines: [], others: [] };
    const [named, others] = [true, false].map((isNamed) =>
      change.data.filter(({ name }) => (wording.fields.titleOf(name) !== null) === isNamed).map(data),
    );
    return {
      data: named ?? [],
      others: others ?? [],
      tasks: tasks(change, before),
      deadlines: deadlines(change, before),
    };
  };
}

type Change = NonNullable<Step['change']>;

function useDataWords({ fields }: Wording) {
  const t = useAuditWords();
  return ({ name, before, after }: Change['data'][number]): string => {
    const title = fields.titleOf(name) ?? name;
    const [was, is] = [fields.valueOf(name, before), fields.valueOf(name, after)];
    if (before === null || before === undefined) return t('setTo', { name: title, after: is });
    return after === null
      ? t('removed', { name: title, before: was })
      : t('changedTo', { name: title, before: was, after: is });
  };
}

/** A task as people know it: the step it is for, and whose it is. */
export function useTaskTitle({ replay, nameOf }: Pick<Wording, 'replay' | 'nameOf'>) {
  const t = useAuditWords();
  const text = useText();
  return ({ state, part, office, role }: TaskAt) => {
    const named = (of: Map<string, { title: { zh: string; en: string } }>, code: string): string => {
      const title = of.get(code)?.title;
      return title ? text(title) : code;
    };
    return {
      title: `${nameOf(state)}${/^\d+$/.test(part ?? '') ? t('part', { part }) : ''}`,
      seat: `${named(replay.offices, office)} · ${named(replay.roles, role)}`,
    };
  };
}

function useTaskWords(wording: Wording) {
  const t = useAuditWords();
  const titleOf = useTaskTitle(wording);
  return ({ tasks: { set, gone } }: Change, before: Moment | null): string[] => [
    ...gone.flatMap((key) => before?.tasks.get(key) ?? []).map((task) => t('taskDone', titleOf(task))),
    ...set.map((task) =>
      t(before?.tasks.get(task.key)?.opened === task.opened ? 'taskChanged' : 'taskOpened', titleOf(task)),
    ),
  ];
}

function useClockWords({ nameOf }: Wording) {
  const t = useAuditWords();
  const day = useDay();
  const words = (clock: ClockAt, old: ClockAt | undefined): string | null => {
    const title = nameOf(clock.state);
    const due = clock.dueOn ? day(clock.dueOn) : '';
    if (clock.fired) return old?.fired ? null : t('clockFired', { title });
    if (!old || old.opened !== clock.opened)
      return due ? t('clockStarted', { title, due }) : t('clockStartedPaused', { title });
    if (old.dueOn === clock.dueOn) return null;
    if (!clock.dueOn) return t('clockPaused', { title });
    return old.dueOn
      ? t('clockMoved', { title, before: day(old.dueOn), after: due })
      : t('clockResumed', { title, due });
  };
  return ({ clocks: { set, gone } }: Change, before: Moment | null): string[] => [
    ...gone
      .flatMap((key) => before?.clocks.get(key) ?? [])
      .filter(({ fired }) => !fired)
      .map(({ state }) => t('clockEnded', { title: nameOf(state) })),
    ...set.flatMap((clock) => words(clock, before?.clocks.get(clock.key)) ?? []),
  ];
}
