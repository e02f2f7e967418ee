import type { Locator, Page } from 'playwright-core';
import type { CaseView } from '../../src/cases/case-queries.js';
import type { JsonObject } from '../../src/engine/index.js';
import type { Site, Visitor } from './browser.js';

/** What a case is known by. */
interface CaseId {
  county: string;
  caseId: string;
}

interface Field {
  type?: string;
  const?: unknown;
  oneOf?: { const: unknown; title: string }[];
}

/**
 * Does something to a case as its page offers it: presses the button that is called like the command, fills the form that opens, and sends
 * it. What the button is called and what its form asks is read from the definition, as the page does.
 */
export async function doCommand(
  site: Site,
  visitor: Visitor,
  username: string,
  id: CaseId,
  command: string,
  data: JsonObject = {},
) {
  const { page } = visitor;
  const user = await site.login(username);
  const { body } = await user.get(`/api/cases/${id.county}/${id.caseId}`).expect(200);
  const view = body as CaseView & { definition: string };
  const offered = view.allowed.find((one) => one.command === command);
  if (!offered) throw new Error(`${username} is not offered ${command}: ${JSON.stringify(view.refused)}`);
  await visitor.open(`/desk/cases/${id.county}/${id.caseId}`);
  await page.getByRole('region', { name: '可以办理的事项' }).or(page.locator('.desk-actions')).first().waitFor();
  await page.locator('.desk-actions').getByRole('button', { name: offered.title.zh, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: offered.title.zh });
  await dialog.waitFor();
  await visitor.settled();
  if (offered.form !== null) {
    const { body: deployed } = await user.get(`/api/definitions/${view.definition}`).expect(200);
    const { properties } = deployed.definition.forms[offered.form] as { properties: Record<string, Field> };
    for (const [name, value] of Object.entries(data)) {
      await answer(page, dialog.locator(`[id="${command}_${name}"]`), properties[name] ?? {}, name, value);
    }
  }
  await dialog.locator('button.ant-btn-primary').last().click();
  await dialog.waitFor({ state: 'detached' });
  await visitor.settled();
}

async function answer(page: Page, field: Locator, asked: Field, name: string, value: unknown): Promise<void> {
  if (asked.oneOf) {
    const wanted = asked.oneOf.find((choice) => choice.const === value)?.title ?? '';
    await field.click();
    await page.locator('.ant-select-item-option').filter({ hasText: wanted }).first().click();
  } else if (asked.const === true) {
    await field.check();
  } else if (typeof value === 'boolean') {
    await field.getByRole('radio', { name: value ? '是' : '否' }).check();
  } else {
    await field.fill(name.endsWith('Fen') ? String(Number(value) / 100) : String(value));
    await field.press('Tab');
  }
}
