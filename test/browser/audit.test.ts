import type { NewReceipt } from '../../src/intake/receipts.js';
import { accessibilityFaults } from '../helpers/accessibility.js';
import { visit, type Visitor } from '../helpers/browser.js';
import { application, citizenId, family } from '../helpers/families.js';
import { startPublicSite, type PublicSite } from '../helpers/public-site.js';

const MINUTES = 300_000;
const NUMBER = citizenId('19730101');

let site: PublicSite;
let auditor: Visitor;
/** A case of four events: opened, posted, the time over, approved. */
let granted: NewReceipt;
beforeAll(async () => {
  site = await startPublicSite();
  granted = await site.granted();
  const members = family({ idNumber: NUMBER });
  await site.apply({ ...application({ members }), procedure: 'village-aid', form: {} });
  auditor = await visit(site.url);
  await auditor.signIn('tongcheng.auditor');
}, MINUTES);
afterAll(() => site.close());

/** Chooses in a field that is searched by typing. */
async function choose(label: string, typed: string, option: RegExp): Promise<void> {
  const { page } = auditor;
  await page.getByLabel(label, { exact: true }).click();
  await page.getByLabel(label, { exact: true }).fill(typed);
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

async function foundCases(): Promise<string[]> {
  const { page } = auditor;
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await auditor.settled();
  return page.locator('.plain-table tbody tr td:first-child').allInnerTexts();
}

describe('an auditor searches', () => {
  it('by place, office, person and what was done, all by their names', async () => {
    const { page } = auditor;
    await auditor.open('/audit');
    await page.getByLabel('地区').last().click();
    await page.locator('.ant-select-item-option').filter({ hasText: '沙堆镇' }).click();
    await auditor.settled();
    await choose('办理机构', '经办机构', /^沙堆镇社会救助经办机构$/);
    expect(await foundCases()).toEqual([granted.number]);
    await page.getByRole('row', { name: granted.number }).getByText('大柱山村').waitFor();
    await page.getByText('办理记录', { exact: true }).click();
    await auditor.settled();
    await page.getByRole('row', { name: /公示/ }).getByText('沙堆镇社会救助经办机构').waitFor();

    await page.getByRole('button', { name: '清空' }).click();
    await page.getByText('案件', { exact: true }).first().click();
    const [approver] = await site.sql<{ name: string }>(
      `select name from app_user where username = 'tongcheng.approver'`,
    );
    await choose('办理人', approver?.name ?? '', /通城县民政局/);
    await choose('事项', '村级', /^村级帮扶$/);
    await choose('操作', '确认', /^确认同意$/);
    await auditor.picture('audit-search');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await foundCases()).toEqual([granted.number]);
    await choose('操作', '停发', /^停发$/);
    expect(await foundCases()).toEqual([]);
  }, 60_000);

  it('for a person, and finds the look-up in the log of readings', async () => {
    const { page } = auditor;
    await auditor.open('/audit');
    await page.getByLabel('公民身份号码').fill(NUMBER);
    await page.getByLabel('查询事由').fill('核查举报线索');
    expect(await foundCases()).toHaveLength(1);
    await page.getByRole('link', { name: '查阅记录' }).click();
    const line = page.getByRole('row', { name: /核查举报线索/ });
    await line.getByText('tongcheng.auditor').waitFor();
    expect(await line.innerText()).not.toContain(NUMBER);
    const [reader] = await site.sql<{ name: string }>(`select name from app_user where username = 'tongcheng.auditor'`);
    await choose('查阅人', reader?.name ?? '', /通城县审计局|稽核|审计/);
    await auditor.settled();
    await line.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);
});

describe('a damaged history', () => {
  const SUM = '45050';
  const MORE = '95050';
  /** A file in which somebody is to get twice as much: bytes of events stand in it as base64. */
  const withMore = (file: string): string =>
    file.replace(/"body":"([^"]+)"/g, (whole, body: string) => {
      const read = Buffer.from(body, 'base64').toString();
      const isPosted = read.includes(SUM) && read.includes('"seq":2');
      return isPosted ? `"body":"${Buffer.from(read.replace(SUM, MORE)).toString('base64')}"` : whole;
    });

  it('in a file is refused, its first bad event named', async () => {
    const { page } = auditor;
    const user = await site.login('tongcheng.auditor');
    const { text } = await user.get(`/api/cases/${granted.county}/${granted.caseId}/export`).expect(200);
    await auditor.open('/audit/file');
    const upload = async (content: string) => {
      const buffer = Buffer.from(content);
      await page
        .getByLabel('选择文件')
        .setInputFiles({ name: 'history.jsonl', mimeType: 'application/x-ndjson', buffer });
      await auditor.settled();
    };
    await upload(text);
    await page.getByText('文件完整：1 个案件、4 步全部通过').waitFor();
    await upload(withMore(text));
    await page.getByRole('alert').getByText('第 2 步').first().waitFor();
    expect(await page.locator('.file-case li').evaluateAll((all) => all.map((one) => one.className))).toEqual([
      'ok',
      'broken',
      'unchecked',
      'unchecked',
    ]);
    await page.getByText('与本系统现存的历史不一致').waitFor();
    await auditor.picture('audit-damaged-file');
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('in the database shows where it breaks: on the badge, on the slider, at the event', async () => {
    const { page } = auditor;
    const path = `/audit/cases/${granted.county}/${granted.caseId}`;
    await auditor.open(path);
    await page.getByRole('button', { name: '历史完整 · 重放一致' }).waitFor();
    expect(await page.locator('.timeline-break').count()).toBe(0);
    // The owner of the database can switch off what keeps everybody else from changing history.
    await site.sql('alter table case_event disable trigger case_event_append_only');
    await site.sql(
      `update case_event set body = convert_to(replace(convert_from(body, 'utf8'), '${SUM}', '${MORE}'), 'utf8') where case_id = $1 and seq = 2`,
      [granted.caseId],
    );
    await site.sql('alter table case_event enable trigger case_event_append_only');
    await auditor.open(path);
    const badge = page.getByRole('button', { name: /历史有问题：第 2 步/ });
    expect(await badge.getAttribute('class')).toContain('verdict-bad');
    const [red, mark, track] = await Promise.all([
      badge.evaluate((one) => getComputedStyle(one).color),
      page.locator('.timeline-break').boundingBox(),
      page.getByRole('slider').boundingBox(),
    ]);
    expect(red).toBe('rgb(163, 21, 29)');
    await badge.hover();
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector('.verdict') as Element).color === 'rgb(163, 21, 29)',
    );
    // Event 2 of 4 stands a third along the way.
    expect(((mark?.x ?? 0) - (track?.x ?? 0)) / (track?.width ?? 1)).toBeCloseTo(1 / 3, 1);
    await badge.click();
    await page.getByText('第 2 步，共 4 步').waitFor();
    await page.getByRole('alert').getByText('从这一步起，历史不再可信。').waitFor();
    await auditor.picture('audit-damaged');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '全部步骤' }).click();
    const signs = page.locator('.step-list:visible li');
    expect(await signs.evaluateAll((all) => all.map((one) => one.className))).toEqual([
      'ok',
      'broken',
      'unchecked',
      'unchecked',
    ]);
    await page.getByRole('button', { name: '最后一步' }).click();
    await page.getByRole('tab', { name: '这一步' }).click();
    await page.getByText('前面已有一步不符').waitFor();
  }, 60_000);
});
