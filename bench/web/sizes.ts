import { get } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import type { CaseId } from '../stand/stand.js';
import { visit } from './visitor.js';

/** Files of the page, in bytes of their bodies. Of what the interface answers only a diagram is among them, which is part of the page. */
export interface Size {
  files: number;
  gzip: number;
  /** As Chromium has them sent, which is Brotli. */
  sent: number;
}

export interface Sizes {
  firstRoute: Size;
  /** Of a case's diagram, beyond the first route and the room it is in. */
  diagramPage: Size;
}

export async function measureSizes(browser: Browser, url: string, { county, caseId }: CaseId): Promise<Sizes> {
  const first = await visit(browser, url);
  await first.goto('/sign-in', { waitUntil: 'networkidle' });
  const auditor = await visit(browser, url, 'tongcheng.auditor');
  await auditor.goto('/audit', { waitUntil: 'networkidle' });
  const room = await filesOf(auditor);
  // As a click on a link does: the page stays.
  await auditor.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, `/audit/cases/${county}/${caseId}`);
  await auditor.locator('.replay-diagram svg text').first().waitFor();
  const sizes = {
    firstRoute: await sizeOf(await filesOf(first)),
    diagramPage: await sizeOf(new Map([...(await filesOf(auditor))].filter(([name]) => !room.has(name)))),
  };
  for (const page of [first, auditor]) await page.context().close();
  return sizes;
}

/** Everything the page has fetched so far but the interface's other answers, with its size as it was sent. */
const filesOf = async (page: Page): Promise<Map<string, number>> =>
  new Map(
    await page.evaluate(() => {
      const timings = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return (timings as PerformanceResourceTiming[])
        .filter(({ name }) => !/^\/api\/(?!definitions\/\w+\/diagram)/.test(new URL(name).pathname))
        .map(({ name, encodedBodySize }): [string, number] => [name, encodedBodySize]);
    }),
  );

async function sizeOf(files: Map<string, number>): Promise<Size> {
  let gzip = 0;
  // An answer of the interface needs a session to be asked again; it was sent in gzip.
  for (const [address, sent] of files) gzip += address.includes('/api/') ? sent : await gzipped(address);
  return { files: files.size, gzip, sent: [...files.values()].reduce((sum, size) => sum + size, 0) };
}

/** Bytes of an answer's body to somebody who reads gzip alone. */
function gzipped(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
