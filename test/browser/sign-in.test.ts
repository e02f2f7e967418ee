import { startSite, visit, type Site } from '../helpers/browser.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe('signing in', () => {
  it.each([
    ['shadui.clerk', '/window'],
    ['shadui.handler1', '/desk'],
    ['shadui.duishan.assistant', '/desk'],
    ['tongcheng.police', '/desk'],
    ['shadui.approver', '/desk'],
    ['tongcheng.reviewer1', '/desk'],
    ['tongcheng.inspector', '/supervise'],
    ['tongcheng.finance', '/benefits'],
    ['tongcheng.reconsideration', '/desk'],
    ['tongcheng.auditor', '/audit'],
    ['chibi.hospital', '/benefits'],
    ['xianning.admin', '/admin'],
  ])('leads %s to %s, where their work is', async (username, room) => {
    const visitor = await visit(site.url);
    await visitor.signIn(username);
    expect(new URL(visitor.page.url()).pathname).toMatch(new RegExp(`^${room}(/|$)`));
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.close();
  });

  it('refuses a wrong password in place, and lets one try again', async () => {
    const { page, ...visitor } = await visit(site.url);
    await visitor.open('/sign-in');
    await page.getByLabel('用户名').fill('shadui.clerk');
    await page.locator('input[autocomplete=current-password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await visitor.signIn('shadui.clerk');
    expect(new URL(page.url()).pathname).toMatch(/^\/window/);
  });
});
