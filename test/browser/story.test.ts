import { actsAlong, type Along } from '../helpers/along.js';
import { startSite, visit, type Site, type Visitor } from '../helpers/browser.js';
import { doCommand } from '../helpers/commands.js';
import { citizenId } from '../helpers/families.js';

const MINUTES = 600_000;
const VILLAGE = '大柱山村';
const NAME = '毛长林';

let site: Site;
let along: Along;
beforeAll(async () => {
  site = await startSite();
}, MINUTES);
afterAll(() => site.close());

/** One household from the window to the payment. What is not clicked here, the answers of departments and the village, is told elsewhere. */
describe('a family’s way, clicked through', () => {
  const id = { county: '421222', caseId: '' };
  let number = '';
  let code = '';

  /** Somebody signs in, does one thing to the case, and leaves. */
  async function does(username: string, command: string, data: Parameters<typeof doCommand>[5] = {}): Promise<void> {
    await as(username, (visitor) => doCommand(site, visitor, username, id, command, data));
  }

  async function as(username: string | null, work: (visitor: Visitor) => Promise<void>): Promise<void> {
    const visitor = await visit(site.url);
    if (username) await visitor.signIn(username);
    await work(visitor);
    await visitor.close();
  }

  /** The administrator moves the demonstration's day by its switch, until the case stands elsewhere. */
  async function dayPasses(days: 1 | 7 | 30, until?: string): Promise<void> {
    await as('xianning.admin', async ({ page }) => {
      await page.locator('.clock button').click();
      await page.getByRole('menuitem', { name: `前进 ${days} 天` }).click();
      await page.getByText('日期已前进到').waitFor();
    });
    while (until && !(await along.standing()).includes(until)) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it(
    'begins at the window, with a receipt',
    async () => {
      await as('shadui.clerk', async ({ page, ...clerk }) => {
        await clerk.open('/window/new');
        await page.locator('#scan').fill(`${NAME},男,${citizenId('19730101')}`);
        await page.locator('#scan').press('Enter');
        await page.locator('#division').click();
        await page.locator('.ant-select-item-option').filter({ hasText: VILLAGE }).click();
        await page.getByLabel('最低生活保障').check();
        await page.locator('#own-dibao_variant').click();
        await page.locator('.ant-select-item-option').filter({ hasText: '农村' }).click();
        await page.locator('input[id^=signed-]').check();
        await page.getByText('已填写齐全').waitFor();
        await page.locator('main button.ant-btn-primary').last().click();
        number = await page.locator('.sheet .number').first().innerText();
        code = (await page.locator('.sheet .code').innerText()).trim();
        await clerk.picture('story-1-receipt');
      });
      const [row] = await site.sql<{ id: string }>('select id from cases where number = $1', [number]);
      id.caseId = row?.id ?? '';
      along = await actsAlong(site.url, { ...id, number });
    },
    MINUTES,
  );

  it(
    'is accepted, checked by the departments and visited by two handlers',
    async () => {
      await does('shadui.clerk', 'ACCEPT', {
        documentsComplete: true,
        authorisationSigned: true,
        truthCommitment: true,
        relativeDeclared: false,
      });
      await along.departmentsReport();
      const visitedOn = (await site.now()).toISOString().slice(0, 10);
      const visit = {
        visitedOn,
        householdMonthlyIncomeFen: 20_000,
        asStated: true,
        familyMemberSigned: true,
        neighboursAsked: 3,
        livingConditions: '三间平房',
      };
      await does('shadui.handler1', 'RECORD_VISIT', visit);
      await does('shadui.handler2', 'RECORD_VISIT', visit);
      await along.centreReports();
      await along.villageAppraises();
    },
    MINUTES,
  );

  it(
    'is proposed by a third handler, and hangs in the village',
    async () => {
      await does('shadui.handler3', 'PROPOSE_GRANT', {
        householdMonthlyIncomeFen: 20_000,
        reviewClass: 'C',
        propertyWithinRules: true,
      });
      await as(null, async ({ page, ...citizen }) => {
        await citizen.open('/public/notices/421222104201');
        await page.getByText(NAME).first().waitFor();
        await citizen.picture('story-2-notices');
        await citizen.open('/public/progress');
        await page.locator('.progress-form input').nth(0).fill(number);
        await page.locator('.progress-form input').nth(1).fill(code);
        await page.locator('.progress-form input').nth(1).press('Enter');
        await page.getByText('公示').first().waitFor();
      });
    },
    MINUTES,
  );

  it(
    'is approved once the publicity is over',
    async () => {
      await dayPasses(30, 'handling.confirmation.intendedPublicity');
      await dayPasses(30, 'handling.confirmation.decision');
      await does('shadui.approver', 'APPROVE');
    },
    MINUTES,
  );

  it(
    'is paid',
    async () => {
      await dayPasses(30);
      await as('tongcheng.reviewer1', async ({ page, ...reviewer }) => {
        await reviewer.open('/benefits/roster');
        await page.getByRole('button', { name: '生成本月名册' }).click();
        await page.getByText(number).waitFor();
        await reviewer.picture('story-3-roster');
      });
    },
    MINUTES,
  );

  it(
    'holds, as an auditor sees event by event',
    async () => {
      await as('tongcheng.auditor', async ({ page, ...auditor }) => {
        await auditor.open(`/audit/cases/${id.county}/${id.caseId}`);
        await page.locator('.verdict-good').waitFor();
        await page.locator('.replay-diagram svg text').first().waitFor();
        await auditor.picture('story-4-replay');
        await auditor.open(`/audit/cases/${id.county}/${id.caseId}?at=2`);
        await page.getByText('受理').first().waitFor();
      });
    },
    MINUTES,
  );
});
