import { scopeOf } from './read-scope.js';

const seat = (office: string, role = 'handler') => ({ office, role });

describe('what somebody may read', () => {
  it('is their division for the departments in the line', () => {
    expect(scopeOf([seat('421222104:civilAffairs'), seat('421222104:window')])).toEqual({
      prefixes: ['421222104'],
      offices: ['421222104:civilAffairs', '421222104:window'],
    });
  });

  it('is only what their own office works on for a department that was asked', () => {
    const asked = ['421222:publicSecurity', '421222:verificationCentre', '421222:government', '421222104200:committee'];
    for (const office of asked) expect(scopeOf([seat(office)])).toEqual({ prefixes: [], offices: [office] });
  });

  it('is the widest of several divisions', () => {
    const { prefixes } = scopeOf([seat('421222104:civilAffairs'), seat('421222:audit'), seat('421202:finance')]);
    expect(prefixes).toEqual(['421202', '421222']);
  });

  it('is no case at all for an administrator', () => {
    expect(scopeOf([seat('4212:platform', 'administrator'), seat('4212:civilAffairs', 'administrator')])).toEqual({
      prefixes: [],
      offices: [],
    });
  });
});
