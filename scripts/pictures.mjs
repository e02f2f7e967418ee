// node scripts/pictures.mjs [address]: takes the README's pictures again, from a fresh demonstration in which `npm run story` has been told.
import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import './typescript.mjs';

const { chromiumOptions } = await import('../test/helpers/chromium.ts');
const { application } = await import('../test/helpers/families.ts');
const { silentStage } = await import('../test/helpers/along.ts');
const { actThree } = await import('../src/cli/story/acts/act-three.ts');

const site = process.argv[2] ?? 'http://127.0.0.1:8420';
const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));
const OFFICE = { width: 1280, height: 760 };
const PHONE = { width: 420, height: 760 };
/** A sister of an official of the town, as he has declared. */
const SISTER = '毛素云,女,421222197202140002';
const VILLAGES = ['421222104201', '421222104202', '421222104203'];
/** Where the household of the story's first act is posted. */
const POSTED = 27;

const { password } = await ask('GET', '/api/demonstration/logins');
const browser = await chromium.launch(await chromiumOptions());
try {
  const { receipt } = await actThree(await silentStage(site));
  for (const division of VILLAGES) await acceptedIn(division);
  await auditPicture();
  await deskPicture();
  await windowPicture();
  await publicPicture(receipt);
} finally {
  await browser.close();
}

async function auditPicture() {
  const { items } = await ask('GET', '/api/cases?limit=100', await tokenOf('tongcheng.auditor'));
  const [{ county, caseId }] = items.sort((a, b) => a.number.localeCompare(b.number));
  const page = await signedIn('tongcheng.auditor');
  await page.goto(`${site}/audit/cases/${county}/${caseId}?at=${POSTED}`);
  await page.locator('.verdict-good').waitFor();
  await page.locator('.replay-diagram svg text').first().waitFor();
  await take(page, 'audit');
}

async function deskPicture() {
  const page = await signedIn('shadui.handler1');
  await page.locator('.desk-open').nth(1).click();
  await page.getByRole('heading', { name: '可办理事项' }).waitFor();
  await take(page, 'desk');
}

async function windowPicture() {
  const page = await signedIn('shadui.clerk');
  await page.keyboard.press('Alt+n');
  await page.locator('#scan:focus').waitFor();
  await page.keyboard.type(`${SISTER}\n`);
  await page.getByText('须单独登记备案').waitFor();
  await page.locator('#division').focus();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByLabel('最低生活保障').check();
  await page.getByText('草稿已保存').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'window');
}

async function publicPicture({ number, queryCode }) {
  const page = await opened('/public/progress', PHONE);
  await page.locator('.progress-form input').nth(0).fill(number);
  await page.locator('.progress-form input').nth(1).fill(queryCode);
  await page.keyboard.press('Enter');
  await page.locator('.answer').evaluate((answer) => answer.scrollIntoView());
  await take(page, 'public');
}

/** A case that waits for its investigation. */
async function acceptedIn(division) {
  const clerk = await tokenOf('shadui.clerk');
  const { county, caseId } = await ask('POST', '/api/applications', clerk, application({ division }));
  const path = `/api/cases/${county}/${caseId}`;
  const { allowed } = await ask('GET', path, clerk);
  const [task] = allowed.find(({ command }) => command === 'ACCEPT').tasks;
  const { fence } = await ask('POST', '/api/tasks/claim', clerk, { county, caseId, key: task });
  const data = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
  await ask('POST', `${path}/commands`, clerk, { type: 'ACCEPT', task, fence, data });
}

async function opened(path, viewport) {
  const page = await browser.newPage({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(120_000); // a diagram is laid out when somebody first looks
  await page.goto(site + path);
  return page;
}

async function signedIn(username) {
  const page = await opened('/sign-in', OFFICE);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(({ pathname }) => !['/', '/sign-in'].includes(pathname));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function take(page, name) {
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(1000); // what is drawn after the last answer
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await page.close();
}

async function tokenOf(username) {
  return (await ask('POST', '/api/session', undefined, { username, password })).token;
}

async function ask(method, path, token, body) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(site + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
