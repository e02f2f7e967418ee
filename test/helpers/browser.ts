import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Locator, type Page, type Request } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';

/** The screens of offices; the public's are also seen on a telephone. */
export const OFFICE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

const ARTEFACTS = fileURLToPath(new URL('../../test-artifacts', import.meta.url));
/** A busy machine takes its time; what never comes is told soon enough. */
const PATIENCE = 60_000;

/** A service with its screens, in this process, on a demonstration of its own. */
export interface Site extends TestApp {
  url: string;
}

export async function startSite(options: TestAppOptions = {}): Promise<Site> {
  const yimen = await startTestApp(options);
  await yimen.app.listen(0, '127.0.0.1');
  return { ...yimen, url: await yimen.app.getUrl() };
}

export interface Looks {
  language?: 'zh' | 'en';
  appearance?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/** Somebody in front of a browser of their own. Whatever goes wrong in it, seen or not, fails the test. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Opens a page of the service and waits until it has what it asked for. */
  open(path: string): Promise<void>;
  /** By the form of the sign-in page, as anybody would. */
  signIn(username: string): Promise<void>;
  /** Waits until nothing is being loaded any more. */
  settled(): Promise<void>;
  /** Presses Tab until the element has the focus. @throws Error naming what had it, when the keyboard does not get there */
  tabTo(target: Locator): Promise<void>;
  /** Keeps what the page looks like under `test-artifacts/<name>.png`. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

let browser: Browser | undefined;
const visitors = new Set<Visitor>();
let faults: string[] = [];

afterEach(async () => {
  const told = faults;
  faults = [];
  expect(told).toEqual([]);
});

afterAll(async () => {
  for (const visitor of visitors) await visitor.close();
  await browser?.close();
});

/** Faults that a test brings about on purpose, e.g. by stopping the service; they are forgotten. */
export function expectedFaults(): string[] {
  const told = faults;
  faults = [];
  return told;
}

export async function visit(url: string, looks: Looks = {}): Promise<Visitor> {
  browser ??= await chromium.connect(await endpoint());
  const { language = 'zh', appearance = 'light', viewport = OFFICE } = looks;
  const remembered = { 'yimen.language': language, 'yimen.appearance': appearance };
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    storageState: {
      cookies: [],
      origins: [{ origin: url, localStorage: Object.entries(remembered).map(([name, value]) => ({ name, value })) }],
    },
  });
  context.setDefaultTimeout(PATIENCE);
  await watch(context);
  const page = await context.newPage();
  const visitor = visitorAt(page);
  visitors.add(visitor);
  return visitor;
}

async function endpoint(): Promise<string> {
  const response = await fetch(String(process.env['YIMEN_TEST_BROWSER']), { headers: { connection: 'close' } });
  if (!response.ok) throw new Error(`no browser: ${await response.text()}`);
  return response.text();
}

/** Collects what a person would not see and a developer must: errors of scripts, and what the security policy refused. */
async function watch(context: BrowserContext): Promise<void> {
  const tell = (fault: string): number => faults.push(fault);
  await context.exposeBinding('yimenViolation', ({ page }, violation: string) => tell(`${page.url()}: ${violation}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
      const page = window as unknown as { yimenViolation: (text: string) => void };
      page.yimenViolation(`policy: ${effectiveDirective} refused ${blockedURI} in ${sourceFile} ${sample}`);
    });
  });
  context.on('weberror', (error) => tell(`${error.page()?.url()}: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusal(message.text(), message.location().url)) return;
    tell(`${message.page()?.url()}: ${message.text()}`);
  });
}

/** What the interface refuses, the screens show; Chromium logs it besides. */
function isRefusal(text: string, url: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text) && url.includes('/api/');
}

function visitorAt(page: Page): Visitor {
  const context = page.context();
  const isBusy = requestsOf(page);
  const settled = async (): Promise<void> => {
    const until = Date.now() + PATIENCE;
    // Twice in a row: an answer that was drawn may ask for more.
    for (let quiet = 0; quiet < 2; quiet = isBusy() || (await page.locator('.loading').count()) > 0 ? 0 : quiet + 1) {
      if (Date.now() > until) throw new Error(`${page.url()} is still loading`);
      await page.waitForTimeout(30);
    }
  };
  const visitor: Visitor = {
    page,
    context,
    settled,
    open: async (path) => {
      await page.goto(path);
      await settled();
    },
    signIn: async (username) => {
      await page.goto('/sign-in');
      await page.locator('input[autocomplete=username]').fill(username);
      await page.locator('input[autocomplete=current-password]').fill(DEMONSTRATION_PASSWORD);
      await page.locator('button[type=submit]').click();
      await page.waitForURL((address) => address.pathname !== '/sign-in' && address.pathname !== '/');
      await settled();
    },
    tabTo: (target) => tabTo(page, target),
    picture: async (name) => {
      mkdirSync(ARTEFACTS, { recursive: true });
      await page.screenshot({ path: `${ARTEFACTS}/${name}.png` });
    },
    close: async () => {
      visitors.delete(visitor);
      await context.close();
    },
  };
  return visitor;
}

/** @returns whether the page waits for an answer; a stream of events never ends and does not count */
function requestsOf(page: Page): () => boolean {
  const waiting = new Set<Request>();
  page.on('request', (request) => request.resourceType() !== 'eventsource' && waiting.add(request));
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  return () => waiting.size > 0;
}

const FURTHEST = 120;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const seen: string[] = [];
  for (let presses = 0; presses < FURTHEST; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? ''));
  }
  throw new Error(`The keyboard does not reach ${String(target)}. It came by:\n${[...new Set(seen)].join('\n')}`);
}
