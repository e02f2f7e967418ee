import type { Page } from 'playwright-core';
import type { Looks } from './browser.js';

/** Changes language and appearance of an open page by its own switches. */
export async function changeLooks(
  page: Page,
  { language, appearance }: Required<Omit<Looks, 'viewport'>>,
): Promise<void> {
  const html = page.locator('html');
  const wanted = language === 'zh' ? 'zh-CN' : 'en';
  if ((await html.getAttribute('lang')) !== wanted) await page.locator(`.switches button[lang=${wanted}]`).click();
  if ((await html.getAttribute('data-theme')) === appearance) return;
  await page.locator('.switches .ant-dropdown-trigger').click();
  const name = { light: /^(浅色|Light)$/, dark: /^(深色|Dark)$/ }[appearance];
  await page.getByRole('menuitem', { name }).click();
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'detached' });
}
