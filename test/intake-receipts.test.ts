import { missingGlyphs } from '../src/shared/paper.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, family } from './helpers/families.js';
import { bytesOf, readPdf, type ReadPdf } from './helpers/pdf.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp({ env: { PUBLIC_URL: 'https://aid.example.gov.cn/' } });
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

async function printed(receipts: object[], user = clerk): Promise<ReadPdf> {
  const answer = await bytesOf(user.post('/api/applications/print', { receipts })).expect(200);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  return readPdf(answer.body as Buffer);
}

const applied = (name: string) => apply(clerk, { members: family({ name }) });
const inWords = (date: string) =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

describe('the receipt as a paper', () => {
  it('says on one A5 page what was received, by which law, until when, and whom to ask', async () => {
    const { number, queryCode, promisedOn, receivedAt } = await applied('欧阳建国');
    const { pages, size } = await printed([{ number, code: queryCode }]);
    expect(size).toEqual({ width: expect.closeTo(419.53, 1), height: expect.closeTo(595.28, 1) });
    expect(pages).toHaveLength(1);
    const day = new Date(Date.parse(receivedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
    const told = [number, queryCode, '欧**国', '最低生活保障', inWords(day), inWords(promisedOn ?? '')];
    for (const text of [...told, '通城县沙堆镇', '便民热线12345', '行政复议', '时限依据'])
      expect(pages[0]).toContain(text);
    for (const hidden of ['欧阳建国', '诸葛秀英', '13871230456']) expect(pages[0]).not.toContain(hidden);
  });

  it('has a QR code that opens the progress page with the number, never with the code', async () => {
    const { number, queryCode } = await applied('张三丰');
    const content = await (await printed([{ number, code: queryCode }])).qr();
    expect(content).toBe(`https://aid.example.gov.cn/public/progress?number=${number}`);
  });

  it('is printed again without the code', async () => {
    const { number, queryCode } = await applied('李四光');
    const answer = await bytesOf(clerk.get(`/api/applications/${number}/receipt.pdf`)).expect(200);
    const { pages } = await readPdf(answer.body as Buffer);
    expect(pages[0]).toContain(number);
    expect(pages[0]).not.toContain(queryCode);
    expect(pages[0]).toContain('不含查询码');
  });

  it('takes no code that is not that receipt’s', async () => {
    const [one, other] = [await applied('王五'), await applied('赵六')];
    const { body } = await clerk.post('/api/applications/print', {
      receipts: [{ number: one.number, code: other.queryCode }],
    });
    expect(body).toMatchObject({ code: 'query-code-wrong', status: 422 });
  });

  it('of a whole family’s applications is one paper, a page each', async () => {
    const [one, other] = [await applied('钱七'), await applied('孙八')];
    const { pages } = await printed([{ number: one.number }, { number: other.number }]);
    expect(pages).toEqual([expect.stringContaining(one.number), expect.stringContaining(other.number)]);
  });

  it('is nobody’s outside the scope', async () => {
    const { number } = await applied('周九');
    const foreign = await app.login('heshengqiao.clerk');
    expect((await foreign.get(`/api/applications/${number}/receipt.pdf`)).status).toBe(404);
    expect((await foreign.post('/api/applications/print', { receipts: [{ number }] })).status).toBe(404);
  });
});

describe('rare characters', () => {
  it('are printed where the font has them, and can be copied out again', async () => {
    expect(missingGlyphs('㛃䶮𬱖𱁬')).toEqual([]);
    const { number } = await applied('㛃小䶮');
    const { pages } = await printed([{ number }]);
    expect(pages[0]).toContain('㛃*䶮');
    expect(pages[0]).not.toContain('字库未收');
  });

  it('are named in words where it has not, and leave no empty box', async () => {
    expect(missingGlyphs('𠮷野𠮷')).toEqual(['𠮷']);
    const { number } = await applied('𠮷野家');
    const { pages } = await printed([{ number }]);
    expect(pages[0]).toContain('［1］*家');
    expect(pages[0]).toContain('［1］为 U+20BB7');
    expect(pages[0]).not.toContain('𠮷');
  });
});

describe('what a window has received', () => {
  it('is listed newest first, a page at a time, applicants masked', async () => {
    const [one, other] = [await applied('吴十一'), await applied('郑十二')];
    const first = (await clerk.get('/api/applications?limit=1').expect(200)).body;
    expect(first.items).toMatchObject([{ number: other.number, applicant: '郑*二', status: 'active' }]);
    const second = (await clerk.get(`/api/applications?limit=1&after=${first.next}`).expect(200)).body;
    expect(second.items).toMatchObject([{ number: one.number, applicant: '吴*一', promisedOn: one.promisedOn }]);
    expect(JSON.stringify(second)).not.toContain(one.queryCode);
  });

  it('shows one’s own alone when asked, and nothing of other townships', async () => {
    const { number } = await applied('冯十三');
    const handler = await app.login('shadui.handler1');
    const numbers = async (user: TestUser, query = '') =>
      ((await user.get(`/api/applications${query}`).expect(200)).body.items as { number: string }[]).map(
        (item) => item.number,
      );
    expect(await numbers(handler)).toContain(number);
    expect(await numbers(handler, '?mine=true')).toEqual([]);
    expect(await numbers(await app.login('heshengqiao.clerk'))).toEqual([]);
  });
});
