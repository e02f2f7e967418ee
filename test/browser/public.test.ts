import { accessibilityFaults } from '../helpers/accessibility.js';
import { visit, type Visitor } from '../helpers/browser.js';
import { askProgress, citizenAt, startPublicSite, type PublicSite } from '../helpers/public-site.js';

let site: PublicSite;
beforeAll(async () => {
  site = await startPublicSite();
}, 120_000);
afterAll(() => site.close());
beforeEach(() => site.sql('delete from rate_limit'));

/** Every address the browser asks for, its query with it. */
function addressesOf({ page }: Visitor): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  return addresses;
}

describe('a citizen without an account', () => {
  it('finds the village, reads what hangs there, objects, and learns the answer', async () => {
    const { receipt, notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    const addresses = addressesOf(visitor);
    const { page } = visitor;
    await visitor.open('/public');
    await page.getByRole('searchbox').fill('大柱山');
    await page.getByRole('link', { name: /大柱山村/ }).click();
    await page.getByRole('heading', { name: '大柱山村公示' }).waitFor();
    await page.locator(`a[href="${notice}"]`).click();
    await page.getByText('拟保障金额：每月450.50元').waitFor();
    await page.getByText('剩 7 天').waitFor();

    await page.getByRole('link', { name: '我要提意见' }).click();
    await page.getByText('只有经办人员能看到：异议内容、姓名、电话').waitFor();
    await page.getByRole('combobox').click();
    await page.getByTitle('收入').click();
    await page.getByLabel('异议内容').fill('他家在县城有门面出租');
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.getByRole('heading', { name: '您的意见已经收到' }).waitFor();
    const [number = '', code = ''] = await page.locator('.receipt dd').allInnerTexts();
    await page.getByRole('link', { name: '现在查询' }).click();
    expect(await page.getByRole('textbox', { name: '编号' }).inputValue()).toBe(number);

    await askProgress(visitor, number, code);
    await page.getByRole('heading', { name: '您的异议已登记，等待核查' }).waitFor();
    await page.getByText('您的意见是办理记录的第 3 步，刚刚核对过，没有被改动。').waitFor();
    await site.command(site.handler, receipt, 'DISMISS');
    await page.getByRole('button', { name: '重新查询' }).click();
    await page.getByRole('heading', { name: '异议已核查，结果已重新公示' }).waitFor();
    expect(addresses.filter((address) => address.includes(code))).toEqual([]);
    await visitor.close();
  });

  it('objects with the keyboard alone', async () => {
    const { notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open(notice);
    await visitor.tabTo(page.getByRole('link', { name: '我要提意见' }));
    await page.keyboard.press('Enter');
    await visitor.tabTo(page.getByRole('combobox'));
    await page.keyboard.press('ArrowDown');
    await page.getByTitle('收入').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.objection .ant-select').filter({ hasText: '收入' }).waitFor();
    await visitor.tabTo(page.getByLabel('异议内容'));
    await page.keyboard.type('家中有人在外务工');
    await visitor.tabTo(page.getByRole('button', { name: '提交意见' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '您的意见已经收到' }).waitFor();
    await visitor.close();
  });

  it('is told at the fields what is missing, and keeps what was filled in when the service refuses', async () => {
    const { receipt, notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open(`${notice}/objection`);
    await page.getByLabel('异议内容').fill('家中有人在外务工');
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.getByText('此项必填').first().waitFor();
    await page.getByRole('combobox').click();
    await page.getByTitle('其他').click();
    await site.command(site.handler, receipt, 'TAKE_DOWN');
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.getByRole('alert').getByText('该公示已结束').waitFor();
    expect(await page.getByLabel('异议内容').inputValue()).toBe('家中有人在外务工');
    await visitor.close();
  });

  it('is told politely that a notice is over, and nothing of what it said', async () => {
    const { receipt, notice } = await site.posted();
    await site.command(site.handler, receipt, 'TAKE_DOWN');
    const visitor = await citizenAt(site.url);
    await visitor.open(notice);
    await visitor.page.getByRole('heading', { name: '公示已经结束' }).waitFor();
    expect(await visitor.page.locator('main').innerText()).not.toMatch(/欧阳|450/);
    await visitor.close();
  });

  it('learns after the decision what can be done against it until when, and says how they were treated', async () => {
    const { number, queryCode } = await site.granted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open(`/public/progress#number=${number}`);
    await askProgress(visitor, number, queryCode);
    const remedies = page.locator('.remedies');
    await remedies.getByText('行政复议').first().waitFor();
    expect(await remedies.innerText()).toMatch(/60日内，向以下机关提出：\s*通城县人民政府或者咸宁市民政局/);
    expect(await remedies.locator('time').count()).toBe(2);
    const send = page.getByRole('button', { name: '提交评价' });
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await page.getByLabel('想说的话').fill('谢谢');
    await send.click();
    await page.getByText('您已评价：满意。谢谢！').waitFor();
    await visitor.close();

    const supervisor = await visit(site.url);
    await supervisor.signIn('tongcheng.inspector');
    await supervisor.open('/supervise/ratings');
    await supervisor.page.getByRole('row', { name: new RegExp(`${number}.*申请人.*满意.*谢谢`) }).waitFor();
    expect(await accessibilityFaults(supervisor.page)).toEqual([]);
    await supervisor.close();
  });

  it('looks up who is on support in the village, and finds nobody once it has ended', async () => {
    const receipt = await site.granted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open('/public/notices/421222104201');
    await page.getByRole('link', { name: '在保家庭名单（长期公示）' }).click();
    await page.locator('h1:focus', { hasText: '大柱山村在保家庭名单' }).waitFor();
    const card = page.getByRole('listitem').first();
    await card.getByRole('heading', { name: '欧阳建国 村级帮扶' }).waitFor();
    expect(await card.locator('dd').allInnerTexts()).toEqual([
      '大柱山村',
      '4 人',
      '每月 450.50 元',
      expect.stringMatching(/^2017-\d\d$/),
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: /^Households on support in/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const count = await page.getByRole('main').getByRole('heading', { level: 2 }).count();
    await site.command(site.approver, receipt, 'STOP');
    await visitor.open('/public/display/421222104201');
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).count()).toBe(count - 1);
    await visitor.close();
  });

  it('compares a fingerprint noted earlier with the record of today', async () => {
    const receipt = await site.apply();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open('/public/progress');
    await askProgress(visitor, receipt.number, receipt.queryCode);
    const noted = await page.locator('.fingerprint').innerText();
    await site.command(site.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050 });
    await page.getByRole('button', { name: '重新查询' }).click();
    await page.getByText('已记录 2 步').waitFor();
    expect(await page.locator('.fingerprint').innerText()).not.toBe(noted);
    await page.getByText('比对以前记下的指纹').click();
    await page.getByLabel('以前记下的指纹').fill(noted);
    await page.getByText('它是第 1 步的指纹').waitFor();
    await page.getByLabel('以前记下的指纹').fill('0000000000');
    await page.getByText('对不上：现在的记录里没有这个指纹').waitFor();
    await visitor.close();
  });
});

describe('the public pages', () => {
  it('have titles and a language of their own, and start at their heading', async () => {
    const { notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await visitor.open('/public');
    expect(await page.title()).toBe('公众服务 · 一门');
    await page.getByRole('link', { name: /查办理进度/ }).click();
    await page.locator('h1:focus', { hasText: '查办理进度' }).waitFor();
    expect(await page.title()).toBe('查办理进度 · 一门');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.title()).toBe('Ask for progress · Yimen');
    await visitor.open(notice);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // What hangs in the village is Chinese in either language, and says so.
    expect(await page.locator('.sheet').getAttribute('lang')).toBe('zh-CN');
    await visitor.close();
  });

  it('are read aloud where the browser can', async () => {
    const { notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    const { page } = visitor;
    await page.addInitScript(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      speechSynthesis.speak = ({ text, lang }) => void spoken.push(`${lang} ${text}`);
    });
    await visitor.open(notice);
    await page.getByRole('button', { name: '朗读' }).click();
    const [text] = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(text).toMatch(/^zh-CN 公示[\s\S]*申请人：欧阳建国/);
    await page.getByRole('button', { name: '停止朗读' }).waitFor();
    await visitor.close();
  });

  it.each([320, 683])('need no scrolling to the side at %i px, which is also a doubled zoom', async (width) => {
    const { notice } = await site.posted();
    const { number, queryCode } = await site.granted();
    const visitor = await citizenAt(site.url, { viewport: { width, height: 700 } });
    for (const path of [
      '/public',
      '/public/notices/421222104',
      '/public/display/421222104201',
      notice,
      `${notice}/objection`,
      '/public/progress',
      '/sign-in',
    ]) {
      await visitor.open(path);
      if (path === '/public/progress') await askProgress(visitor, number, queryCode);
      const wider = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${path} ${wider}`).toBe(`${path} 0`);
    }
    await visitor.close();
  });

  it('print the notice alone', async () => {
    const { notice } = await site.posted();
    const visitor = await citizenAt(site.url);
    await visitor.open(notice);
    await visitor.page.emulateMedia({ media: 'print' });
    expect(await visitor.page.locator('.top-bar').isVisible()).toBe(false);
    expect(await visitor.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await visitor.page.locator('.sheet').isVisible()).toBe(true);
    await visitor.close();
  });

  it('let somebody skip to the content, first of all', async () => {
    const visitor = await citizenAt(site.url);
    await visitor.open('/public');
    await visitor.page.keyboard.press('Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await visitor.page.keyboard.press('Enter');
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('content');
    await visitor.close();
  });
});
