import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { stateDigest, stateText } from './digest.js';
import type { CaseState } from './state.js';

const task = { state: 'b', office: '421222:civilAffairs', role: 'handler', opened: 2 };
const state: CaseState = {
  v: 1,
  status: 'active',
  value: { b: 'x', a: { c: 'y' } },
  context: { z: 1, amount: null, name: '通城' },
  history: {},
  division: '421222104201',
  settings: { standard: 60_000, 'period.publicity': '7d', departments: ['housing'] },
  entered: { b: 2, a: 1 },
  parts: { 'a.c': { tax: null, banks: { z: true, clear: false } } },
  actors: {},
  tasks: { 'b#2': task, 'a.c#1/"tax"': { ...task, state: 'a.c', part: '"tax"' } },
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

  it('does not depend on the states written before it, whatever they share', () => {
    const entries = { ...state.tasks, 'b#2': { ...task, role: 'approver' } };
    const others: CaseState[] = [
      { ...state, tasks: entries },
      { ...state, tasks: { 'b#2': task }, parts: {} },
      { ...state, copies: { '421222:audit': 3 }, sentBack: 1, resume: [{ at: 'a', took: 'a:X#0', to: 'b' }] },
      { ...state, history: { 'case.a': ['case.a.c'] }, context: {} },
      { ...state, more: { than: 'we know' } } as unknown as CaseState,
      state,
    ];
    for (const before of others) {
      for (const after of others) {
        expect(stateText(before)).toBe(canonicalJson(before));
        expect(stateText(after)).toBe(canonicalJson(after));
      }
    }
  });
});
