import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import type { Definition } from './definition.js';
import type { CaseState } from './state.js';

/** What a definition is known by: SHA-256 of its RFC 8785 bytes, so that layout and comments of the YAML do not matter. */
export const definitionDigest = (definition: Definition): string => sha256Hex(canonicalJson(definition));

/** Recorded with every event: replay compares it step by step and so names the first event that does not fit. */
export const stateDigest = (state: CaseState): string => sha256Hex(stateText(state));

/**
 * The canonical text (RFC 8785) of a state. What the state shares with the one written before it is not written again: a
 * step makes new objects for what it changes and hands on the rest, settings and answered parts above all, which are the
 * greater part of a state. Nothing changes them in place.
 */
export function stateText(state: CaseState): string {
  const texts = new Texts(written);
  let text = '';
  for (const name of membersOf(state)) {
    const member = state[name];
    if (member === undefined) continue;
    const isRecord = name === 'tasks' || name === 'clocks' || name === 'parts';
    text += `${text === '' ? '' : ','}"${name}":${isRecord ? texts.ofRecord(member as object) : texts.of(member)}`;
  }
  written = texts.made;
  return `{${text}}`;
}

/** Every member there is, in canonical order. */
const MEMBERS = Object.keys({
  actors: true,
  clocks: true,
  context: true,
  copies: true,
  division: true,
  entered: true,
  history: true,
  parts: true,
  resume: true,
  sentBack: true,
  settings: true,
  status: true,
  tasks: true,
  v: true,
  value: true,
} satisfies Record<keyof CaseState, true>) as (keyof CaseState)[];

/** A recorded state that a verb goes back to may hold what we do not know. */
function membersOf(state: CaseState): readonly (keyof CaseState)[] {
  let known = 0;
  for (const name of MEMBERS) if (name in state) known += 1;
  const own = Object.keys(state);
  return own.length === known ? MEMBERS : (own.sort() as (keyof CaseState)[]);
}

/** Of the state written last. */
let written: ReadonlyMap<object, string> = new Map();

class Texts {
  readonly made = new Map<object, string>();

  constructor(private readonly before: ReadonlyMap<object, string>) {}

  of(value: unknown): string {
    if (typeof value !== 'object' || value === null || isEmpty(value)) return canonicalJson(value);
    const text = this.before.get(value) ?? canonicalJson(value);
    this.made.set(value, text);
    return text;
  }

  /** A record whose entries come and go one by one. */
  ofRecord(record: object): string {
    const known = this.before.get(record);
    if (known !== undefined) {
      this.made.set(record, known);
      return known;
    }
    const keys = Object.keys(record).sort();
    const entries = keys.map((key) => `${canonicalJson(key)}:${this.of((record as Record<string, unknown>)[key])}`);
    const text = `{${entries.join(',')}}`;
    this.made.set(record, text);
    return text;
  }
}

function isEmpty(value: object): boolean {
  for (const _key in value) return false;
  return true;
}
