import { chromium, type Browser, type Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { chromiumOptions } from '../../test/helpers/chromium.js';

export const openBrowser = async (): Promise<Browser> => chromium.launch(await chromiumOptions());

/** Somebody at a desk: the screen of an office, nothing kept from an earlier visit. */
export async function visit(browser: Browser, url: string, username?: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  if (username !== undefined) {
    const answer = await context.request.post('/api/session', {
      data: { username, password: DEMONSTRATION_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  }
  return context.newPage();
}

/** Reads from the interface as the person of the page. @throws Error with the problem the service answered */
export async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.context().request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
