import type { Locator, Page } from 'playwright-core';
import type { CaseView } from '../../src/cases/case-queries.js';
import type { JsonObject } from '../../src/engine/index.js';
import type { Site, Visitor } from './browser.js';

/** What a case is known by. */
export interface CaseId {
  county: string;
  caseId: string;
}

interface Field {
  type?: string;
  const?: unknown;
  oneOf?: { const: unknown; title: string }[];
}

/** Where the page of a case is that somebody acts on. */
const AT_DESK = ({ county, caseId }: CaseId): string => `/desk/cases/${county}/${caseId}`;

/**
 * Does something to a case as its page, or the page one is on already, offers it: presses the button that is called like the command, fills the form that opens, and sends
 * it. What the button is called and what its form asks is read from the definition, as the page does.
 */
export async function doCommand(
  site: Site,
  visitor: Visitor,
  username: string,
  id: CaseId,
  command: string,
  data: JsonObject = {},
): Promise<void> {
  await fillCommand(site, visitor, username, id, command, data);
  const dialog = visitor.page.locator('dialog[open]');
  await dialog.locator('button.ant-btn-primary').last().click();
  await dialog.waitFor({ state: 'detached' });
  await visitor.settled();
}

/** {@link doCommand} up to the moment before it is sent. */
export async function fillCommand(
  site: Site,
  visitor: Visitor,
  username: string,
  id: CaseId,
  command: string,
  data: JsonObject = {},
): Promise<void> {
  const { page } = visitor;
  const user = await site.login(username);
  const { body } = await user.get(`/api/cases/${id.county}/${id.caseId}`).expect(200);
  const view = body as CaseView & { definition: string };
  const offered = view.allowed.find((one) => one.command === command);
  if (!offered) throw new Error(`${username} is not offered ${command}: ${JSON.stringify(view.refused)}`);
  if (!page.url().includes(`/${id.county}/${id.caseId}`)) await visitor.open(AT_DESK(id));
  const dialog = page.getByRole('dialog', { name: offered.title.zh });
  // It stays open where the same is asked several times.
  if (!(await dialog.isVisible())) {
    await page.locator('.desk-actions').getByRole('button', { name: offered.title.zh, exact: true }).click();
    await dialog.waitFor();
  }
  await visitor.settled();
  if (offered.form !== null) {
    const { body: deployed } = await user.get(`/api/definitions/${view.definition}`).expect(200);
    await fillForm(page, dialog, command, deployed.definition.forms[offered.form], data);
  }
}

/** Fills the fields of a form of a definition, as it stands on a page. @param scope what the form stands in, and how its fields' ids begin */
export async function fillForm(
  page: Page,
  scope: Locator,
  prefix: string,
  form: JsonObject,
  data: JsonObject,
): Promise<void> {
  const { properties = {} } = form as { properties?: Record<string, Field> };
  for (const [name, value] of Object.entries(data)) {
    await answer(page, scope.locator(`[id="${prefix}_${name}"]`), properties[name] ?? {}, name, value);
  }
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
