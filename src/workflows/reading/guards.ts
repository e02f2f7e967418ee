import type { Definition, GuardConfig, Json, JsonObject, StateNodes, Text } from '../../engine/index.js';
import { choiceTitle, fieldTitle } from './choices.js';
import { stateTitle } from './states.js';
import { anyOf, listed, named, quoted, say } from './words.js';

/** What must hold for a transition, as a sentence; a rule of the definition says it in its own words. */
export function guardText(definition: Definition, nodes: StateNodes, guard: GuardConfig): Text {
  const { type, params = {} } = typeof guard === 'string' ? { type: guard } : guard;
  const rule = definition.rules?.[type];
  if (rule) return { zh: rule.zh ?? rule.feel, en: rule.en ?? rule.feel };
  const sentence = SENTENCES[type];
  return sentence ? sentence({ definition, nodes }, params) : named(type);
}

interface Place {
  definition: Definition;
  nodes: StateNodes;
}

const SENTENCES: Record<string, (place: Place, params: JsonObject) => Text> = {
  joined: () => say('所需各项均已答复', 'all answers that are needed have come'),
  anyPart: (place, params) => partText(place, params, say('任一答复的', 'in one answer at least ')),
  everyPart: (place, params) => partText(place, params, say('每项答复的', 'in every answer ')),
  noPart: (place, params) => partText(place, params, say('没有一项答复的', 'in no answer ')),
  votes: (place, params) => {
    const { zh, en } = partText(place, params, say('答复的', ''));
    const ratio = String(params['ratio']);
    return say(`至少 ${ratio} 的${zh}`, `${en} for at least ${ratio} of the answers`);
  },
  is: (place, params) => comparison(place, fieldTitle(place.definition, String(params['name'])), params, 'name'),
  data: (place, params) => comparison(place, fieldTitle(place.definition, String(params['field'])), params, 'field'),
  setting: (place, params) => {
    const name = String(params['name']);
    return comparison(place, say(`本地设置 ${name}`, `the local setting ${name}`), params, 'name');
  },
  authority: ({ definition }, params) =>
    anyOf(((params['mode'] ?? []) as Json[]).map((mode) => choiceTitle(definition, 'authority.mode', mode))),
  stateIn: ({ nodes }, params) => {
    const { zh, en } = quoted(stateTitle(nodes, String(params['state'] ?? '')));
    return say(`案件处于${zh}`, `the case stands at ${en}`);
  },
  not: (place, params) => {
    const { zh, en } = listed(inner(place, params));
    return say(`并非：${zh}`, `it is not so that ${en}`);
  },
  and: (place, params) => listed(inner(place, params), '，且', ', and '),
  or: (place, params) => listed(inner(place, params), '，或者', ', or '),
};

const inner = ({ definition, nodes }: Place, params: JsonObject): Text[] =>
  ((params['guards'] ?? []) as unknown as GuardConfig[]).map((guard) => guardText(definition, nodes, guard));

function partText(place: Place, params: JsonObject, which: Text): Text {
  const field = String(params['field']);
  const { zh, en } = comparison(place, quoted(fieldTitle(place.definition, field)), params, 'field');
  return say(`${which.zh}${zh}`, `${which.en}${en}`);
}

function comparison({ definition }: Place, title: Text, params: JsonObject, key: 'name' | 'field'): Text {
  const { equals, in: list, atLeast, below } = params;
  const value = (one: Json): Text => choiceTitle(definition, String(params[key]), one);
  const parts: Text[] = [];
  if (equals !== undefined) parts.push(say(`为“${value(equals).zh}”`, `is "${value(equals).en}"`));
  if (Array.isArray(list)) {
    const values = anyOf(list.map((one) => quoted(value(one))));
    parts.push(say(`为${values.zh}`, `is ${values.en}`));
  }
  if (atLeast !== undefined) parts.push(say(`不小于 ${String(atLeast)}`, `is at least ${String(atLeast)}`));
  if (below !== undefined) parts.push(say(`小于 ${String(below)}`, `is below ${String(below)}`));
  const said = listed(parts, '且', ' and ');
  return say(`${title.zh}${said.zh}`, `${title.en} ${said.en}`);
}
