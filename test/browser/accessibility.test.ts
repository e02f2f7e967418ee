import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accessibilityFaults } from '../helpers/accessibility.js';
import { visit, type Site, type Visitor } from '../helpers/browser.js';
import { changeLooks } from '../helpers/look.js';
import { startPopulatedSite } from '../helpers/populated.js';

const CITIZEN = 'a citizen';
/** Between them they see every page. */
const PEOPLE = [
  CITIZEN,
  'shadui.clerk',
  'shadui.handler1',
  'shadui.approver',
  'tongcheng.inspector',
  'tongcheng.finance',
  'tongcheng.auditor',
  'xianning.admin',
];
const LOOKS = [
  { language: 'zh', appearance: 'light' },
  { language: 'en', appearance: 'light' },
  { language: 'en', appearance: 'dark' },
  { language: 'zh', appearance: 'dark' },
] as const;
/** The clerk's walk alone looks at some twenty pages in four ways; on a busy machine that takes its time. */
const MINUTES = 900_000;

let site: Site;
beforeAll(async () => {
  site = await startPopulatedSite();
}, MINUTES);
afterAll(() => site.close());

const PROCEDURES = readdirSync(fileURLToPath(new URL('../../workflows', import.meta.url)));

/** `/desk/cases/421222/0199…?part=history` and `/desk/cases/421202/0198…` are one kind of page, and so are the readers of two procedures. */
const kindOf = (address: string): string =>
  new URL(address, site.url).pathname
    .split('/')
    .map((part) => (/\d/.test(part) || PROCEDURES.includes(part) ? '…' : part))
    .join('/');

const seen = new Set<string>();

interface Link {
  path: string;
  /** The kind of page it stands on; null where the walk begins. */
  on: string | null;
}

/** Follows every link from where somebody's work is, and looks at each kind of page that nobody saw before. */
async function walk(visitor: Visitor, from: string[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting: Link[] = from.map((path) => ({ path, on: null }));
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    const kind = kindOf(link.path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    await visitor.open(link.path);
    if (link.on !== null && (await leadsNowhere(visitor))) {
      faults.push(`${link.path}, a link on ${link.on}, leads nowhere`);
      continue;
    }
    faults.push(...(await faultsInAllLooks(visitor)).map((fault) => `${kind} ${fault}`));
    await visitor.picture(`page${kind.replace(/[^\w…]+/g, '-')}`);
    waiting.push(...(await linksOf(visitor)).map((path) => ({ path, on: kind })));
  }
  return faults;
}

const leadsNowhere = async ({ page }: Visitor): Promise<boolean> =>
  ['没有这个页面', 'No such page'].includes(await page.getByRole('heading', { level: 1 }).first().innerText());

async function faultsInAllLooks(visitor: Visitor): Promise<string[]> {
  const faults: string[] = [];
  for (const looks of LOOKS) {
    await changeLooks(visitor.page, looks);
    await visitor.settled();
    const found = await accessibilityFaults(visitor.page);
    faults.push(...found.map((fault) => `${looks.language} ${looks.appearance}: ${fault}`));
  }
  return faults;
}

async function linksOf({ page }: Visitor): Promise<string[]> {
  const links = page.locator('a[href^="/"]:not([href^="/api/"])');
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

describe('every page, in both languages and both appearances', () => {
  it.each(PEOPLE)(
    'has nothing that axe objects to, walked through as %s',
    async (username) => {
      const visitor = await visit(site.url);
      if (username !== CITIZEN) await visitor.signIn(username);
      const work = new URL(visitor.page.url()).pathname;
      const from = username === CITIZEN ? ['/sign-in', '/public', '/no-such-page'] : [work];
      expect(await walk(visitor, from)).toEqual([]);
      await visitor.close();
    },
    MINUTES,
  );
});
