import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';

/** How Chromium is started, for the tests and for the measurements of the screens (bench/web). */
export async function chromiumOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await chromiumPath(),
    // Root may not use Chromium's sandbox; what it shows here is our own.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: fontsFile() },
  };
}

/** Beside jest's own cache: unpacked once for a checkout, like the packages it comes from. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/yimen-browser', import.meta.url));
const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** The Chromium that comes inside the packages: no browser of the system is looked for, nor root needed. */
async function chromiumPath(): Promise<string> {
  const folder = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium', import.meta.url));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const path = join(CACHE, `chromium-${version}`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${path}.${process.pid}`; // two runs may unpack at the same time, and any may be killed
  await pipeline(
    createReadStream(join(folder, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(unfinished, { mode: 0o755 }),
  );
  renameSync(unfinished, path);
  return path;
}

/** A fontconfig file that knows one font, which has Chinese: screens look the same on every machine. */
function fontsFile(): string {
  const fonts = join(packageFolder('@expo-google-fonts/noto-sans-sc'), '400Regular');
  const file = join(CACHE, 'fonts.conf');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, `<fontconfig><dir>${fonts}</dir><cachedir>${join(CACHE, 'fonts')}</cachedir></fontconfig>`);
  return file;
}
