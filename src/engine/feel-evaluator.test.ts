import fc from 'fast-check';
import { evaluate } from 'feelin';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json } from './definition.js';
import { evaluateFeel } from './feel-evaluator.js';
import { rootNames } from './feel.js';

/** What the interpreter says when it gets expression and values together. */
function plainly(expression: string, values: Record<string, Json>) {
  const { value, warnings } = evaluate(expression, values);
  return { value, warnings: warnings.map(({ type, message }) => ({ type, message })) };
}

/** The interpreter throws for a few things, such as a range of texts; then both must. */
function outcome<T>(run: () => T): T | { thrown: string } {
  try {
    return run();
  } catch (error) {
    return { thrown: (error as Error).message };
  }
}

function prepared(expression: string, values: Record<string, Json>) {
  const names = [...rootNames(expression)].filter((name) => values[name] !== undefined);
  const { value, warnings, text } = evaluateFeel(
    expression,
    names,
    names.map((name) => values[name] ?? null),
  );
  const found = warnings.map(({ type, message }) => ({ type, message }));
  const texts = warnings.map(({ position }) => position && text.slice(position.from, position.to));
  return { result: { value, warnings: found }, texts };
}

/** Every expression that the definitions in `workflows/` hold. */
function expressionsOfWorkflows(): string[] {
  const folder = new URL('../../workflows/', import.meta.url);
  const found = new Set<string>();
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && key === 'feel') found.add(value);
    else if (typeof value === 'string' && value.startsWith('=')) found.add(value.slice(1));
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/^[^/]+\/\d+\.yaml$/.test(file)) visit(parse(readFileSync(new URL(file, folder), 'utf8')));
  }
  return [...found];
}

const ODD = [
  'a / b < 3',
  'external > 1',
  'if a = null then 0 else floor(a / 7)',
  'sum(list) + count(list)',
  'count > 2',
  'some x in list satisfies x > a',
  'list[item > 1]',
  'o.n + o.missing',
  'missing > 1 and a > 2',
  'o.list[1].x',
  '"a" + text',
  'substring(text, 1, 2) = "ab"',
  'not(flag) or o.flag',
  'a // a comment',
  '{ r: a * 2, s: r + 1 }.s',
  'a in [1..3]',
  '1 + 1',
];

const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(60_001));
const json = fc.oneof(number, fc.boolean(), fc.constant(null), fc.constantFrom('ab', 'abc', ''));
const values = fc.record(
  {
    a: json,
    b: json,
    count: json,
    external: json,
    flag: json,
    text: json,
    list: fc.array(number, { maxLength: 4 }),
    o: fc.record(
      { n: json, flag: json, list: fc.array(fc.record({ x: json }), { maxLength: 3 }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Record<string, Json>>;

/** Words of the language, which can name no variable. */
const WORDS = new Set('and or if then else not null true false some every in satisfies for return between'.split(' '));

describe('an expression parsed once', () => {
  it('gives the value and the warnings that the interpreter gives, whatever the values', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ODD), values, (expression, given) => {
        expect(outcome(() => prepared(expression, given).result)).toEqual(outcome(() => plainly(expression, given)));
      }),
      { numRuns: 400 },
    );
  });

  it('does so for every expression of the procedures', () => {
    const expressions = expressionsOfWorkflows();
    expect(expressions.length).toBeGreaterThan(30);
    const roots = [...new Set(expressions.flatMap((expression) => [...rootNames(expression)]))].filter(
      (name) => !WORDS.has(name),
    );
    const inner = fc.dictionary(fc.constantFrom('memberCount', 'variant', 'ground', 'division', 'amount'), json, {
      noNullPrototype: true,
    });
    const given = fc.record(Object.fromEntries(roots.map((name) => [name, fc.oneof(json, inner)])), {
      requiredKeys: [],
      noNullPrototype: true,
    }) as fc.Arbitrary<Record<string, Json>>;
    for (const expression of expressions) {
      fc.assert(
        fc.property(given, (some) => {
          expect(outcome(() => prepared(expression, some).result)).toEqual(outcome(() => plainly(expression, some)));
        }),
        { numRuns: 8 },
      );
    }
  });

  it('still finds names that have spaces or operators in them, as the values decide', () => {
    const household = { 'member count': 3, 'member-count': 4, member: 10, count: 1 };
    expect(prepared('household.member count', { household }).result.value).toBe(3);
    expect(prepared('household.member-count', { household }).result.value).toBe(4);
    expect(prepared('household.member-count', { household: { member: 10 }, count: 1 }).result.value).toBe(9);
  });

  it('forgets the warnings of one run before the next, and says where they are', () => {
    expect(prepared('o.missing + a', { o: {}, a: 1 }).texts).toEqual(['missing', '+']);
    expect(prepared('o.missing + a', { o: { missing: 1 }, a: 1 })).toEqual({
      result: { value: 2, warnings: [] },
      texts: [],
    });
  });

  it('throws for what is no expression, each time', () => {
    for (let time = 0; time < 2; time += 1) expect(() => evaluateFeel('a +', ['a'], [1])).toThrow();
    expect(() => evaluateFeel('a) + (a', ['a'], [1])).toThrow();
  });
});
