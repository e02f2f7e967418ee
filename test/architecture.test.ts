import { ESLint, type Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');
const { app, arrows, pure } = (await import(pathToFileURL(join(ROOT, 'eslint.config.js')).href)) as {
  app: string[];
  arrows: Record<string, string[]>;
  pure: string[];
};
/** The project's own configuration; without types, which arrows do not need, files need not exist and seconds are saved. */
const eslint = new ESLint({ cwd: ROOT, overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });
const rooms = Object.keys(arrows);

it('gives every folder of src its arrows', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const unknown = folders.map(({ name }) => name).filter((name) => !(name in arrows) && !app.includes(name));
  expect(unknown).toEqual([]);
});

it('has no arrow that runs back', () => {
  const back = filesOf(SRC).flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(pathInSrc(file), target))
      .map((target) => `src/${pathInSrc(file)} → src/${target}`),
  );
  expect(back).toEqual([]);
});

it('has no circle among its rooms', () => {
  const below = new Map(Object.keys(arrows).map((room) => [room, new Set<string>()]));
  for (const file of filesOf(SRC)) {
    const room = roomOf(pathInSrc(file));
    for (const target of importsOf(file)) if (roomOf(target) !== room) below.get(room)?.add(roomOf(target));
  }
  expect(findCircle(below)).toBeUndefined();
});

it.each(rooms)('the linter refuses exactly the arrows that src/%s does not have', async (room) => {
  const targets = [...rooms, ...app].flatMap((name) => [`${name}/index`, `${name}/internal`]);
  const foreign = [...targets, ...rooms.flatMap((name) => arrows[name] ?? []), 'main', 'app.module', 'config']
    .map((target) => target.replace('*', 'any'))
    .filter((target) => roomOf(target) !== room);
  const refused = foreign.filter((target) => !mayImport(`${room}/file.ts`, target));
  for (const depth of ['', 'deeper/']) {
    const up = depth === '' ? '../' : '../../';
    const own = depth === '' ? `import './own.js';` : `import '../own.js';`;
    const code = [...foreign.map((target) => `import '${up}${target}.js';`), own].join('\n');
    const messages = await lint(`src/${room}/${depth}file.ts`, code, 'no-restricted-imports');
    expect(messages.map(({ line }) => foreign[line - 1])).toEqual(refused);
    for (const { message } of messages) expect(message).toContain(`of the other rooms src/${room} may import`);
  }
});

const IMPURE = [
  `import '@nestjs/common';`,
  `import 'typeorm';`,
  `import 'pg';`,
  `import 'fastify';`,
  `import 'node:fs';`,
  `import 'node:fs/promises';`,
  `import 'fs';`,
  `import 'node:net';`,
  `import 'node:http';`,
  `import 'node:child_process';`,
  `export const a = Date.now();`,
  `export const b = new Date();`,
  `export const c = Math.random();`,
  `import { randomUUID } from 'node:crypto';`,
  `export const d = process.env;`,
  `setTimeout(() => undefined, 1);`,
  `export const e = await import('xstate');`,
  `export const f = globalThis.Date;`,
];
const PURE = [`import 'node:crypto';`, `import 'xstate';`, `export const a = new Date('2024-02-29T00:00:00Z');`];

it.each(pure)('the linter keeps src/%s free of time, chance and the outside world', async (room) => {
  const code = [...IMPURE, ...PURE].join('\n');
  const messages = await lint(`src/${room}/file.ts`, code, 'no-restricted-');
  expect([...new Set(messages.map(({ line }) => line))]).toEqual(IMPURE.map((_, index) => index + 1));
  for (const { message } of messages) expect(message).toContain(`src/${room} is pure`);
});

/** What the table says, read without the regular expressions that the linter is given. Paths start below `src/`. */
function mayImport(from: string, to: string): boolean {
  const isApp = !(roomOf(from) in arrows);
  const file = to.replace(/\.[jt]s$/, '');
  const allowed = arrows[roomOf(from)] ?? [];
  return isApp || roomOf(to) === roomOf(from) || allowed.includes(`${roomOf(to)}/*`) || allowed.includes(file);
}

async function lint(file: string, code: string, rules: string) {
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.filter(({ ruleId }) => ruleId?.startsWith(rules)).sort((a, b) => a.line - b.line);
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  const local = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
  return local.map((name) => pathInSrc(join(dirname(file), name))).filter((path) => !path.startsWith('..'));
}

function filesOf(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter(({ name }) => name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
}

function pathInSrc(file: string): string {
  return relative(SRC, file).split(sep).join('/');
}

function roomOf(path: string): string {
  return path.split('/')[0] as string;
}

function findCircle(below: Map<string, Set<string>>, path: string[] = []): string[] | undefined {
  const room = path.at(-1);
  if (room !== undefined && path.indexOf(room) < path.length - 1) return path;
  for (const next of room === undefined ? below.keys() : (below.get(room) ?? [])) {
    const circle = findCircle(below, [...path, next]);
    if (circle) return circle;
  }
  return undefined;
}
