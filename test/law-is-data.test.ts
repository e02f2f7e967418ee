import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { parse } from 'yaml';
import { ACTION_PARAMETERS, GUARD_PARAMETERS, NOTICE_FIELDS } from '../src/engine/check/parameters.js';
import { RESERVED_NAMES } from '../src/engine/scope.js';

/*
 * The service knows no procedure: what a definition calls its procedure, states, forms and fields occurs nowhere in src/. A
 * name of several words (`incomePerHead`, `temporary-aid`) may stand nowhere at all; a plain English word only as a word, never as
 * a value that code compares or looks up ("granted", or 'dibao' in a statement).
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');
const WORKFLOWS = join(ROOT, 'workflows');

/** The demonstration tells of cases, so it names them; tests plant what they like. */
const EXCLUDED = [/\.test\.ts$/, /^cli\/story/, /^directory\/seed\//];

/** Values of the service's own that a definition happens to use as a name too, and where they mean something else. */
const OWN: Record<string, { rooms: string[]; means: string }> = {
  again: {
    rooms: ['engine', 'supervision'],
    means: 'how a task that was sent back comes forward; a draw computed anew',
  },
  agrees: {
    rooms: ['engine', 'supervision'],
    means: 'the opinion of a signer; whether a draw computed anew is the same',
  },
  amountFen: { rooms: ['benefits', 'publicity'], means: 'a sum in an answer of the interface' },
  application: {
    rooms: ['citizens', 'intake'],
    means: 'what a receipt is about; what an error says was not found',
  },
  caseNumber: { rooms: ['benefits'], means: 'the case from which money came, in an answer of the interface' },
  change: { rooms: ['audit'], means: 'what a step changed, in its replay' },
  check: { rooms: ['cli'], means: 'a command of the command line' },
  claims: { rooms: ['audit'], means: 'a fault of the audit: claims of tasks' },
  closed: { rooms: ['engine', 'supervision'], means: 'how a scenario says that a case has ended; a task that is done' },
  contact: { rooms: ['intake', 'publicity'], means: 'the settings `publicity.contact` and `contact` of the window' },
  content: { rooms: ['publicity'], means: 'a column' },
  copies: { rooms: ['cases'], means: 'offices that read along; the verb that makes them so' },
  draft: { rooms: ['intake'], means: 'what an error says was not found: a form kept for later' },
  end: { rooms: ['audit', 'database', 'shared'], means: 'the last line of an export; the end of a stream' },
  ended: { rooms: ['audit'], means: 'a case that is done, in a list' },
  explanation: { rooms: ['publicity'], means: 'the field that letters print, as workflows/README.md says' },
  findings: { rooms: ['engine'], means: 'what the check of a definition found' },
  finance: { rooms: ['identity'], means: 'a department that sees the cases of its place' },
  guardian: { rooms: ['benefits'], means: 'one of those who may receive a payment' },
  incomePerHeadFen: {
    rooms: ['engine', 'intake'],
    means: 'what a needs assessment derives, as workflows/README.md says',
  },
  index: { rooms: ['benefits'], means: 'a parameter of a path' },
  inPayment: { rooms: ['households', 'intake'], means: 'an award runs, whatever its procedure calls that' },
  institution: { rooms: ['benefits'], means: 'one of those who may receive a payment' },
  lost: { rooms: ['cases', 'engine'], means: 'how a vote of signers ended' },
  month: { rooms: ['calendar', 'engine'], means: 'of a date; what a parameter holds' },
  moved: { rooms: ['audit'], means: 'a fault of the audit: an event in another place' },
  objection: { rooms: ['citizens'], means: 'what a receipt is about' },
  open: {
    rooms: ['audit', 'cases', 'engine', 'households', 'intake'],
    means: 'a case that has not ended; a vote that is not over',
  },
  orphan: { rooms: ['audit'], means: 'a fault of the audit: a row whose case is missing' },
  papers: { rooms: ['intake'], means: 'the setting `papers` of the window' },
  paidFen: { rooms: ['benefits'], means: 'a sum in an answer of the interface' },
  pending: { rooms: ['workflows'], means: 'a case that a migration has not reached' },
  persons: { rooms: ['audit', 'households'], means: 'who acted, in a fault; what the read log says was read' },
  proposal: {
    rooms: ['engine', 'workflows'],
    means: 'the command that signers vote on; a mapping for a migration that is about to be planned',
  },
  publicity: { rooms: ['publicity'], means: 'the room, as a heading of the interface; the prefix of its settings' },
  receivedOn: { rooms: ['citizens'], means: 'the day of a receipt, in an answer of the interface' },
  receivedBy: { rooms: ['intake'], means: 'who took an application in' },
  report: { rooms: ['workflows'], means: 'what a check of definitions found' },
  recognised: { rooms: ['intake'], means: 'what a needs assessment says of an identity' },
  refused: {
    rooms: ['cases', 'http', 'workflows'],
    means: 'commands that are not possible; a problem without a code of its own; a case a migration leaves',
  },
  return: { rooms: ['engine'], means: 'the verb' },
  scope: { rooms: ['cases'], means: 'what somebody may see' },
  since: { rooms: ['citizens'], means: 'from when a citizen waits, in an answer of the interface' },
  stays: { rooms: ['engine', 'workflows'], means: 'how often the slowest way stays somewhere; lines of a diagram' },
  stopped: { rooms: ['workflows'], means: 'a migration that does not go on' },
  supervision: { rooms: ['supervision'], means: 'the room, as a heading of the interface' },
  supplement: { rooms: ['benefits'], means: 'the kind of a payment to many' },
  suspended: { rooms: ['cases', 'engine'], means: 'a clock that stands still, a task laid aside' },
  totalFen: { rooms: ['benefits'], means: 'a sum in an answer of the interface' },
  transfer: { rooms: ['engine'], means: 'the verb' },
  transferred: { rooms: ['engine'], means: 'how a claim ended' },
  transferring: { rooms: ['engine'], means: 'the verb, as a refusal names it' },
  withdrawn: { rooms: ['engine'], means: 'how a claim ended' },
  vote: { rooms: ['cases'], means: 'how signers voted, in an answer of the interface' },
  work: { rooms: ['workflows'], means: 'a kind of difference between two versions: the tasks' },
  working: { rooms: ['workflows'], means: 'days that are counted as working days' },
  year: { rooms: ['calendar'], means: 'of a date' },
};

type Kind = 'procedure' | 'state' | 'form' | 'field';

interface Found {
  name: string;
  at: string;
}

const names = namesOfDefinitions();
const vocabulary = wordsOfTheFormat();
const found = sources().flatMap(({ path, text }) => lookThrough(path, text, names));
const roomOf = ({ at }: Found): string => at.split('/')[1] ?? '';

it('reads names of every kind from the definitions', () => {
  for (const kind of ['procedure', 'state', 'form', 'field'] as const)
    expect([...names.values()].filter((kinds) => kinds.has(kind)).length).toBeGreaterThan(5);
});

it('finds not one name of a procedure, a state, a form or a field in src', () => {
  const foreign = found.filter((each) => !vocabulary.has(each.name) && !OWN[each.name]?.rooms.includes(roomOf(each)));
  expect(foreign.map(({ name, at }) => `${[...(names.get(name) ?? [])].join(', ')} "${name}" at ${at}`)).toEqual([]);
});

it('excuses no word that src does not use, or that belongs to the format anyway', () => {
  const used = (name: string, room: string): boolean =>
    found.some((each) => each.name === name && roomOf(each) === room);
  const idle = Object.entries(OWN).flatMap(([name, { rooms }]) =>
    rooms.filter((room) => vocabulary.has(name) || !used(name, room)).map((room) => `${name} in ${room}`),
  );
  expect(idle).toEqual([]);
});

it.each([
  ['a procedure that is compared', "if (state.procedure === 'dibao') pay();", 'dibao'],
  ['a procedure inside a statement', "const sql = `select from cases where procedure = 'referral'`;", 'referral'],
  ['a procedure of two words in any text', "const text = 'see coordination-meeting';", 'coordination-meeting'],
  ['a state by its last name', "const over = stateIn('granted');", 'granted'],
  ['a state by its path', "const path = 'handling.confirmation';", 'confirmation'],
  ['a field that is read', 'const income = data.householdMonthlyIncomeFen;', 'householdMonthlyIncomeFen'],
  ['a field that is looked up', "const income = data['statement'];", 'statement'],
  ['a form of several words', "const form = forms['supplementNotice'];", 'supplementNotice'],
])('would find %s', (_, code, name) => {
  expect(lookThrough('src/cases/planted.ts', code, names).map((each) => each.name)).toContain(name);
});

/** Names by what they name. */
function namesOfDefinitions(): Map<string, Set<Kind>> {
  const all = new Map<string, Set<Kind>>();
  const add = (kind: Kind, name: string): void => {
    all.set(name, (all.get(name) ?? new Set<Kind>()).add(kind));
  };
  for (const path of filesOf(WORKFLOWS)) {
    const text = readFileSync(path, 'utf8');
    if (path.endsWith('.schema.json')) fieldsOf(JSON.parse(text)).forEach((name) => add('field', name));
    if (!/^[^/]+\/[^/]+\.yaml$/.test(slashed(relative(WORKFLOWS, path)))) continue;
    const { procedure, forms = {}, machine } = parse(text) as DefinitionFile;
    if (!machine) continue;
    add('procedure', procedure);
    Object.keys(forms).forEach((name) => add('form', name));
    statesOf(machine).forEach((name) => add('state', name));
  }
  return all;
}

interface StateLike {
  states?: Record<string, StateLike>;
}

interface DefinitionFile {
  procedure: string;
  forms?: object;
  machine?: StateLike;
}

function statesOf({ states = {} }: StateLike): string[] {
  return Object.entries(states).flatMap(([name, state]) => [name, ...statesOf(state)]);
}

/** Names of properties, at any depth of a form. The schema of definitions itself has none of the law's. */
function fieldsOf(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const { properties = {}, $defs, ...rest } = schema as { properties?: object; $defs?: object };
  if ($defs) return [];
  return [...Object.keys(properties), ...[...Object.values(properties), ...Object.values(rest)].flatMap(fieldsOf)];
}

/**
 * What a definition is written in: keys and values of its schema, guards, actions and effects with their parameters, what may be
 * published, and what every expression may read.
 */
function wordsOfTheFormat(): Set<string> {
  const calls = { ...ACTION_PARAMETERS, ...GUARD_PARAMETERS };
  const parameters = Object.values(calls).flatMap((names) => Object.keys(names).map((name) => name.replace('?', '')));
  const words = new Set<string>([...RESERVED_NAMES, ...Object.keys(calls), ...parameters, ...NOTICE_FIELDS]);
  const collect = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && key === 'enum') words.add(value);
    else if (Array.isArray(value)) value.forEach((item) => collect(item, key));
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) {
        words.add(name);
        collect(inner, name);
      }
  };
  collect(JSON.parse(readFileSync(join(WORKFLOWS, 'definition.schema.json'), 'utf8')));
  return words;
}

/** Every place of a source where a name stands as a value or, if nobody would write it by chance, at all. */
function lookThrough(path: string, text: string, known: ReadonlyMap<string, unknown>): Found[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const places: Found[] = [];
  const visit = (node: ts.Node): void => {
    for (const name of namesAt(node, known)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      places.push({ name, at: `${path}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return places;
}

function namesAt(node: ts.Node, known: ReadonlyMap<string, unknown>): string[] {
  const distinct = (name: string): boolean => known.has(name) && !/^[a-z]+$/.test(name);
  if (ts.isIdentifier(node)) return distinct(node.text) ? [node.text] : [];
  if (!isText(node) || isModuleName(node) || isKeyOfType(node)) return [];
  const { text } = node;
  const path = text.split('.');
  return [
    ...(path.every((part) => known.has(part)) ? path : []),
    ...matches(text, /['"]([A-Za-z][\w-]*)['"]/g).filter((name) => known.has(name)),
    ...matches(text, /([A-Za-z]\w*(?:-\w+)*)/g).filter(distinct),
  ];
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

function isModuleName({ parent }: ts.Node): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
}

/** `Way['stays']` names a property of a type of this code; what it holds is seen where it is declared. */
function isKeyOfType({ parent }: ts.Node): boolean {
  return ts.isLiteralTypeNode(parent) && ts.isIndexedAccessTypeNode(parent.parent);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

function sources(): { path: string; text: string }[] {
  return filesOf(SRC)
    .filter((path) => path.endsWith('.ts') && !EXCLUDED.some((pattern) => pattern.test(slashed(relative(SRC, path)))))
    .map((path) => ({ path: slashed(relative(ROOT, path)), text: readFileSync(path, 'utf8') }));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
