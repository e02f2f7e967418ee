import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { officeTitle } from '../../directory/index.js';
import { indexNodes, type Definition } from '../../engine/index.js';
import { definitionFiles, readDefinition } from '../files.js';
import { EDGE, TITLE } from './boxes.js';
import type { Box, Diagram } from './diagram.js';
import { layOut } from './layout.js';
import { textWidth } from './text-width.js';

const ROOT = fileURLToPath(new URL('../../../workflows/', import.meta.url));
const files = await definitionFiles(ROOT);
const definitions = new Map<string, Definition>();
for (const file of files)
  definitions.set(file.slice(ROOT.length), (await readDefinition(file)).definition as Definition);

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const within = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;

/** Pairs that lie on each other although neither contains the other. */
function collisions({ nodes }: Diagram): string[] {
  return nodes.flatMap((a, index) =>
    nodes.slice(index + 1).flatMap((b) => {
      const related = b.id.startsWith(`${a.id}.`) || a.id.startsWith(`${b.id}.`);
      return !related && overlap(a, b) ? [`${a.id} × ${b.id}`] : [];
    }),
  );
}

function escapes({ nodes, width, height }: Diagram): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const paper = { x: 0, y: 0, w: width, h: height };
  return nodes.filter((node) => !within(node, byId.get(node.parent ?? '') ?? paper)).map(({ id }) => id);
}

/** Labels that lie on a state, or are wider than the room kept for them. */
function badLabels({ nodes, edges }: Diagram): string[] {
  const leaves = nodes.filter(({ id }) => !nodes.some(({ parent }) => parent === id));
  return edges.flatMap(({ source, target, label }) => {
    if (!label) return [];
    const fits =
      label.lines.every((line) => textWidth(line, EDGE.size) <= label.w) && label.lines.length * EDGE.line <= label.h;
    return fits && !leaves.some((leaf) => overlap(leaf, label)) ? [] : [`${source} → ${target}`];
  });
}

describe.each([...definitions])('the diagram of %s', (_name, definition) => {
  it.each(['zh', 'en'] as const)('can be read (%s)', async (language) => {
    const diagram = await layOut(definition, language, officeTitle);
    const { nodes, edges } = diagram;
    expect(collisions(diagram)).toEqual([]);
    expect(escapes(diagram)).toEqual([]);
    expect(badLabels(diagram)).toEqual([]);
    const wide = nodes.filter(({ label, w }) => label.some((line) => textWidth(line, TITLE.size) + 16 > w));
    expect(wide).toEqual([]);
    expect(edges.every(({ points }) => points.length >= 4)).toBe(true);
    const json = JSON.stringify(diagram);
    expect(gzipSync(json).length).toBeLessThan(9_000);
    expect(json.length).toBeLessThan(600 * nodes.length + 1_000);
  });

  it('tells every transition, and leads to every state', async () => {
    const { edges, ...diagram } = await layOut(definition, 'zh', officeTitle);
    const { nodes } = diagram;
    const told = new Set([
      ...edges.flatMap(({ source, target, ways }) => ways.map(({ kind, on }) => `${source} ${kind} ${on} ${target}`)),
      ...[{ ...diagram, id: '' }, ...nodes].flatMap(({ id, exits = [] }) =>
        exits.flatMap(({ targets, ways }) => ways.map(({ kind, on }) => `${id} ${kind} ${on} ${targets.join()}`)),
      ),
      ...[{ ...diagram, id: '' }, ...nodes].flatMap(({ id, stays = [] }) =>
        stays.map(({ kind, on }) => `${id} ${kind} ${on}`),
      ),
    ]);
    const written = [...indexNodes(definition).values()].flatMap(({ path, transitions }) =>
      transitions.map(({ kind, trigger, targets }) => {
        const on = kind === 'event' ? trigger : kind === 'after' ? trigger.replace('after ', '') : undefined;
        const to = targets.length === 0 || targets.join() === path ? '' : ` ${targets.join()}`;
        return `${path} ${kind} ${on}${to}`;
      }),
    );
    expect(written.filter((transition) => !told.has(transition))).toEqual([]);
    const leadsTo = (id: string): boolean =>
      edges.some(
        ({ source, target }) => (target === id || target.startsWith(`${id}.`)) && !source.startsWith(`${id}.`),
      );
    const parts = new Set(nodes.filter(({ kind }) => kind === 'parallel').map(({ id }) => id));
    const unreached = nodes.filter(({ id, initial, parent }) => !initial && !parts.has(parent ?? '') && !leadsTo(id));
    // Said instead: what is reached only together with another state, and what is reached from everywhere.
    const together = nodes.flatMap(({ exits = [] }) => exits.filter(({ targets }) => targets.length > 1));
    const said = [...together, ...(diagram.exits ?? [])].flatMap(({ targets }) => targets);
    expect(unreached.map(({ id }) => id).filter((id) => !said.includes(id))).toEqual([]);
  });
});

it('lays out the same picture every time', async () => {
  const definition = definitions.get('tekun/2021.yaml') as Definition;
  const [first, second] = [await layOut(definition, 'zh', officeTitle), await layOut(definition, 'zh', officeTitle)];
  expect(second).toEqual(first);
});

it('lays out a machine of sixty states within two seconds', async () => {
  const definition = definitions.get('temporary-aid/2018.yaml') as Definition;
  await layOut(definition, 'zh', officeTitle);
  const begun = process.cpuUsage();
  const { nodes } = await layOut(definition, 'zh', officeTitle);
  const { user } = process.cpuUsage(begun);
  expect(nodes.length).toBeGreaterThanOrEqual(60);
  // Of the processor's time, whatever else runs on the machine.
  expect(user / 1e6).toBeLessThan(2);
});
