import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import type { Definition } from './definition.js';
import type { CaseState } from './state.js';

/** What a definition is known by: SHA-256 of its RFC 8785 bytes, so that layout and comments of the YAML do not matter. */
export const definitionDigest = (definition: Definition): string => sha256Hex(canonicalJson(definition));

/** Recorded with every event: replay compares it step by step and so names the first event that does not fit. */
export const stateDigest = (state: CaseState): string => sha256Hex(canonicalJson(state));
