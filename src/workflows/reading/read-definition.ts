import {
  indexNodes,
  listOf,
  type By,
  type Definition,
  type Invariant,
  type StateNode,
  type StateNodes,
  type Text,
} from '../../engine/index.js';
import { propertiesOf, titleOf } from './choices.js';
import { readPeriods, type PeriodReading } from './periods.js';
import { listTitle, senderText, stateTitle, taskText } from './states.js';
import { readTransitions, type TransitionReading } from './transitions.js';
import { listed, quoted, say } from './words.js';

/** A state as a lawyer reads it. */
export interface StateReading {
  path: string;
  parent: string | null;
  depth: number;
  type: StateNode['type'];
  title: Text;
  law: string | null;
  /** What a citizen is told. */
  public: Text | null;
  work: Text | null;
  /** Names of the periods that run in it. */
  periods: string[];
  notice: Text | null;
  outcome: string | null;
  transitions: TransitionReading[];
}

export interface SentenceReading {
  text: Text;
  law: string | null;
}

export interface FormReading {
  name: string;
  title: Text;
  fields: { name: string; title: Text; required: boolean; personal: boolean }[];
}

/** A definition in the order a case lives, in words. */
export interface Reading {
  opening: Text;
  states: StateReading[];
  periods: PeriodReading[];
  forms: FormReading[];
  rules: { name: string; text: Text; feel: string }[];
  calculations: { name: string; rows: { title: Text; feel: string }[] }[];
  /** What is proved of every path. */
  invariants: SentenceReading[];
  /** Procedures whose benefit the same person may not have. */
  exclusions: (SentenceReading & { procedure: string })[];
  /** The standing list; null where there is none. */
  display: SentenceReading | null;
  total: Text | null;
}

/** What a definition says, told to somebody who reads no YAML. Pure. */
export function readDefinition(definition: Definition): Reading {
  const nodes = indexNodes(definition, () => undefined);
  const { rules = {}, calculations = {}, invariants = [], excludes = {} } = definition;
  return {
    opening: openingText(definition),
    states: [...nodes.values()]
      .filter(({ path }) => path !== '' || hasWays(nodes))
      .map((node) => readState(definition, nodes, node)),
    periods: readPeriods(definition, nodes),
    forms: Object.entries(definition.forms).map(([name, form]) => ({
      name,
      title: titleOf(form, name),
      fields: Object.entries(propertiesOf(form)).map(([field, property]) => ({
        name: field,
        title: titleOf(property, field),
        required: Array.isArray(form['required']) && form['required'].includes(field),
        personal: property['x-personal'] === true,
      })),
    })),
    rules: Object.entries(rules).map(([name, { zh, en, feel }]) => ({
      name,
      feel,
      text: { zh: zh ?? feel, en: en ?? feel },
    })),
    calculations: Object.entries(calculations).map(([name, rows]) => ({
      name,
      rows: rows.map((row) => ({ feel: row.feel, title: { zh: row.zh ?? row.name, en: row.en ?? row.name } })),
    })),
    invariants: invariants.map((invariant) => ({ text: invariantText(nodes, invariant), law: invariant.law ?? null })),
    exclusions: Object.entries(excludes).map(([procedure, { zh, en, law = null }]) => ({
      procedure,
      text: { zh, en },
      law,
    })),
    display: displayReading(definition),
    total: totalText(definition, nodes),
  };
}

/** Whether the village keeps a list of those who receive it. */
function displayReading({ display }: Definition): SentenceReading | null {
  if (!display) return null;
  const { setting, law = null } = display;
  const where = setting === undefined ? say('', '') : say('（是否公示由各地决定）', ' where a division has decided so');
  return {
    text: say(
      `待遇存续期间列入所在村（社区）长期公示名单${where.zh}。`,
      `Whoever receives it stands in the village's list while it runs${where.en}.`,
    ),
    law,
  };
}

/** The root is told of only where the whole case has ways of its own. */
const hasWays = (nodes: StateNodes): boolean => (nodes.get('')?.transitions.length ?? 0) > 0;

function readState(definition: Definition, nodes: StateNodes, node: StateNode): StateReading {
  const { path, parent, type, meta, transitions } = node;
  const after = transitions.filter(({ kind }) => kind === 'after').map(({ trigger }) => trigger.slice('after '.length));
  return {
    path,
    parent,
    depth: path === '' ? 0 : path.split('.').length,
    type,
    title: listTitle(nodes, path),
    law: meta.law ?? null,
    public: meta.public ?? null,
    work: meta.task ? taskText(nodes, meta.task) : null,
    periods: [...new Set([meta.due, meta.task?.due, ...after].filter((name) => name !== undefined))],
    notice: meta.notice ? noticeText(meta.notice.at) : null,
    outcome: meta.outcome ?? null,
    transitions: readTransitions(definition, nodes, node),
  };
}

const PLACES: Readonly<Record<string, Text>> = {
  village: say('在村（社区）公示', 'posted in the village'),
  township: say('在乡镇（街道）公示', 'posted in the township'),
  county: say('在县级公示', 'posted in the county'),
};

const noticeText = (at: string): Text => PLACES[at] ?? say('公示', 'posted');

function openingText({ opening }: Definition): Text {
  const { zh, en } = senderText(listOf<By>(opening.by), undefined);
  return say(`由${zh}提起`, `opened by ${en}`);
}

function invariantText(nodes: StateNodes, { zh, en, reach, requires = [], unless = [], apart = [] }: Invariant): Text {
  if (zh !== undefined && en !== undefined) return { zh, en };
  const states = (paths: readonly string[]): Text => listed(paths.map((path) => quoted(stateTitle(nodes, path))));
  if (apart.length > 0)
    return say(`同一人不得办理${states(apart).zh}`, `nobody acts in more than one of ${states(apart).en}`);
  const exception =
    unless.length > 0 ? say(`，除非：${unless.join('、')}`, `, unless ${unless.join(', ')}`) : say('', '');
  return say(
    `未经${states(requires).zh}，不得到达${states([reach ?? '']).zh}${exception.zh}`,
    `nothing reaches ${states([reach ?? '']).en} without ${states(requires).en}${exception.en}`,
  );
}

function totalText({ total, periods }: Definition, nodes: StateNodes): Text | null {
  if (!total) return null;
  const ends = listed(total.to.map((path) => quoted(stateTitle(nodes, path))));
  const from = quoted(listTitle(nodes, total.from));
  const title = periods[total.period]?.title ?? listTitle(nodes, total.from);
  return say(
    `从${from.zh}到${ends.zh}合计不超过“${title.zh}”期限，已对最慢的合法路径加以证明`,
    `from ${from.en} to ${ends.en} takes no longer than the period "${title.en}": proved for the slowest lawful way`,
  );
}
