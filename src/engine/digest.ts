import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import type { Definition } from './definition.js';
import type { CaseState } from './state.js';

/** What a definition is known by: SHA-256 of its RFC 8785 bytes, so that layout and comments of the YAML do not matter. */
export const definitionDigest = (definition: Definition): string => sha256Hex(canonicalJson(definition));

/** Recorded with every event: replay compares it step by step and so names the first event that does not fit. */
export function stateDigest(state: CaseState): string {
  let text = '';
  for (const name of Object.keys(state).sort() as (keyof CaseState)[]) {
    if (state[name] === undefined) continue;
    const value = name === 'settings' ? settingsText(state.settings) : canonicalJson(state[name]);
    text += `${text === '' ? '' : ','}"${name}":${value}`;
  }
  return sha256Hex(`{${text}}`);
}

/**
 * Settings are the greater part of a state and the same object in every state from the acceptance on; nothing changes them
 * in place. A replay would otherwise spend more on writing them than on the steps.
 */
const settingsTexts = new WeakMap<object, string>();

function settingsText(settings: CaseState['settings']): string {
  const known = settingsTexts.get(settings);
  if (known !== undefined) return known;
  const text = canonicalJson(settings);
  settingsTexts.set(settings, text);
  return text;
}
