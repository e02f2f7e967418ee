import type { NewReceipt } from '../../src/intake/receipts.js';
import { accessibilityFaults } from '../helpers/accessibility.js';
import { visit, type Visitor } from '../helpers/browser.js';
import { apply } from '../helpers/families.js';
import { changeLooks } from '../helpers/look.js';
import { VerbCases } from '../helpers/verb-cases.js';

const [ONE, TWO] = ['shadui.handler1', 'shadui.handler2'] as const;

let desk: VerbCases;
let url: string;
let waiting: NewReceipt[];
beforeAll(async () => {
  desk = await VerbCases.start();
  await desk.app.app.listen(0, '127.0.0.1');
  url = await desk.app.app.getUrl();
  waiting = [await desk.open(), await desk.open(), await desk.open()];
  await desk.does(ONE, await desk.open(), 'CASE.COPY', { data: { offices: ['421222:civilAffairs'], reason: '知悉' } });
  await apply(await desk.as('shadui.clerk'), { division: '421222104202' });
}, 120_000);
afterAll(() => desk.close());

const row = ({ page }: Visitor, { number }: Pick<NewReceipt, 'number'>) =>
  page.getByRole('row').filter({ hasText: number });

async function at(username: string, path: string): Promise<Visitor> {
  const visitor = await visit(url);
  await visitor.signIn(username);
  await visitor.open(path);
  return visitor;
}

describe('the desk', () => {
  it('tells both of two people who claim at once: one has the task, the other reads who and when', async () => {
    const [one, two] = [await at(ONE, '/desk'), await at(TWO, '/desk')];
    const file = waiting[0] as NewReceipt;
    const claim = (visitor: Visitor) => row(visitor, file).getByRole('button', { name: `认领 ${file.number}` });
    await Promise.all([claim(one).click(), claim(two).click()]);
    const { assignee } = await new Promise<Awaited<ReturnType<VerbCases['task']>>>((resolve, reject) => {
      one.page
        .waitForFunction((number) => !document.querySelector(`[aria-label="认领 ${number}"]`), file.number)
        .then(() => desk.task(file).then(resolve, reject), reject);
    });
    const lost = (visitor: Visitor) => row(visitor, file).getByRole('alert');
    const either = one.page.getByText(`已由 ${assignee} 于`).or(lost(one));
    await Promise.race([either.first().waitFor(), lost(two).waitFor()]);
    const told = [await lost(one).allTextContents(), await lost(two).allTextContents()].flat();
    expect(told).toEqual([expect.stringMatching(new RegExp(`^已由 ${assignee} 于 \\d\\d:\\d\\d 认领$`))]);
    await Promise.all([one.close(), two.close()]);
  });

  it('shows new work, and what colleagues took, without being reloaded', async () => {
    const visitor = await at(ONE, '/desk?show=free');
    const file = await desk.open();
    await row(visitor, file).waitFor();
    await visitor.page.getByRole('status').filter({ hasText: '新到' }).waitFor();
    await desk.claim(TWO, file, (await desk.task(file)).key);
    await row(visitor, file).waitFor({ state: 'detached' });
    await visitor.close();
  });

  it('is worked by keys alone: down the list, claim, open, send', async () => {
    const visitor = await at(ONE, '/desk?show=free&procedure=desk-work');
    const { page } = visitor;
    const file = waiting[1] as NewReceipt;
    await row(visitor, file).waitFor();
    for (let n = 0; n < 20 && !(await row(visitor, file).getAttribute('aria-current'))?.includes('true'); n += 1) {
      await page.keyboard.press('j');
      await visitor.settled(); // the row is marked before the next key, which would pass it by
    }
    await page.keyboard.press('c');
    await visitor.settled();
    await visitor.open('/desk?show=mine');
    await row(visitor, file).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type(file.number.slice(-6));
    await page.keyboard.press('Enter');
    await page.waitForURL(/number=/);
    await visitor.settled();
    await row(visitor, file).getByRole('button', { name: file.number }).press('Enter');
    await visitor.picture('desk-list');
    await page.getByRole('button', { name: '送审' }).waitFor();
    await visitor.tabTo(page.getByRole('button', { name: '送审' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '送审' }).waitFor();
    await page.getByLabel('sum').fill('12');
    await visitor.picture('desk-command');
    await page.keyboard.press('Enter');
    await page.getByText('已办理：送审').waitFor();
    expect((await desk.view(ONE, file)).context).toMatchObject({ sum: 12 });
    await visitor.close();
  });

  it('keeps what was typed when somebody else was faster, and sends it on the case as it now is', async () => {
    const file = waiting[2] as NewReceipt;
    const visitor = await at(ONE, `/desk/cases/${file.county}/${file.caseId}`);
    const { page } = visitor;
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByLabel('sum').fill('7');
    // The stream would have the page read it again: the form is filled in on the version it was opened on.
    await page.context().setOffline(true);
    await desk.send('shadui.approver', file, 'TASK.URGE', { task: (await desk.task(file)).key, data: {} });
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '认领并提交' }).click();
    await page.getByText('您填写的内容仍在下方').or(page.getByText('已办理：送审')).first().waitFor();
    if (await page.getByRole('dialog').isVisible()) {
      expect(await page.getByLabel('sum').inputValue()).toBe('7');
      await page.getByRole('dialog').getByRole('button', { name: /提交/ }).click();
    }
    await page.getByText('已办理：送审').waitFor();
    expect((await desk.view(ONE, file)).context).toMatchObject({ sum: 7 });
    await visitor.close();
  });
});

describe('every page of the desk', () => {
  const LOOKS = (['zh', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((appearance) => ({ language, appearance })),
  );
  const PARTS = [
    'household',
    'answers',
    'documents',
    'history',
    'decisions',
    'diagram',
    'links',
    'notices',
    'letters',
    'awards',
  ];

  it('has nothing that axe objects to, in both languages and both themes', async () => {
    const file = await desk.upTo('deciding');
    await desk.send('shadui.approver', file, 'TASK.URGE', { task: (await desk.task(file)).key, data: {} });
    const visitor = await at(ONE, '/desk');
    const { page } = visitor;
    const chosen = `/desk?task=${encodeURIComponent(`${file.county}/${file.caseId}/${(await desk.task(file)).key}`)}`;
    const pages = [
      '/desk?show=any',
      chosen,
      '/desk/copies',
      '/desk/substitutions',
      ...PARTS.map((part) => `/desk/cases/${file.county}/${file.caseId}?part=${part}`),
    ];
    const found: string[] = [];
    for (const path of pages) {
      await visitor.open(path);
      for (const looks of LOOKS) {
        await changeLooks(page, looks);
        await visitor.settled();
        for (const fault of await accessibilityFaults(page)) {
          found.push(`${path} ${looks.language} ${looks.appearance}: ${fault}`);
        }
      }
    }
    await changeLooks(page, { language: 'zh', appearance: 'light' });
    await visitor.open(`/desk/cases/${file.county}/${file.caseId}`);
    await visitor.picture('desk-case');
    expect(found).toEqual([]);
    await visitor.close();
  }, 240_000);
});
