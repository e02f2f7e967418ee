import type { Json } from './definition.js';
import { feel } from './feel.js';

const known: Record<string, Json> = {
  income: 700,
  household: { memberCount: 3, head: null },
  sheets: [{ hit: true }, { hit: false }],
  nothing: null,
};
const evaluated = (expression: string): Json =>
  feel(expression, (name) => (Object.hasOwn(known, name) ? known[name] : undefined));

describe('a variable that nobody has given', () => {
  it.each([
    ['by itself', 'expenses', 'expenses'],
    ['a property of what is known', 'household.area', 'household.area'],
    ['a property of nothing', 'household.head.age', 'household.head.age'],
    ['a property that every object has', 'household.constructor', 'household.constructor'],
    ['in a comparison', 'income < standard', 'standard'],
    ['in a sum', 'income + household.area', 'area'],
    ['where it would be counted', 'count(answers) > 0', 'answers'],
    ['where it would be negated', 'not(accepted)', 'accepted'],
  ])('is an error that names it and never a silent null: %s', (_, expression, variable) => {
    expect(() => evaluated(expression)).toThrow(
      expect.objectContaining({
        code: 'variable-missing',
        message: expect.stringContaining(variable),
        zh: expect.stringContaining(variable),
      }),
    );
  });
});

describe('what is known to be nothing', () => {
  it('is null and no error', () => {
    expect(evaluated('nothing')).toBeNull();
    expect(evaluated('household.head')).toBeNull();
    expect(evaluated('nothing = null')).toBe(true);
    expect(evaluated('count(sheets[hit = true])')).toBe(1);
  });

  it('is not calculated with', () => {
    expect(() => evaluated('income + nothing')).toThrow(expect.objectContaining({ code: 'expression-failed' }));
  });
});

describe('an expression nested deeper than anything can go', () => {
  it('is refused and breaks nothing', () => {
    const deep = `1 < ${'('.repeat(20_000)}income${')'.repeat(20_000)}`;
    expect(() => evaluated(deep)).toThrow(expect.objectContaining({ code: 'expression-failed' }));
  });
});
