import { png } from '../../src/cli/story/papers.js';
import type { JsonObject } from '../../src/engine/index.js';
import type { CounterView } from '../../src/intake/counter/counter.dto.js';
import { actsAlong, upToTheCounty, type Along } from '../helpers/along.js';
import { startSite, visit, type Site, type Visitor } from '../helpers/browser.js';
import { fillCommand, fillForm } from '../helpers/commands.js';
import { Guided } from '../helpers/guide.js';

const MINUTES = 600_000;
const NAME = '毛长林';
const NEIGHBOUR = '佟大海';
/** So many events the auditor looks at one by one before going to the last; each is drawn anew. */
const WALKED = 12;

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, MINUTES);
afterAll(() => site.close());

const today = async (): Promise<string> => (await site.now()).toISOString().slice(0, 10);

async function as(username: string | null, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await visit(site.url);
  if (username) await visitor.signIn(username);
  await work(visitor);
  await visitor.close();
}

/** What the holder of a receipt reads, asked by number and code. */
async function asks({ page, ...citizen }: Visitor, number: string, code: string): Promise<void> {
  await citizen.open('/public/progress');
  await page.locator('.progress-form input').nth(0).fill(number);
  await page.locator('.progress-form input').nth(1).fill(code);
  await page.locator('.progress-form input').nth(1).press('Enter');
  await page.locator('.answer').waitFor();
}

/** One household from the window to the reconsideration, by one visitor who plays all parts as a demonstration's pages tell. */
describe('a family’s way, clicked through', () => {
  const id = { county: '421222', caseId: '' };
  let along: Along;
  let guided: Guided;
  let number = '';
  let code = '';

  const visited = async () => ({
    visitedOn: await today(),
    householdMonthlyIncomeFen: 60_000,
    asStated: true,
    familyMemberSigned: true,
    neighboursAsked: 3,
    livingConditions: '三间平房',
  });
  const found = { householdMonthlyIncomeFen: 60_000, propertyWithinRules: true, reviewClass: 'C' };

  it(
    'begins at the window, with a receipt, and is accepted from there',
    async () => {
      const visitor = await visit(site.url);
      const { page } = visitor;
      guided = new Guided(site, visitor, id);
      await guided.begins('shadui.clerk');
      await page.getByRole('button', { name: '受理新申请' }).click();
      await page.getByRole('button', { name: '毛长林一家三口' }).click();
      await page.getByLabel('最低生活保障').check();
      await page.locator('#own-dibao_variant').click();
      await page.locator('.ant-select-item-option').filter({ hasText: '农村' }).click();
      await page.locator('input[id^=signed-]').first().check();
      const { name, type: mimeType, bytes: buffer } = png('授权书.png');
      await page.locator('.signatures input[type=file]').setInputFiles({ name, mimeType, buffer });
      await page.getByText('扫描件：授权书.png').waitFor();
      await page.getByRole('button', { name: '全部已签署' }).click();
      await page.getByText('已填写齐全').waitFor();
      await page.locator('.summary button.ant-btn-primary').click();
      number = await page.locator('.sheet .number').first().innerText();
      code = (await page.locator('.sheet .code').innerText()).trim();
      await visitor.picture('story-1-receipt');
      const [row] = await site.sql<{ id: string }>('select id from cases where number = $1', [number]);
      id.caseId = row?.id ?? '';
      along = await actsAlong(site.url, { ...id, number });
      await page.getByRole('link', { name: `接着办理 ${number}` }).click();
      await page.getByRole('button', { name: '一次性告知补正' }).waitFor();
      await guided.does('shadui.clerk', 'ACCEPT', {
        documentsComplete: true,
        authorisationSigned: true,
        truthCommitment: true,
        relativeDeclared: false,
      });
      const [kept] = await site.sql<{ authorisations: object[] }>(
        'select authorisations from application where number = $1',
        [number],
      );
      expect(kept?.authorisations).toEqual([
        expect.objectContaining({ document: expect.any(String) }),
        expect.objectContaining({ document: null }),
      ]);
    },
    MINUTES,
  );

  it(
    'is checked by the departments and visited by two handlers',
    async () => {
      await guided.does('tongcheng.police', 'REPORT', { finding: 'NOTHING_FOUND', dataAsOf: await today() });
      // The other four departments do the same at the same form: over the interface, which saves their seconds.
      await along.departmentsReport();
      await along.centreReports();
      await guided.does('shadui.handler1', 'RECORD_VISIT', await visited());
      await guided.does('shadui.handler2', 'RECORD_VISIT', await visited());
      await guided.standsAt('民主评议');
    },
    MINUTES,
  );

  it(
    'is appraised by its village, vote by vote in one form',
    async () => {
      const { page, ...visitor } = guided.visitor;
      const assistant = 'shadui.dazhushan.assistant';
      await guided.becomes(assistant);
      for (const left of [14, 13]) {
        await fillCommand(site, guided.visitor, assistant, id, 'VOTE', {
          capacity: 'REPRESENTATIVE',
          finding: 'TRUTHFUL',
        });
        await page.getByRole('button', { name: `还有 ${left} 份` }).click();
        await page.getByRole('button', { name: `还有 ${left - 1} 份` }).waitFor();
      }
      await guided.does(assistant, 'VOTE', { capacity: 'COMMITTEE', finding: 'TRUTHFUL' });
      await visitor.picture('story-2-appraised');
      // The other twelve are recorded at the same form: over the interface, and so is the conclusion drawn from them.
      await along.villageAppraises();
      await guided.standsAt('审核');
      await guided.does('shadui.handler3', 'PROPOSE_GRANT', found);
    },
    MINUTES,
  );

  it(
    'is objected to by a neighbour, who needs no account and follows what becomes of it',
    async () => {
      await as(null, async (citizen) => {
        const { page } = citizen;
        await citizen.open('/public/notices/421222104201');
        await page.getByText(NAME).first().click();
        await citizen.settled();
        await citizen.picture('story-3-notice');
        await page.getByRole('link', { name: '我要提意见' }).click();
        await page.locator('[id=form_subject]').click();
        await page.locator('.ant-select-item-option').filter({ hasText: '财产' }).first().click();
        await page.locator('[id=form_realName]').getByRole('radio', { name: '是' }).check();
        await page.locator('[id=form_objectorName]').fill(NEIGHBOUR);
        await page.locator('[id=form_statement]').fill('他家去年还有一辆货车。');
        await page.locator('.objection button[type=submit]').click();
        await page.locator('dl.receipt').waitFor();
        const [receipt = '', objectionCode = ''] = await page.locator('dl.receipt dd').allInnerTexts();
        await asks(citizen, receipt, objectionCode);
        await page.locator('.answer').getByText('异议').first().waitFor();
        expect(await page.locator('main').innerText()).not.toContain(NAME);
        await asks(citizen, number, code);
        await page.locator('.answer').getByText('正在办理').first().waitFor();
      });
    },
    MINUTES,
  );

  it(
    'is investigated a second time, and proposed again',
    async () => {
      await guided.visitor.open(`/desk/cases/${id.county}/${id.caseId}`);
      await guided.does('shadui.handler2', 'REINVESTIGATE');
      await guided.does('shadui.handler2', 'RECORD_VISIT', await visited());
      await guided.does('shadui.handler1', 'RECORD_VISIT', await visited());
      await guided.does('shadui.handler3', 'PROPOSE_GRANT', found);
      await guided.waitsFor('审核公示', '县级入户调查');
    },
    MINUTES,
  );

  it(
    'is visited by the county, because somebody had objected, and approved by the township under its grant',
    async () => {
      const visit = { visitedOn: await today(), finding: 'CONSISTENT', familyMemberSigned: true };
      await guided.does('tongcheng.reviewer1', 'RECORD_COUNTY_VISIT', visit);
      await guided.does('tongcheng.reviewer2', 'RECORD_COUNTY_VISIT', visit);
      await guided.waitsFor('拟批准公示', '审批');
      await guided.does('shadui.approver', 'APPROVE');
      await guided.standsAt('在保');
    },
    MINUTES,
  );

  it(
    'is filed with the county, which draws and perhaps visits',
    async () => {
      const { page } = guided.visitor;
      // Chance decides: who is drawn is visited by two, and a third finds it in order.
      if ((await page.locator('.desk-standing').innerText()).includes('抽查')) {
        const visit = { visitedOn: await today(), finding: 'CONSISTENT', familyMemberSigned: true };
        await guided.does('tongcheng.reviewer1', 'RECORD_COUNTY_VISIT', visit);
        await guided.does('tongcheng.reviewer2', 'RECORD_COUNTY_VISIT', visit);
        await guided.does('tongcheng.inspector', 'FIND_IN_ORDER', { explanation: '入户情况与档案一致' });
      }
      await guided.standsAt('无需整改');
      await as('tongcheng.inspector', async ({ page: supervision, ...supervisor }) => {
        for (const register of ['审核备案', '随机抽查']) {
          await supervision
            .getByRole('link', { name: new RegExp(register) })
            .first()
            .click();
          await supervisor.settled();
          await supervision.getByText(number).first().waitFor();
        }
        await supervisor.picture('story-4-draw');
      });
    },
    MINUTES,
  );

  it(
    'is paid from the next month',
    async () => {
      const { page, ...visitor } = guided.visitor;
      const sessions = () =>
        site.sql(
          `select s.created_at from session s join app_user u on u.id = s.user_id where u.username = 'xianning.admin'`,
        );
      const before = await sessions();
      await page.locator('.clock button').click();
      await page.getByRole('menuitem', { name: '前进 30 天' }).click();
      await page.getByText('日期已前进到').waitFor();
      await visitor.settled();
      expect(await sessions()).toEqual(before); // the administrator, in whose name the day moved, has gone again
      await page.locator('.next-steps summary').click();
      const payer = page.getByRole('button', { name: /^换成此人：通城县民政局审核人员（发放/ });
      await payer.click();
      await page.waitForURL('**/benefits/roster');
      await page.getByRole('button', { name: '生成本月名册' }).click();
      await page.getByText(number).waitFor();
      await visitor.picture('story-5-roster');
    },
    MINUTES,
  );

  it(
    'is reviewed, and finally cut',
    async () => {
      await guided.visitor.page.getByText(number).click();
      await guided.standsAt('在保');
      await guided.waitsFor('距下次定期核查', '定期核查');
      await guided.does('shadui.handler3', 'PROPOSE_CUT', {
        ...found,
        ground: 'incomeRisen',
        householdMonthlyIncomeFen: 90_000,
      });
      await guided.waitsFor('减发、停发事先告知', '增发、减发、停发决定');
      await guided.does('shadui.approver', 'APPROVE_CHANGE');
      await guided.standsAt('在保');
    },
    MINUTES,
  );

  it(
    'reads what can be done against it, rates, and asks for reconsideration at the window',
    async () => {
      await as(null, async (citizen) => {
        const { page } = citizen;
        await asks(citizen, number, code);
        await page.locator('.remedies').last().getByText('行政复议').first().waitFor();
        await page.getByText('带上受理编号到乡镇的受理窗口').first().waitFor();
        await page.locator('.rating').getByRole('radio').first().check();
        await page.locator('.rating button').click();
        await page.getByText('您已评价').waitFor();
        await citizen.picture('story-6-remedies');
      });
      const { page, ...visitor } = guided.visitor;
      await guided.becomes('shadui.clerk');
      await page.waitForURL('**/window/case/**');
      await page.locator('#linked').click();
      await page.locator('.ant-select-item-option').filter({ hasText: '行政复议' }).click();
      const counter = (await (await site.login('shadui.clerk')).get('/api/counter')).body as CounterView;
      const form = counter.procedures.find(({ procedure }) => procedure === 'reconsideration')?.schema as JsonObject;
      await fillForm(page, page.locator('section[aria-labelledby=linked-title]'), 'linked', form, {
        act: 'CUT',
        organ: 'GOVERNMENT',
        manner: 'oral',
        learnedOn: await today(),
        claims: '三个月的工钱不是全年的收入。',
      });
      await page.locator('section[aria-labelledby=linked-title] button[type=submit]').click();
      await page.locator('.sheet .code').waitFor();
      await page.getByRole('link', { name: /^接着办理/ }).click();
      await page.locator('.next-steps').getByText('行政复议人员').first().waitFor();
      await visitor.picture('story-7-reconsideration');
      await visitor.close();
    },
    MINUTES,
  );

  it(
    'holds, as an auditor sees who walks along it to the end',
    async () => {
      await as('tongcheng.auditor', async ({ page, ...auditor }) => {
        await auditor.open(`/audit/cases/${id.county}/${id.caseId}?at=1`);
        await page.locator('.verdict-good').waitFor();
        const slider = page.getByRole('slider');
        const events = Number(await slider.getAttribute('max'));
        expect(events).toBeGreaterThan(40);
        await page.getByText(`第 1 步，共 ${events} 步`).waitFor();
        for (let at = 2; at <= WALKED; at += 1) await page.keyboard.press('ArrowRight');
        await page.getByText(`第 ${WALKED} 步，共 ${events} 步`).waitFor();
        await page.keyboard.press('End');
        await page.getByText(`第 ${events} 步，共 ${events} 步`).waitFor();
        expect(await slider.inputValue()).toBe(String(events));
        await page.getByRole('button', { name: '历史完整 · 重放一致' }).waitFor();
        await page.locator('.replay-diagram svg text').first().waitFor();
        await auditor.picture('story-8-replay');
        const [calculated] = await site.sql<{ seq: number; fen: number }>(
          `select seq, (trace ->> 'value')::int as fen from (
             select seq, jsonb_array_elements(convert_from(body, 'UTF8')::jsonb -> 'trace') as trace from case_event
             where county = $1 and case_id = $2) e
           where trace ->> 'name' = 'incomePerHead' order by seq limit 1`,
          [id.county, id.caseId],
        );
        expect(calculated?.fen).toBeGreaterThan(0);
        await auditor.open(`/audit/cases/${id.county}/${id.caseId}?at=${calculated?.seq}`);
        const yuan = ((calculated?.fen ?? 0) / 100).toFixed(2);
        await page
          .getByText(new RegExp(`家庭月人均收入.*\\b${yuan.replace('.', '\\.')}`))
          .first()
          .waitFor();
      });
    },
    MINUTES,
  );
});

describe('a family of a town without a grant', () => {
  it(
    'is decided by the county',
    async () => {
      const { receipt, number } = await upToTheCounty(site.url);
      const guided = new Guided(site, await visit(site.url), receipt);
      await guided.begins('xianan.reviewer2');
      await guided.does('xianan.reviewer2', 'INTEND_APPROVAL', { fileComplete: true });
      await guided.waitsFor('拟批准公示', '审批');
      await guided.does('xianan.approver', 'APPROVE');
      await guided.standsAt('在保');
      const { page } = guided.visitor;
      await page.getByRole('tab', { name: '审核确认权限' }).click();
      await page.getByRole('row', { name: /批准/ }).getByText('县级').first().waitFor();
      await page.getByText(number).first().waitFor();
      await guided.visitor.close();
    },
    MINUTES,
  );
});
