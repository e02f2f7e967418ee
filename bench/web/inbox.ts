import type { Browser, Locator, Page } from 'playwright-core';
import { quantiles, type Quantiles } from './quantiles.js';
import { read, visit } from './visitor.js';

export interface InboxFigures {
  /** In the one inbox that is looked at. */
  tasks: number;
  clicks: number;
  /** From the click on a filter to the frame with its list, in ms, and to the one with the counts of all filters. */
  list: Quantiles;
  counts: Quantiles;
}

interface Painted {
  list: number;
  counts: number;
}

/** Clicks filters such that no combination comes twice: everything shown has to be fetched. */
export async function measureInbox(browser: Browser, url: string, username: string): Promise<InboxFigures> {
  const page = await visit(browser, url, username);
  await page.goto('/desk', { waitUntil: 'domcontentloaded' });
  await page.locator('.desk-table tbody tr').first().waitFor();
  const { total } = await read<{ total: number }>(page, '/api/tasks/facets');
  const places = (await group(page, 'division').count()) - 1;
  const painted: Painted[] = [];
  for (let place = 0; place < Math.min(places, 8); place += 1) {
    painted.push(await click(page, group(page, 'division').nth(place)));
    // There and back again, so that each click changes one condition only.
    const dues = place % 2 === 0 ? [3, 2, 1] : [2, 3];
    for (const due of dues) painted.push(await click(page, group(page, 'due').nth(due)));
  }
  await page.context().close();
  const warm = painted.slice(1);
  return {
    tasks: total,
    clicks: warm.length,
    list: quantiles(warm.map(({ list }) => list)),
    counts: quantiles(warm.map(({ counts }) => counts)),
  };
}

const HEADINGS = { division: '区划', due: '法定期限' };
const group = (page: Page, name: keyof typeof HEADINGS): Locator =>
  page.locator('.desk-group', { has: page.getByRole('heading', { name: HEADINGS[name] }) }).locator('li button');

/** @throws Error when something else is painted than the service answers */
async function click(page: Page, filter: Locator): Promise<Painted> {
  const painted = await page.evaluateHandle(whenPainted);
  await filter.click();
  const times = await painted.evaluate(({ both }) => both);
  const { search } = new URL(page.url());
  const { items } = await read<{ items: { number: string }[] }>(page, `/api/tasks?${search.slice(1)}&limit=50`);
  const shown = await page.locator('.desk-table .desk-open').allInnerTexts();
  if (shown.join() !== items.map(({ number }) => number).join()) throw new Error(`${search} shows another list.`);
  return times;
}

/**
 * In the page: waits for a click, then for list and counts to be asked for and to have come, each until the frame after the
 * one it is drawn in has begun. Not a promise, since it has to listen before the click.
 */
function whenPainted(): { both: Promise<Painted> } {
  const after = (selector: string, since: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const element = document.querySelector(selector);
      if (!element) return reject(new Error(`There is no ${selector}.`));
      let wasAsked = false;
      const observer = new MutationObserver(() => {
        if (element.getAttribute('aria-busy') === 'true') wasAsked = true;
        else if (wasAsked) {
          observer.disconnect();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              performance.measure(selector, { start: since, end: performance.now() });
              resolve(performance.now() - since);
            }),
          );
        }
      });
      observer.observe(element, { attributeFilter: ['aria-busy'] });
    });
  const both = new Promise<Painted>((resolve, reject) => {
    setTimeout(() => reject(new Error('The list has not come.')), 20_000);
    const clicked = async ({ timeStamp }: MouseEvent): Promise<Painted> => {
      const [list, counts] = await Promise.all([after('.desk-list', timeStamp), after('.desk-counts', timeStamp)]);
      return { list, counts };
    };
    document.addEventListener('click', (event) => void clicked(event).then(resolve, reject), {
      capture: true,
      once: true,
    });
  });
  return { both };
}
