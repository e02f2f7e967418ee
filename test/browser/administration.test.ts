import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults } from '../helpers/accessibility.js';
import { startSite, visit, type Site, type Visitor } from '../helpers/browser.js';
import { deployUnchecked, eventsOf, letter, openLetter, renamedLetter } from '../helpers/letters.js';

/*
 * An administrator's work, clicked: somebody new, a setting, a calendar, cases moved.
 */

let site: Site;
let admin: Visitor;
const letters: Awaited<ReturnType<typeof openLetter>>[] = [];
beforeAll(async () => {
  site = await startSite();
  for (const definition of [letter(), renamedLetter()]) await deployUnchecked(site, definition);
  for (let count = 0; count < 3; count += 1) letters.push(await openLetter(site));
  admin = await visit(site.url);
  await admin.signIn('xianning.admin');
}, 120_000);
afterAll(() => site.close());

/** Opens a list of antd's and takes an option of it. */
async function choose(list: Locator, option: string): Promise<void> {
  await list.click();
  const { page } = admin;
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
  await admin.settled();
}

describe('an administrator', () => {
  it('adds an official and gives them a seat, and with the password handed over they sign in, choose their own, and come to their work', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '新增人员' }).click();
    const dialog = page.getByRole('dialog', { name: '新增人员' });
    await dialog.getByLabel('姓名').fill('谢婉莹');
    await dialog.getByLabel('用户名').fill('shadui.clerk');
    await dialog.getByRole('button', { name: '随机生成' }).click();
    const password = await dialog.getByLabel('初始密码').inputValue();
    expect(password).toHaveLength(16);
    await dialog.getByRole('button', { name: '新增' }).click();
    await dialog.getByText('该用户名已被使用').waitFor();
    await dialog.getByLabel('用户名').fill('xie.wanying');
    await dialog.getByRole('button', { name: '新增' }).click();
    await page.getByRole('heading', { level: 1, name: '谢婉莹' }).waitFor();
    await admin.settled();

    const place = page.getByRole('group', { name: '任职地区' }).getByRole('combobox');
    await choose(place, '通城县');
    await choose(place, '沙堆镇');
    const seat = page.getByRole('region', { name: '登记任职' });
    await choose(seat.getByLabel('机构'), '沙堆镇社会救助经办机构');
    await choose(seat.getByLabel('岗位'), '经办人');
    await seat.getByRole('button', { name: '登记' }).click();
    await page.getByRole('cell', { name: '在任' }).waitFor();
    await page.getByRole('row', { name: /登记任职 沙堆镇社会救助经办机构 · 经办人.*陈志强/ }).waitFor();
    await admin.picture('admin-person');

    const official = await visit(site.url);
    await official.page.goto('/sign-in');
    await official.page.locator('input[autocomplete=username]').fill('xie.wanying');
    await official.page.locator('input[autocomplete=current-password]').fill(password);
    await official.page.locator('button[type=submit]').click();
    const first = official.page.getByRole('heading', { level: 1, name: '先设置自己的密码' });
    await first.waitFor();
    expect(await official.page.getByRole('link', { name: '办理' }).count()).toBe(0);
    for (const page of ['/desk', '/procedures']) {
      await official.open(page);
      await first.waitFor();
    }
    const change = async (place: Page | Locator, current: string, wanted: string): Promise<void> => {
      await place.getByLabel('当前密码').fill(current);
      await place.getByLabel('新密码').fill(wanted);
      await place.getByRole('button', { name: '修改', exact: true }).click();
    };
    await change(official.page, password, 'xie.wanying.2017');
    await official.page.getByRole('alert').getByText('容易被猜到').waitFor();
    expect(await accessibilityFaults(official.page)).toEqual([]);
    await official.picture('account-first-password');
    await change(official.page, password, 'nobody else has seen it');
    await official.page.getByRole('link', { name: '办理' }).waitFor();
    await official.open('/');
    await official.page.waitForURL('**/desk');
    await official.page.getByRole('button', { name: '谢婉莹' }).click();
    await official.page.getByRole('button', { name: '修改密码' }).click();
    const own = official.page.getByRole('dialog', { name: '修改密码' });
    await own.getByLabel('新密码').waitFor();
    await official.picture('account-password');
    await change(own, 'nobody else has seen it', 'nor has anybody this one');
    await official.page.getByText('密码已修改').waitFor();
    await official.close();

    await admin.open('/admin?search=谢婉莹');
    await page.getByRole('row', { name: /谢婉莹.*沙堆镇社会救助经办机构 · 经办人/ }).waitFor();
    await admin.picture('admin-people');
  });

  it('blocks an account, which signs the person out, and lets them in again', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '谢婉莹' }).click();
    await page.getByRole('button', { name: '停用账号' }).click();
    const dialog = page.getByRole('dialog', { name: '停用 谢婉莹 的账号' });
    await dialog.getByRole('button', { name: '停用账号' }).click();
    await page.getByText('已停用', { exact: true }).waitFor();
    await page.getByRole('button', { name: '恢复账号' }).click();
    await page.getByText('正常', { exact: true }).waitFor();
  });

  it('orders a substitute for somebody who cannot do it at their desk', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '安排代理人' }).click();
    const dialog = page.getByRole('dialog', { name: '安排代理人' });
    await choose(dialog.getByLabel('代理人'), '沙堆镇社会救助经办机构 · 审批人');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByRole('row', { name: /谢婉莹.*全部岗位.*2017年4月5日.*撤销/ }).waitFor();
    await admin.picture('admin-substitute');
  });

  it('enters a setting; one that overlaps is refused in words, and what is possible is one press away', async () => {
    const { page } = admin;
    await admin.open('/admin/settings?division=421222&procedure=dibao&date=2017-04-05');
    await admin.picture('admin-settings');
    await page.getByRole('row', { name: /参加核对的部门.*公安局、/ }).waitFor();
    await page.getByRole('link', { name: '城市低保标准' }).click();
    await page.getByText('500.00 元，由 咸宁市 设定').waitFor();
    const enter = async (entries: Record<string, string>): Promise<void> => {
      for (const [label, value] of Object.entries(entries)) await form.getByLabel(label, { exact: true }).fill(value);
      await form.getByRole('button', { name: '登记' }).click();
    };
    const form = page.getByRole('region', { name: '登记新值' });
    await enter({ '数值（元）': '520', 自: '2018-01-01', 依据: '隽政发〔2017〕12号' });
    await page.getByRole('row', { name: /2018年1月1日.*520\.00 元.*未施行.*通城县.*隽政发/ }).waitFor();
    await enter({ '数值（元）': '510.50', 自: '2017-07-01', 依据: '隽政发〔2017〕3号' });
    await form.getByText(/已有其他值（隽政发〔2017〕12号）.*截止日不晚于 2017-12-31/).waitFor();
    await admin.picture('admin-setting-refused');
    await form.getByRole('button', { name: '截止日改为 2017年12月31日' }).click();
    await form.getByRole('button', { name: '登记' }).click();
    await page.getByRole('row', { name: /2017年7月1日 2017年12月31日 510\.50 元/ }).waitFor();
    await admin.picture('admin-setting');
  });

  it('loads a year of the calendar from the notice, having read what it does to open deadlines', async () => {
    const { page } = admin;
    await admin.open('/admin/calendars');
    const panel = page.getByRole('region', { name: '装入一年' });
    await panel.getByLabel('年份').fill('2017');
    await panel.getByLabel('版本名').fill('state-council-2026-2');
    const notice = panel.getByLabel('通知正文');
    await notice.fill('清明节：4月6日（周四）');
    await panel.getByRole('button', { name: '核对并测算' }).click();
    await panel.getByRole('alert').getByText('看不出是放假还是上班').waitFor();
    await notice.fill(
      '清明节：4月2日（周日）至4日（周二）放假调休，共3天。4月1日（周六）上班。防汛演练：4月13日放假。',
    );
    await panel.getByRole('button', { name: '核对并测算' }).click();
    await panel.getByText('3 件在办案件的到期日将重新计算').waitFor();
    await panel.getByRole('table', { name: /^4 月/ }).getByText('休').first().waitFor();
    await admin.picture('admin-calendar-tried');
    await panel.getByRole('button', { name: '装入 state-council-2026-2' }).click();
    await page.getByText('3 件案件的到期日已重新计算').waitFor();
    await page.getByRole('row', { name: /state-council-2026-2.*现行/ }).waitFor();
    expect(await Promise.all(letters.map((one) => eventsOf(site, one)))).toEqual(
      letters.map(() => ['OPEN', 'RECOUNT']),
    );
  });

  it('moves running cases to another version: mapped, tried case by case, then done', async () => {
    const { page } = admin;
    await admin.open('/admin/migrations/new?procedure=letter');
    await page.getByText('3 件在办案件依据原版本办理').waitFor();
    await page.getByText('须指定', { exact: true }).waitFor();
    const plan = async (): Promise<void> => {
      await page.getByLabel('法律依据').fill('演示办法第三条');
      await page.getByLabel('理由').fill('规程改版');
      await page.getByRole('button', { name: '拟订计划' }).click();
      await page.getByRole('button', { name: '试算' }).click();
    };
    await admin.picture('admin-mapping');
    await plan();
    await page
      .getByRole('row', { name: new RegExp(`${letters[0]?.number}.*不能转换.*未指明其在新规程中的状态`) })
      .waitFor();

    await admin.open('/admin/migrations/new?procedure=letter');
    await page.getByLabel('新版本的状态: 待答复').selectOption('folder.reading');
    await page.getByLabel('新期限').selectOption('reply');
    await plan();
    await page
      .getByRole('row', { name: new RegExp(`${letters[0]?.number}.*可以转换.*待答复 → 待回复.*到期，不变`) })
      .waitFor();
    await admin.picture('admin-migration-tried');
    await page.getByRole('button', { name: '执行转换' }).click();
    await page.getByRole('dialog', { name: '将 3 件案件转入 2' }).getByRole('button', { name: '执行转换' }).click();
    await page.getByText('已处理 3 / 3 件').waitFor();
    await page.getByRole('row', { name: new RegExp(`${letters[2]?.number}.*已转换.*事件 3`) }).waitFor();
    await admin.picture('admin-migration');
    expect(await eventsOf(site, letters[1] as (typeof letters)[number])).toEqual(['OPEN', 'RECOUNT', 'MIGRATE']);
    await admin.open('/admin/migrations');
    await admin.picture('admin-migrations');
    await page.getByRole('link', { name: '来信' }).first().waitFor();
  });
});
