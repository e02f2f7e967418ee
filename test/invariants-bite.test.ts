import { jest } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { examineDefinition, type Finding } from '../src/engine/check/index.js';
import { explore, type Exploration, type Move } from '../src/engine/check/explorer.js';
import { invariantFaults } from '../src/engine/check/invariants.js';
import { totalFaults } from '../src/engine/check/total.js';
import { compile, type CompiledDefinition } from '../src/engine/compile.js';
import type { Definition } from '../src/engine/definition.js';
import type { StateNodes } from '../src/engine/nodes.js';
import { departmentCodes } from '../src/directory/departments.js';
import { roles } from '../src/directory/seed/posts.js';
import { definitionFiles, readDefinition } from '../src/workflows/files.js';
import {
  lies,
  meets,
  only,
  onlyDefinition,
  pairsOf,
  withBypasses,
  withLongStay,
  withoutSeparation,
} from './helpers/invariant-mutants.js';

/*
 * A legal sentence that no definition could break proves nothing. For every sentence of every procedure, definitions that break
 * it are made, and the check has to refuse each, in the sentence's own words and with a path that breaks it.
 */

const FOLDER = fileURLToPath(new URL('../workflows', import.meta.url));
const vocabulary = { departments: departmentCodes, roles: new Set<string>(roles) };
const files = await definitionFiles(FOLDER);

// Seconds for the largest procedure; a machine may be busy with other tests.
jest.setTimeout(120_000);

/** What a finding about a sentence must say. */
const naming = (definition: Definition, index: number, code: string) => {
  const { law, en } = definition.invariants?.[index] ?? {};
  return expect.objectContaining({
    severity: 'error',
    code,
    at: ['invariants', index],
    ...(law === undefined ? {} : { law }),
    message: expect.objectContaining({ en: expect.stringContaining(en ?? '') as string }) as Finding['message'],
  }) as Finding;
};

/** The moves of an exploration that a spelled path may stand for, with the marks along each. */
function walks({ opening, moves }: Exploration, path: readonly string[]): Move['marks'][] {
  let at = opening.map(({ to, marks }) => ({ to, marks }));
  for (const step of path) {
    const next = new Map<string, { to: number; marks: Move['marks'] }>();
    for (const { to, marks } of at)
      for (const move of moves[to] ?? []) {
        const spelled = `${move.source}${move.source === '' ? '' : ' '}—${move.trigger}→`;
        const walked = { to: move.to, marks: [...marks, ...move.marks] };
        if (spelled === step) next.set(JSON.stringify(walked), walked);
      }
    at = [...next.values()];
  }
  return at.map(({ marks }) => marks);
}

/** Whether somebody who goes this path reaches the end without having met the required. */
function evades(nodes: StateNodes, exploration: Exploration, path: readonly string[], reach: string, required: string) {
  const [reached, met] = [meets(nodes, reach), meets(nodes, required)];
  return walks(exploration, path).some((marks) => {
    const end = marks.findIndex(reached);
    return end >= 0 && !marks.slice(0, end).some(met);
  });
}

describe.each(files.map((file) => [file.slice(FOLDER.length + 1), file]))('the legal sentences of %s', (_, file) => {
  let compiled: CompiledDefinition;
  let exploration: Exploration;
  let definition: Definition;

  beforeAll(async () => {
    compiled = compile((await readDefinition(file)).definition as Definition);
    definition = compiled.definition;
    exploration = explore(compiled);
  });

  it('name the article they rest on, in sentences of both languages', () => {
    const { invariants = [] } = definition;
    expect(invariants).not.toEqual([]);
    expect(invariants.filter(({ law, zh, en }) => !law || !zh || !en)).toEqual([]);
  });

  it('refuse a way past each of the steps they require', () => {
    const { definition: loose, bypasses } = withBypasses(compiled, exploration);
    const mutant = compile(loose);
    const all = explore(mutant);
    for (const bypass of bypasses) {
      const { reach = '' } = definition.invariants?.[bypass.invariant] ?? {};
      const explored = only(bypass, all);
      const found = invariantFaults(mutant, explored);
      expect({ bypass, found }).toEqual({
        bypass,
        found: expect.arrayContaining([naming(definition, bypass.invariant, 'invariant-broken')]) as Finding[],
      });
      const finding = found.find(({ at }) => at?.[1] === bypass.invariant);
      expect(finding?.message.en).toContain(`"${bypass.required}"`);
      expect({
        path: finding?.path,
        evades: evades(mutant.nodes, explored, finding?.path ?? [], reach, bypass.required),
      }).toEqual({ path: finding?.path, evades: true });
    }
    // And once as a deployment would see it: the whole check, over the definition with one way past and no other.
    const [first] = bypasses;
    if (!first) return;
    const { findings } = examineDefinition(onlyDefinition(first, loose), vocabulary);
    expect(findings).toContainEqual(naming(definition, first.invariant, 'invariant-broken'));
  });

  it('refuse a task that is no longer closed to whom it has to be kept from', () => {
    for (const [index, invariant] of (definition.invariants ?? []).entries()) {
      for (const pair of pairsOf(compiled.nodes, invariant)) {
        const orders = [pair, [...pair].reverse() as [string, string]];
        const refused = orders.filter(([first, later]) => {
          const mutant = withoutSeparation(compiled, first, later);
          if (!mutant) return false;
          // Who may act decides nothing about where a case can go: the paths are those of the definition itself.
          const finding = invariantFaults(compile(mutant), exploration).find(({ at }) => at?.[1] === index);
          if (!finding) return false;
          expect(finding).toEqual(naming(definition, index, 'not-kept-apart'));
          const sources = (finding.path ?? []).map((step) => step.split(' ')[0] ?? '');
          expect(lies(sources.at(-1) ?? '', later)).toBe(true);
          expect(sources.slice(0, -1).some((source) => lies(source, first) || lies(first, source))).toBe(true);
          expect(walks(exploration, finding.path ?? [])).not.toEqual([]);
          return true;
        });
        expect({ invariant: invariant.en, pair, refused: refused.length > 0 }).toEqual({
          invariant: invariant.en,
          pair,
          refused: true,
        });
      }
    }
  });

  it('refuse a step that takes longer than the whole may', () => {
    const measured = totalFaults(compiled).measured.filter(({ limit }) => limit !== null);
    const slowed = new Map(
      [...new Set(measured.flatMap(({ stays }) => stays.map(({ state }) => state)))].map((state) => [
        state,
        totalFaults(compile(withLongStay(compiled, state))),
      ]),
    );
    for (const { when, isExtended, limit, stays } of measured) {
      const refused = stays.filter(({ state }) => {
        const { findings = [], measured: slower = [] } = slowed.get(state) ?? {};
        const way = slower.find((other) => other.when === when && other.isExtended === isExtended);
        const law = definition.periods[definition.total?.period ?? '']?.law;
        const finding = findings.find(
          ({ code, message }) => code === 'too-slow' && message.en.includes(` ${way?.days} working days`),
        );
        if (!finding || !way) return false;
        expect(way.days).toBeGreaterThan(limit ?? Infinity);
        expect(way.stays.reduce((sum, { days }) => sum + days, 0)).toBe(way.days);
        expect(finding.law).toBe(law);
        // What takes longer than a limited state around it may, is told as that one.
        const told = way.stays.filter((stay) => lies(state, stay.state));
        expect(told.some((stay) => finding.message.en.includes(`${stay.state} `))).toBe(true);
        expect(finding.path?.some((step) => lies(step.split(' ')[0] ?? '', state))).toBe(true);
        return true;
      });
      expect({ when, isExtended, refused: refused.length > 0 }).toEqual({ when, isExtended, refused: true });
    }
    expect(measured.length > 0).toBe(definition.total !== undefined);
  });
});
