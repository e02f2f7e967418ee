import {
  byOf,
  taskStateOf,
  type ActionConfig,
  type Definition,
  type StateNode,
  type StateNodes,
  type Text,
  type Transition,
} from '../../engine/index.js';
import { effectText } from './effects.js';
import { guardText } from './guards.js';
import { senderText, stateTitle } from './states.js';
import { listed, named, quoted, say } from './words.js';

/** One way out of a state. */
export interface TransitionReading {
  id: string;
  /** The event; null for what happens by itself. */
  event: string | null;
  title: Text;
  /** Who does what, when, and where the case goes. */
  sentence: Text;
  by: Text | null;
  condition: Text | null;
  form: string | null;
  law: string | null;
  /** Paths of the states it leads to; none where the case stays. */
  targets: string[];
  /** What the service does beside it: pays, publishes, sends letters. */
  effects: Text[];
  decides: boolean;
  accepts: boolean;
}

export const readTransitions = (definition: Definition, nodes: StateNodes, node: StateNode): TransitionReading[] =>
  node.transitions.map((transition) => readTransition(definition, nodes, transition));

function readTransition(definition: Definition, nodes: StateNodes, transition: Transition): TransitionReading {
  const { id, kind, trigger, meta, guard, targets } = transition;
  const by = kind === 'event' ? senderText(byOf(transition), taskStateOf(nodes, transition.source)?.meta.task) : null;
  const condition = guard === undefined ? null : guardText(definition, nodes, guard);
  const title = meta.title ?? triggerTitle(definition, nodes, transition);
  return {
    id,
    event: kind === 'event' ? trigger : null,
    title,
    sentence: sentence({ title, by, condition, where: whereText(nodes, transition) }),
    by,
    condition,
    form: meta.form ?? null,
    law: meta.law ?? null,
    targets,
    effects: effectsOf(transition),
    decides: meta.decides === true,
    accepts: meta.accepts === true,
  };
}

interface Said {
  title: Text;
  by: Text | null;
  condition: Text | null;
  where: Text;
}

function sentence({ title, by, condition, where }: Said): Text {
  const what = by
    ? say(`${by.zh}可“${title.zh}”`, `${capital(by.en)} may "${title.en}"`)
    : say(title.zh, capital(title.en));
  const when = condition ? say(`，条件：${condition.zh}`, `, if ${condition.en}`) : say('', '');
  return say(`${what.zh}${when.zh}；${where.zh}。`, `${what.en}${when.en}; ${where.en}.`);
}

/** What happens by itself: a period ends, everything inside is done, or a condition is looked at at once. */
function triggerTitle({ periods }: Definition, nodes: StateNodes, { kind, trigger, source }: Transition): Text {
  if (kind === 'after') {
    const period = trigger.slice('after '.length);
    const { zh, en } = quoted(periods[period]?.title ?? stateTitle(nodes, source));
    return say(`${zh}期限届满`, `when the period of ${en} ends`);
  }
  if (kind === 'done') return say('其中各项均已完成', 'when everything inside is done');
  if (kind === 'always') return say('自动', 'by itself');
  return named(trigger);
}

function whereText(nodes: StateNodes, { targets }: Transition): Text {
  if (targets.length === 0) return say('案件停留在原环节', 'the case stays where it is');
  const { zh, en } = listed(targets.map((path) => quoted(stateTitle(nodes, path))));
  return say(`转入${zh}`, `the case goes on to ${en}`);
}

function effectsOf({ actions }: Transition): Text[] {
  return actions.flatMap((action: ActionConfig) => {
    const { type, params = {} } = typeof action === 'string' ? { type: action, params: {} } : action;
    return effectText(type, params) ?? [];
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
