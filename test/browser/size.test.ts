import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startSite, visit, type Site, type Visitor } from '../helpers/browser.js';
import { apply } from '../helpers/families.js';

const KIB = 1024;
/** What an office at the end of a slow line waits for, packed: the first page, whichever it is, and each room besides. */
const FIRST = 420 * KIB;
const ROOM = 120 * KIB;
const DIAGRAM = 15 * KIB;

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.close());

/** Files fetched by the page so far, with their sizes as they travelled. */
const fetched = async ({ page }: Visitor): Promise<Map<string, number>> =>
  new Map(
    await page.evaluate(() => {
      const timings = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const files = (timings as PerformanceResourceTiming[]).filter(
        ({ name }) => !new URL(name).pathname.startsWith('/api/'),
      );
      return files.map(({ name, encodedBodySize }): [string, number] => [name, encodedBodySize]);
    }),
  );

/** What came since, in bytes. */
async function more(visitor: Visitor, before: Map<string, number>): Promise<number> {
  const files = [...(await fetched(visitor))].filter(([name]) => !before.has(name));
  return files.reduce((sum, [, size]) => sum + size, 0);
}

/** Goes on to another page without loading the first one anew, as a click on a link does. */
async function go({ page, ...visitor }: Visitor, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  await page.waitForURL(`**${path}**`);
  await visitor.settled();
}

describe('what has to be fetched', () => {
  it('for the first page is at most 420 KiB', async () => {
    const visitor = await visit(site.url);
    await visitor.open('/sign-in');
    const size = await more(visitor, new Map());
    expect(size).toBeGreaterThan(100 * KIB); // it was measured
    expect(size).toBeLessThanOrEqual(FIRST);
  });

  it.each([
    ['shadui.clerk', '/window'],
    ['shadui.handler1', '/desk'],
    ['tongcheng.inspector', '/supervise'],
    ['tongcheng.finance', '/benefits'],
    ['tongcheng.auditor', '/audit'],
    ['xianning.admin', '/admin'],
    ['xianning.admin', '/procedures'],
    ['xianning.admin', '/public'],
  ])('by %s for %s is at most 120 KiB more', async (username, room) => {
    const visitor = await visit(site.url);
    await visitor.signIn(username);
    if (!new URL(visitor.page.url()).pathname.startsWith(room)) await go(visitor, room);
    // Signing in was the first page; what it fetched is known from a look at it alone.
    const first = await visit(site.url);
    await first.open('/sign-in');
    const size = await more(visitor, await fetched(first));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(ROOM);
  });

  it('for the diagram of a case is at most 15 KiB more than its room', async () => {
    const { county, caseId } = await apply(await site.login('shadui.clerk'));
    const visitor = await visit(site.url);
    await visitor.signIn('tongcheng.auditor');
    const room = await fetched(visitor);
    await go(visitor, `/audit/cases/${county}/${caseId}`);
    await visitor.page.locator('main svg text').first().waitFor();
    expect(await more(visitor, room)).toBeLessThanOrEqual(DIAGRAM);
  });
});

/** As the build tells it: a file, what comes with it, and what may be fetched later. */
interface Part {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

describe('what is fetched later', () => {
  const built = (path: string): string => fileURLToPath(new URL(`../../web/dist/${path}`, import.meta.url));
  const parts = JSON.parse(readFileSync(built('.vite/manifest.json'), 'utf8')) as Record<string, Part>;
  const gzipped = (file: string): number => statSync(built(`${file}.gz`)).size;

  /** Files that come with a part. */
  function filesOf(name: string, seen = new Set<string>(), files = new Set<string>()): Set<string> {
    const part = parts[name];
    if (!part || seen.has(name)) return files;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    for (const other of part.imports ?? []) filesOf(other, seen, files);
    return files;
  }

  const first = Object.keys(parts).find((name) => parts[name]?.isEntry) ?? '';
  const later = Object.keys(parts).flatMap((name) =>
    (parts[name]?.dynamicImports ?? []).map((part): [part: string, from: string] => [part, name]),
  );

  it('is every room and every part of one', () => {
    const names = later.map(([part]) => part);
    for (const part of ['window/WindowRoom', 'window/intake/IntakePage', 'desk/case/CommandDialog', 'SchemaForm'])
      expect(names).toContainEqual(expect.stringContaining(part));
  });

  it.each(later)('%s, asked for by %s, is at most 120 KiB gzipped', (part, from) => {
    const there = new Set([...filesOf(first), ...filesOf(from)]);
    const size = [...filesOf(part)].filter((file) => !there.has(file)).reduce((sum, file) => sum + gzipped(file), 0);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(ROOM);
  });
});
