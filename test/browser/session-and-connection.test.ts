import { Sessions } from '../../src/identity/index.js';
import { startTestApp } from '../helpers/app.js';
import { expectedFaults, startSite, visit, type Site } from '../helpers/browser.js';
import { createSeededDatabase, type TestDatabase } from '../helpers/database.js';

let database: TestDatabase;
let site: Site;
beforeAll(async () => {
  database = await createSeededDatabase();
  site = await startSite({ database });
}, 120_000);
afterAll(async () => {
  await site.close();
  await database.drop();
});

describe('the sign-in page', () => {
  it('lets a demonstration’s visitor in at one click, wherever a case travels', async () => {
    const visitor = await visit(site.url);
    const { page } = visitor;
    await visitor.open('/sign-in');
    const places = await page.locator('.demonstration h3').allInnerTexts();
    expect(places.slice(0, 4)).toEqual(['堆山村', '沙堆镇', '贺胜桥镇', '通城县']);
    await page.getByRole('button', { name: '沙堆镇窗口受理员' }).click();
    await page.waitForURL('**/window**');
    await visitor.close();
  });

  it('says that a name is locked, and for how long', async () => {
    const visitor = await visit(site.url);
    const { page } = visitor;
    await visitor.open('/sign-in');
    await page.getByLabel('用户名').fill('shadui.handler2');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await page.locator('input[autocomplete=current-password]').fill(`wrong ${attempt}`);
      await page.locator('button[type=submit]').click();
      await visitor.settled();
    }
    expect(await page.getByRole('alert').innerText()).toMatch(/登录失败次数过多，请在 \d+ 分钟后重试/);
    await visitor.close();
  });

  it('brings somebody whose session has ended back to where they were', async () => {
    const visitor = await visit(site.url);
    const { page } = visitor;
    await visitor.signIn('tongcheng.finance');
    await visitor.open('/procedures');
    await site.sql('delete from session');
    site.app.get(Sessions).forget();
    await page.locator('nav a[href="/benefits"]').click();
    await page.getByText('登录已过期').waitFor();
    await page.locator('input[autocomplete=username]').fill('tongcheng.finance');
    await page.locator('input[autocomplete=current-password]').fill('yimen-demo-2017');
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/benefits**');
    await visitor.close();
  });

  it('is no condition for the public’s pages, which ask for nothing that is refused', async () => {
    const visitor = await visit(site.url);
    const refused: string[] = [];
    visitor.page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
    });
    for (const path of ['/public', '/public/progress', '/sign-in']) await visitor.open(path);
    expect(refused).toEqual([]);
    await visitor.close();
  });

  it('does not call it an ended session when one has left', async () => {
    const visitor = await visit(site.url);
    const { page } = visitor;
    await visitor.signIn('shadui.clerk');
    await page.locator('.top-bar button[aria-haspopup=dialog]').click();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
    expect(await page.getByText('登录已过期').count()).toBe(0);
    await visitor.close();
  });
});

describe('a page that is open while the service restarts', () => {
  it('says so, keeps what was typed, and goes on by itself', async () => {
    const first = await startTestApp({ database });
    await first.app.listen(0, '127.0.0.1');
    const url = await first.app.getUrl();
    const visitor = await visit(url);
    const { page } = visitor;
    await visitor.open('/public/progress');
    await page.getByRole('textbox', { name: '编号' }).fill('421222-2017-000001');
    await page.getByRole('textbox', { name: '查询码' }).fill('ABCDEFGH');
    await first.close();
    await page.getByRole('button', { name: '查询' }).click();
    await page.locator('.connection').getByText('暂时连接不上服务').waitFor();

    const second = await startTestApp({ database });
    await second.app.listen(Number(new URL(url).port), '127.0.0.1');
    await page.locator('.connection').getByText('服务已恢复').waitFor();
    expect(await page.getByRole('textbox', { name: '查询码' }).inputValue()).toBe('ABCDEFGH');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('受理编号与查询码不符').waitFor();
    expectedFaults(); // the browser's own complaints about a refused connection
    await visitor.close();
    await second.close();
  });
});
