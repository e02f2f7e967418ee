import type { Json, JsonObject } from '../definition.js';
import { actionNames, effectNames } from '../vocabulary/actions.js';
import { guardNames } from '../vocabulary/guards.js';

/*
 * Which parameters the guards, actions and effects of the vocabulary take. workflows/README.md says what they mean.
 */

/** What a parameter holds. `text` may be FEEL when it begins with `=`; a `reference` is a name that is checked elsewhere. */
export type Kind =
  | 'any'
  | 'values'
  | 'text'
  | 'reference'
  | 'names'
  | 'month'
  | 'true'
  | 'modes'
  | 'ratio'
  | 'list'
  | 'number'
  | 'guards';

/** `name` must be there, `name?` may. */
export type Parameters = Readonly<Record<string, Kind>>;

const COMPARISONS: Parameters = { 'equals?': 'any', 'in?': 'list', 'atLeast?': 'number', 'below?': 'number' };
const PARTS: Parameters = { 'state?': 'reference', field: 'reference', 'equals?': 'any', ...COMPARISONS };

export const GUARD_PARAMETERS: Readonly<Record<string, Parameters>> = {
  joined: { 'state?': 'reference' },
  anyPart: PARTS,
  everyPart: PARTS,
  noPart: PARTS,
  votes: { ...PARTS, ratio: 'ratio' },
  is: { name: 'text', ...COMPARISONS },
  data: { field: 'reference', ...COMPARISONS },
  setting: { name: 'text', ...COMPARISONS },
  authority: { mode: 'modes' },
  stateIn: { state: 'reference' },
  not: { guards: 'guards' },
  and: { guards: 'guards' },
  or: { guards: 'guards' },
};

/** Guards that compare: without a comparison they would always hold. */
export const COMPARING: ReadonlySet<string> = new Set([
  'anyPart',
  'everyPart',
  'noPart',
  'votes',
  'is',
  'data',
  'setting',
]);

export const ACTION_PARAMETERS: Readonly<Record<string, Parameters>> = {
  set: { values: 'values' },
  take: { fields: 'names' },
  clear: { names: 'names' },
  increment: { name: 'reference' },
  answer: {},
  calculate: { name: 'reference', into: 'reference' },
  draw: { rate: 'ratio', into: 'reference' },
  move: { division: 'text' },
  extend: { period: 'reference', ground: 'text' },
  suspend: { period: 'reference', ground: 'text' },
  resume: { period: 'reference', 'ground?': 'text' },
  award: { amount: 'text', from: 'month', 'kind?': 'text', 'payee?': 'text' },
  changeAward: { amount: 'text', from: 'month', 'kind?': 'text', 'payee?': 'text' },
  stopAward: { from: 'month', 'kind?': 'text' },
  pay: { amount: 'text', 'kind?': 'text', 'payee?': 'text', 'account?': 'text' },
  payAll: { amount: 'text', procedures: 'names', 'kind?': 'text' },
  spend: { account: 'text', amount: 'text' },
  deposit: { account: 'text', amount: 'text', 'most?': 'text' },
  grantStatus: { status: 'text', 'from?': 'text', 'to?': 'text', 'once?': 'text' },
  extendStatus: { status: 'text' },
  endStatus: { status: 'text', 'from?': 'text', 'member?': 'text' },
  setSetting: { name: 'text', value: 'any', from: 'text', 'division?': 'text', 'procedure?': 'text', 'law?': 'text' },
  notice: { kind: 'text', 'reason?': 'text', 'remedies?': 'true', 'state?': 'text' },
  announce: { fields: 'names', 'at?': 'text' },
  recordFile: {},
  registerRelation: {},
  memberLeaves: { member: 'text', 'successor?': 'text' },
  memberJoins: {
    name: 'reference',
    'number?': 'reference',
    'birthDate?': 'reference',
    relation: 'text',
    'categories?': 'text',
  },
  openCase: { procedure: 'text', relation: 'text', 'division?': 'text', 'data?': 'values' },
  message: { to: 'text', command: 'text', 'data?': 'values', 'running?': 'true' },
};

/** What the engine does by itself, for a state with a notice or a case put on another; no definition calls it. */
const OWN_EFFECTS: ReadonlySet<string> = new Set(['publish', 'unpublish', 'link']);

export const isGuard = (name: string): boolean => guardNames.has(name);

export const isAction = (name: string): boolean =>
  actionNames.pure.has(name) || actionNames.clock.has(name) || (effectNames.has(name) && !OWN_EFFECTS.has(name));

/** What may be published about a household: nothing that tells more than the notice boards of the village do. */
export const NOTICE_FIELDS: ReadonlySet<string> = new Set([
  'applicantName',
  'memberCount',
  'proposedAmount',
  'amount',
  'village',
  'procedure',
]);

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isList = (value: Json): value is Json[] => Array.isArray(value) && value.length > 0;
const MODES = ['COUNTY', 'ENTRUSTED', 'DEVOLVED'];

/** Whether a value fits, and what would. */
export const KINDS: Readonly<Record<Kind, { fits: (value: Json) => boolean; zh: string; en: string }>> = {
  any: { fits: () => true, zh: '任意值', en: 'any value' },
  values: { fits: isObject, zh: '名称到值的映射', en: 'a map from names to values' },
  text: { fits: (value) => typeof value === 'string' && value !== '', zh: '文字', en: 'text' },
  reference: { fits: (value) => typeof value === 'string' && value !== '', zh: '名称', en: 'a name' },
  names: {
    fits: (value) => isList(value) && value.every((name) => typeof name === 'string'),
    zh: '名称列表',
    en: 'a list of names',
  },
  month: {
    fits: (value) => value === 'nextMonth' || value === 'thisMonth',
    zh: 'nextMonth 或 thisMonth',
    en: 'nextMonth or thisMonth',
  },
  true: { fits: (value) => value === true, zh: 'true，否则省略', en: 'true, or left out' },
  modes: {
    fits: (value) => isList(value) && value.every((mode) => MODES.includes(String(mode))),
    zh: `${MODES.join('、')} 的列表`,
    en: `a list of ${MODES.join(', ')}`,
  },
  ratio: { fits: isRatio, zh: '0 到 1 的比例、"2/3" 或参数名', en: 'a share up to 1, "2/3", or the name of a setting' },
  list: { fits: isList, zh: '列表', en: 'a list' },
  number: { fits: (value) => typeof value === 'number', zh: '数字', en: 'a number' },
  guards: { fits: isList, zh: '条件列表', en: 'a list of guards' },
};

function isRatio(value: Json): boolean {
  if (typeof value === 'number') return value >= 0 && value <= 1;
  if (typeof value !== 'string') return false;
  if (/^[A-Za-z][\w.]*$/.test(value)) return true;
  const [over = Number.NaN, under = Number.NaN] = value.split('/').map(Number);
  return /^\d+\/\d+$/.test(value) && under > 0 && over <= under;
}
