import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { stateDigest } from './digest.js';
import type { CaseState } from './state.js';

const state: CaseState = {
  v: 1,
  status: 'active',
  value: { b: 'x', a: { c: 'y' } },
  context: { z: 1, amount: null, name: '通城' },
  history: {},
  division: '421222104201',
  settings: { standard: 60_000, 'period.publicity': '7d', departments: ['housing'] },
  entered: { b: 2, a: 1 },
  parts: {},
  actors: {},
  tasks: {},
  clocks: {},
};

describe('the digest of a state', () => {
  it('is that of its canonical bytes, in whatever order it was written', () => {
    const expected = sha256Hex(canonicalJson(state));
    expect(stateDigest(state)).toBe(expected);
    expect(stateDigest(Object.fromEntries(Object.entries(state).reverse()) as unknown as CaseState)).toBe(expected);
    expect(stateDigest({ ...state, settings: { ...state.settings } })).toBe(expected);
  });

  it('changes with every part of it, settings among them', () => {
    const changed = { ...state, settings: { ...state.settings, standard: 60_001 } };
    expect(stateDigest(changed)).toBe(sha256Hex(canonicalJson(changed)));
    expect(stateDigest(changed)).not.toBe(stateDigest(state));
    expect(stateDigest({ ...state, status: 'done' })).not.toBe(stateDigest(state));
  });
});
