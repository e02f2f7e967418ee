import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { JsonObject } from '../src/engine/index.js';
import type { LetterView } from '../src/publicity/letters/case-letters.js';
import { addMonths, daysBetween, dateOf, parsePlainDate } from '../src/calendar/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import type { TestUser } from './helpers/app.js';
import { bytesOf, readPdf } from './helpers/pdf.js';
import { startVillageAid, type VillageAid } from './helpers/village-aid.js';

let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid();
}, 120_000);
afterAll(() => app.close());

const opinion = { memberCount: 4, proposedAmount: 45050 };
const refusal = { ground: 'incomeOverStandard', explanation: '长子每月工资三千元' };

async function decided(user: TestUser, type: string, data?: JsonObject): Promise<NewReceipt> {
  const receipt = await app.apply();
  await app.command(app.handler, receipt, 'POST', opinion);
  await app.advance(12);
  await app.due(receipt);
  await app.command(user, receipt, type, data);
  return receipt;
}

const path = ({ county, caseId }: NewReceipt): string => `/api/cases/${county}/${caseId}/letters`;

async function lettersOf(receipt: NewReceipt): Promise<{ letter: LetterView; text: string }[]> {
  const { body } = await app.handler.get(path(receipt)).expect(200);
  const all: { letter: LetterView; text: string }[] = [];
  for (const letter of body as LetterView[]) {
    const { text } = await app.handler.get(`${path(receipt)}/${letter.id}`).expect(200);
    all.push({ letter, text });
  }
  return all;
}

const firstLetterOf = async (receipt: NewReceipt) => (await lettersOf(receipt))[0]!;

describe('a letter', () => {
  it('tells what was done, in which case, by which article, and who says so', async () => {
    const receipt = await app.apply();
    await app.command(app.clerk, receipt, 'RECEIVE');
    const { letter, text } = await firstLetterOf(receipt);
    expect(letter).toMatchObject({ kind: 'acceptanceReceipt', title: { zh: '受理通知书' }, seq: 2, remedies: [] });
    const day = dateOf((await app.now()).toISOString());
    expect(text.split('\n')).toEqual([
      '受理通知书',
      `案件编号：${receipt.number}`,
      '',
      '欧阳建国：',
      '',
      '关于您（户）的“村级帮扶”事项，依据演示办法第五条，现告知如下：',
      '办理情况：受理',
      '',
      '沙堆镇社会救助受理窗口',
      `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
      '',
    ]);
  });

  it('is a printed paper too, which says the same and whose reading is kept', async () => {
    const receipt = await app.apply();
    await app.command(app.clerk, receipt, 'RECEIVE');
    const { letter, text } = await firstLetterOf(receipt);
    const answer = await bytesOf(app.handler.get(`${path(receipt)}/${letter.id}/pdf`)).expect(200);
    const { pages } = await readPdf(answer.body as Buffer);
    const bare = (words: string): string => words.replace(/\s/g, '');
    expect(bare(pages.join(''))).toBe(bare(text));
    const readings = await app.sql('select from read_log where what = $1', [`letter ${letter.id}`]);
    expect(readings).toHaveLength(2);
  });

  it('says from which month how much is paid, and from which month no more', async () => {
    const receipt = await decided(app.approver, 'APPROVE');
    await app.command(app.approver, receipt, 'STOP');
    const [confirmed, stopped] = await lettersOf(receipt);
    const next = addMonths(parsePlainDate(dateOf((await app.now()).toISOString())), 1);
    const month = `${Number(next.slice(0, 4))}年${Number(next.slice(5, 7))}月`;
    expect(confirmed!.text).toContain(`保障金额：自${month}起，每月450.50元。`);
    expect(confirmed!.text).toContain('通城县民政局');
    expect(stopped!.text).toContain(`发放情况：自${month}起停止发放。`);
    expect(stopped!.text).toContain('理由：家庭情况发生变化');
  });

  it('of a refusal gives the reasons of who decided, though another serves it', async () => {
    const receipt = await decided(app.approver, 'REFUSE', refusal);
    await app.command(app.handler, receipt, 'DELIVER');
    const { text } = await firstLetterOf(receipt);
    expect(text).toContain('依据演示办法第九条');
    expect(text).toContain('办理情况：不予确认');
    expect(text).toContain('理由：人均收入不低于标准');
    expect(text).toContain('说明：长子每月工资三千元');
    expect(text).toContain('通城县民政局');
  });

  it('is not sent without words for its reason, and nothing else happens then either', async () => {
    const receipt = await decided(app.approver, 'REFUSE', { ...refusal, ground: 'unheardOf' });
    const refused = await app.command(app.handler, receipt, 'DELIVER', undefined, 409);
    expect(refused).toMatchObject({ code: 'letter-reason-unknown', reason: 'unheardOf' });
    expect(await lettersOf(receipt)).toEqual([]);
  });

  it('is on record as read when somebody prints it, and a stranger cannot', async () => {
    const receipt = await app.apply();
    await app.command(app.clerk, receipt, 'RECEIVE');
    const { letter } = await firstLetterOf(receipt);
    expect(await app.sql('select user_id, case_id, what from read_log where case_id = $1', [receipt.caseId])).toEqual([
      { user_id: app.handler.id, case_id: receipt.caseId, what: `letter ${letter.id}` },
    ]);
    const elsewhere = await app.login('heshengqiao.handler1');
    await elsewhere.get(path(receipt)).expect(404);
    await elsewhere.get(`${path(receipt)}/${letter.id}`).expect(404);
    const listed = await app.handler.get(path(receipt)).expect(200);
    expect(listed.text).not.toContain('欧阳');
    const printed = await app.handler.get(`${path(receipt)}/${letter.id}`).expect(200);
    expect(printed.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  });

  it('is unreadable in the database, and gone with the household’s key like its notices', async () => {
    const receipt = await decided(app.approver, 'REFUSE', refusal);
    await app.command(app.handler, receipt, 'DELIVER');
    const { letter } = await firstLetterOf(receipt);
    const [row] = await app.sql<{ sealed: Buffer; household_id: string }>(
      'select sealed, household_id from letter where id = $1',
      [letter.id],
    );
    expect(row!.sealed.includes(Buffer.from('欧阳'))).toBe(false);
    await app.advance(20);
    await app.due(receipt);
    const admin = await app.login('xianning.admin');
    await admin
      .post(`/api/households/421222/${row!.household_id}/erase`, { reason: '保管期限届满' })
      .expect(({ status }) => expect(status).toBeLessThan(300));
    expect((await app.handler.get(path(receipt)).expect(200)).body).toMatchObject([{ id: letter.id, title: null }]);
    await app.handler.get(`${path(receipt)}/${letter.id}`).expect(410);
    const notices = await app.handler.get(`/api/cases/421222/${receipt.caseId}/notices`).expect(200);
    expect(notices.body).toMatchObject([{ kind: 'publicity', content: null }]);
  });
});

describe('remedies', () => {
  const remedies = async () => {
    return firstLetterOf(await decided(app.approver, 'APPROVE'));
  };

  it('before 2024 are the government or the bureau above, or the court', async () => {
    const { letter, text } = await remedies();
    expect(letter.remedies).toMatchObject([
      { route: 'reconsideration', period: '60d', organs: ['通城县人民政府', '咸宁市民政局'] },
      { route: 'lawsuit', period: '6mo' },
    ]);
    expect(text).toContain('1. 行政复议：自知道或者应当知道本决定之日起60日内，向通城县人民政府或者咸宁市民政局提出');
    expect(text).toContain(
      '2. 行政诉讼：自知道或者应当知道本决定之日起6个月内，向作出决定的行政机关所在地的人民法院提出',
    );
  });

  it('since 2024 are the government alone, or the court, whenever the case was accepted', async () => {
    const receipt = await app.apply();
    await app.command(app.handler, receipt, 'POST', opinion);
    const now = dateOf((await app.now()).toISOString());
    await app.advance(daysBetween(now, parsePlainDate('2024-01-02')));
    await app.due(receipt);
    await app.command(app.approver, receipt, 'APPROVE');
    const [confirmed] = await lettersOf(receipt);
    expect(confirmed!.letter.remedies).toMatchObject([
      { route: 'reconsideration', organs: ['通城县人民政府'] },
      { route: 'lawsuit' },
    ]);
    expect(confirmed!.text).not.toContain('咸宁市民政局');
  });

  it('must be known: a decision whose letter could not name them is not taken', async () => {
    const kept = await app.sql(`select * from setting where name like 'remedies%'`);
    await app.sql(`delete from setting where name like 'remedies%'`);
    await expect(decided(app.approver, 'APPROVE')).rejects.toThrow('remedies-missing');
    await app.sql(`insert into setting select * from jsonb_populate_recordset(null::setting, $1)`, [
      JSON.stringify(kept),
    ]);
  });
});

describe('the wording of the jurisdiction', () => {
  const folder = fileURLToPath(new URL('../workflows', import.meta.url));
  const settings = (
    parse(readFileSync(`${folder}/jurisdictions/letters.yaml`, 'utf8')) as {
      settings: { name: string; value: unknown }[];
    }
  ).settings;
  const wording = settings.find(({ name }) => name === 'letters')!.value as { titles: object; reasons: object };
  const definitions = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'jurisdictions')
    .flatMap(({ name }) =>
      readdirSync(`${folder}/${name}`)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => `${name}/${file}`),
    );

  it.each(definitions)('has a title for every letter of %s, and words for every reason written there', (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const letters = noticesIn(parse(text));
    const forms = readdirSync(`${folder}/${file.split('/')[0]}/forms`).map((form) =>
      readFileSync(`${folder}/${file.split('/')[0]}/forms/${form}`, 'utf8'),
    );
    for (const { kind, reason } of letters) {
      expect(Object.keys(wording.titles)).toContain(kind);
      if (typeof reason !== 'string' || reason.startsWith('=') || !/^[A-Za-z]\w*$/.test(reason)) continue;
      expect(reason in wording.reasons || forms.some((form) => form.includes(`"const": "${reason}"`))).toBe(true);
    }
  });
});

/** Parameters of all actions named `notice`, wherever they stand. */
function noticesIn(node: unknown): { kind: string; reason?: unknown }[] {
  if (Array.isArray(node)) return node.flatMap(noticesIn);
  if (node === null || typeof node !== 'object') return [];
  const { type, params } = node as { type?: unknown; params?: { kind: string } };
  const own = type === 'notice' && params ? [params] : [];
  return [...own, ...Object.values(node).flatMap(noticesIn)];
}
