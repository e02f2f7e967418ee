// Module hooks: `./x.js` next to a TypeScript file may mean `./x.ts`; such files are compiled as they are loaded, with
// the compiler and the options the tests use.
import { transformFile } from '@swc/core';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jest from '../jest.config.js';

const [, options] = jest.transform['^.+\\.ts$'];

export function resolve(specifier, context, nextResolve) {
  if (/^\.\.?\/.*\.js$/.test(specifier)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return nextResolve(source.href, context);
  }
  return nextResolve(specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { code } = await transformFile(fileURLToPath(url), { ...options, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
