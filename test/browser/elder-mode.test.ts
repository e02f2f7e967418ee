import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../helpers/accessibility.js';
import type { Visitor } from '../helpers/browser.js';
import { askProgress, citizenAt, startPublicSite, type PublicSite } from '../helpers/public-site.js';

/** GB/T 37668 and the annexes to 工信部 2021 no. 67: letters, targets and lines of pages for the old. */
const LEAST_TEXT = 18;
const LARGEST_TEXT = 30;
const LEAST_TARGET = 60;
const LEAST_LINE = 1.3;

let site: PublicSite;
let notice: string;
let decided: { number: string; queryCode: string };
beforeAll(async () => {
  site = await startPublicSite();
  decided = await site.granted();
  ({ notice } = await site.posted());
}, 120_000);
afterAll(() => site.close());
beforeEach(() => site.sql('delete from rate_limit'));

const pages = (): string[] => [
  '/public',
  '/public/notices/421222104',
  notice,
  `${notice}/objection`,
  '/public/progress',
];

async function eachPage(visitor: Visitor, look: (path: string) => Promise<string[]>): Promise<string[]> {
  const faults: string[] = [];
  for (const path of pages()) {
    await visitor.open(path);
    if (path === '/public/progress') await askProgress(visitor, decided.number, decided.queryCode);
    faults.push(...(await look(path)).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

async function elder(visitor: Visitor): Promise<void> {
  await visitor.open('/public');
  await visitor.page.getByRole('button', { name: /^(长辈版|Large print)$/ }).click();
}

/** Text smaller than it may be, lines closer, or targets lower or narrower, as the browser has computed them. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ text, line, target }) => {
      const isShown = (element: Element) => {
        const { width, height } = element.getBoundingClientRect();
        return (
          width > 1 &&
          height > 1 &&
          getComputedStyle(element).visibility === 'visible' &&
          !element.closest('[aria-hidden=true]')
        );
      };
      const name = (element: Element) => element.outerHTML.slice(0, 90);
      const hasText = (element: Element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const texts = [...document.querySelectorAll('body *')].filter(
        (one) => hasText(one) && isShown(one) && !one.closest('.skip-link, script, style'),
      );
      const targets = [
        ...document.querySelectorAll(
          'button, a[href], summary, input:not([type=radio]), textarea, .ant-radio-wrapper, .ant-select',
        ),
      ];
      return [
        ...texts.flatMap((one) => {
          const { fontSize, lineHeight } = getComputedStyle(one);
          const size = parseFloat(fontSize);
          if (size < text) return [`${size}px text: ${name(one)}`];
          return lineHeight !== 'normal' && parseFloat(lineHeight) / size < line - 0.01
            ? [`line ${lineHeight}: ${name(one)}`]
            : [];
        }),
        ...targets
          .filter(
            (one) => isShown(one) && !one.closest('.skip-link, .ant-select input, .ant-input-affix-wrapper input'),
          )
          .flatMap((one) => {
            const { width, height } = (
              one.closest('.ant-select, .ant-input-affix-wrapper') ?? one
            ).getBoundingClientRect();
            return Math.min(width, height) < target - 0.5
              ? [`${Math.round(width)} × ${Math.round(height)} target: ${name(one)}`]
              : [];
          }),
      ];
    },
    { text: LEAST_TEXT, line: LEAST_LINE, target: LEAST_TARGET },
  );

describe('elder mode', () => {
  it('is one click away, remembered, and ends with the public pages', async () => {
    const visitor = await citizenAt(site.url);
    await elder(visitor);
    await visitor.open('/public/progress');
    const html = visitor.page.locator('html');
    expect(await html.getAttribute('data-elder')).toBe('on');
    await visitor.open('/sign-in');
    expect(await html.getAttribute('data-elder')).toBeNull();
    await visitor.open('/public');
    await visitor.page.getByRole('button', { name: '普通版' }).click();
    expect(await html.getAttribute('data-elder')).toBeNull();
    await visitor.close();
  });

  it('shows nothing smaller than 18 px and no target under 60 × 60, at its smallest', async () => {
    const visitor = await citizenAt(site.url);
    await elder(visitor);
    const smaller = visitor.page.getByRole('button', { name: '缩小' });
    while (await smaller.isEnabled()) await smaller.click();
    expect(await eachPage(visitor, () => tooSmall(visitor.page))).toEqual([]);
    await visitor.close();
  });

  it('grows to 30 px and still needs no scrolling to the side on the narrowest telephone', async () => {
    const visitor = await citizenAt(site.url, { viewport: { width: 320, height: 640 } });
    await elder(visitor);
    const larger = visitor.page.getByRole('button', { name: '放大' });
    while (await larger.isEnabled()) await larger.click();
    const wide = async () => {
      const { wider, size } = await visitor.page.evaluate(() => ({
        wider: document.documentElement.scrollWidth - window.innerWidth,
        size: getComputedStyle(document.body).fontSize,
      }));
      return [...(wider > 0 ? [`${wider} px too wide`] : []), ...(size === `${LARGEST_TEXT}px` ? [] : [size])];
    };
    expect(await eachPage(visitor, wide)).toEqual([]);
    await visitor.close();
  });

  it.each([
    ['zh', 'light'],
    ['zh', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has nothing that axe objects to, in %s and %s', async (language, appearance) => {
    const visitor = await citizenAt(site.url, { language, appearance });
    await elder(visitor);
    expect(await eachPage(visitor, () => accessibilityFaults(visitor.page))).toEqual([]);
    await visitor.close();
  });
});
