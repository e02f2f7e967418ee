import { formatLength, parseLength } from '../../calendar/index.js';
import type { Definition, Period, StateNode, TaskMeta, Text, Transition } from '../../engine/index.js';
import { roleTitle } from '../../cases/role-titles.js';
import type { DiagramExit, Language, Way } from './diagram.js';
import type { Route, Sketch } from './sketch.js';
import { textWidth, wrap } from './text-width.js';

/** Sizes that the drawing must keep to: what is measured here is written there in the same size. */
export const TITLE = { size: 14, line: 20, widest: 168 };
export const SMALL = { size: 12, line: 16, widest: 200 };
export const EDGE = { size: 12, line: 16, widest: 130 };
const PAD = 10;
/** Room at the left for the mark of a first state, at the right for that of one done. */
const MARKS = 34;
/** Names of ways on an arrow that are spelled out; how many more there are is said. */
const MOST_WAYS = 3;

/** What is drawn, in which language, and what it calls the offices that the definition names by code. */
export interface Paper {
  definition: Definition;
  language: Language;
  officeTitle: (office: string) => Text;
}

/** What stands in a state's box, and how large the box must be for it. */
export interface Content {
  label: string[];
  role: string | undefined;
  acts: string | undefined;
  exits: DiagramExit[];
  stays: Way[];
  width: number;
  height: number;
}

export function contentOf(paper: Paper, sketch: Sketch, node: StateNode): Content {
  const { definition, language, officeTitle } = paper;
  const label = titleLines(node, language);
  const { task } = node.meta;
  const role = task && roleTitle(task.role)[language];
  const exits = sketch.said
    .filter(({ source }) => source === node.path)
    .map((route) => exitOf(definition, sketch, route, language));
  const small = [...(role === undefined ? [] : [role]), ...exits.flatMap((exit) => exit.label)];
  const widths = [
    ...label.map((line) => textWidth(line, TITLE.size) + MARKS),
    ...small.map((line) => textWidth(line, SMALL.size)),
  ];
  return {
    label,
    role,
    acts: task && actsOf(task, officeTitle(task.office), language),
    exits,
    stays: waysOf(definition, node.transitions.filter(staysHere(node)), language),
    width: Math.max(64, ...widths) + 2 * PAD,
    height: 2 * PAD + label.length * TITLE.line + small.length * SMALL.line,
  };
}

const staysHere =
  ({ path }: StateNode) =>
  ({ targets }: Transition): boolean =>
    targets.length === 0 || targets.join() === path;

function actsOf({ role }: TaskMeta, where: Text, language: Language): string {
  return language === 'zh' ? `${where.zh}的${roleTitle(role).zh}` : `${roleTitle(role).en}, ${where.en}`;
}

/** A phase often has no title of its own, but tells the public what goes on in it. */
function titleLines({ meta, type }: StateNode, language: Language): string[] {
  const title = meta.title ?? meta.public ?? (type === 'history' ? AS_BEFORE : undefined);
  return title ? wrap(title[language], TITLE.size, TITLE.widest) : [];
}

const AS_BEFORE: Text = { zh: '恢复到原来的步骤', en: 'As before' };
const PERIOD_ENDS: Text = { zh: '期限届满', en: 'time is up' };
const BY_ITSELF: Text = { zh: '自动', en: 'by itself' };
const ALL_DONE: Text = { zh: '全部完成', en: 'all done' };

function wayOf(definition: Definition, { kind, trigger, meta }: Transition, language: Language): Way {
  const on = kind === 'event' ? trigger : kind === 'after' ? trigger.slice('after '.length) : undefined;
  const title =
    meta.title?.[language] ?? (kind === 'after' ? periodEnds(definition.periods[on ?? ''], language) : undefined);
  const said = title ?? (kind === 'done' ? ALL_DONE[language] : undefined);
  return { kind, ...(on === undefined ? {} : { on }), ...(said === undefined ? {} : { title: said }) };
}

/** "7日届满"; a period whose length depends on the case, or that is not so many days, is only said to end. */
function periodEnds(period: Period | undefined, language: Language): string {
  if (!period?.length) return PERIOD_ENDS[language];
  const length = formatLength(parseLength(period.length), language);
  return language === 'zh' ? `${length}届满` : `after ${length}`;
}

/** Guards choose between transitions of one name; it is written once. */
export function waysOf(definition: Definition, transitions: readonly Transition[], language: Language): Way[] {
  const ways = transitions.map((transition) => wayOf(definition, transition, language));
  return ways.filter(({ kind, on }, index) => ways.findIndex((way) => way.kind === kind && way.on === on) === index);
}

export function edgeLines(ways: Way[], language: Language): string[] {
  const titles = [...new Set(ways.flatMap(({ title }) => title ?? []))];
  const lines = titles.slice(0, MOST_WAYS).flatMap((title) => wrap(title, EDGE.size, EDGE.widest));
  const more = titles.length - MOST_WAYS;
  if (more <= 0) return lines;
  return [...lines, language === 'zh' ? `等${titles.length}项` : `and ${more} more`];
}

function exitOf(definition: Definition, { nodes }: Sketch, route: Route, language: Language): DiagramExit {
  const ways = waysOf(definition, route.transitions, language);
  const comma = language === 'zh' ? '、' : ', ';
  const names = [...new Set(ways.map(({ title }) => title ?? BY_ITSELF[language]))];
  const targets = route.targets.map((target) => nameOf(nodes.get(target), language)).join(comma);
  return { targets: route.targets, ways, label: wrap(`${names.join(comma)} → ${targets}`, SMALL.size, SMALL.widest) };
}

/** What a state is called where only its name stands. */
function nameOf(node: StateNode | undefined, language: Language): string {
  const lines = node ? titleLines(node, language) : [];
  return lines.join(language === 'zh' ? '' : ' ') || (node?.path.split('.').at(-1) ?? '');
}
