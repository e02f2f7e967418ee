import request from 'supertest';
import type { FoundCase, FoundEvent } from '../src/audit/search/audit-search.js';
import type { FoundReading } from '../src/audit/search/readings.js';
import type { FileVerified } from '../src/audit/file/file-verification.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, citizenId, family, withdraw } from './helpers/families.js';
import type { NewReceipt } from '../src/intake/receipts.js';

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Bytes of an answer that is a file. */
const asBytes = (response: NodeJS.ReadableStream, done: (error: Error | null, bytes: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

describe('what auditors look for', () => {
  let app: TestApp;
  let clerk: TestUser;
  let auditor: TestUser;
  let stranger: TestUser;
  const idNumber = citizenId('19710203');
  const receipts: NewReceipt[] = [];
  let today: string;

  beforeAll(async () => {
    app = await startTestApp();
    clerk = await app.login('shadui.clerk');
    auditor = await app.login('tongcheng.auditor');
    stranger = await app.login('chibi.auditor');
    receipts.push(await apply(clerk, { members: family({ idNumber }) }));
    receipts.push(await apply(clerk), await apply(clerk));
    await withdraw(clerk, receipts[1] as NewReceipt);
    today = new Date((await app.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  }, 120_000);
  afterAll(() => app.close());

  const find = async <T>(what: 'cases' | 'events', body: object, user = auditor): Promise<Page<T>> => {
    const answer = await user.post(`/api/audit/${what}`, body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body as Page<T>;
  };
  const numbers = ({ items }: Page<{ number: string }>): string[] => items.map(({ number }) => number);
  const numberOf = (index: number): string => receipts[index]?.number ?? '';

  it('finds cases by number, procedure, place, day and who acted, newest first', async () => {
    const all = await find<FoundCase>('cases', {});
    expect(numbers(all)).toEqual([numberOf(2), numberOf(1), numberOf(0)]);
    expect(all.items[1]).toMatchObject({ procedure: 'dibao', status: 'done', title: { zh: '最低生活保障' } });
    expect(numbers(await find('cases', { number: numberOf(0) }))).toEqual([numberOf(0)]);
    expect(numbers(await find('cases', { procedure: 'tekun' }))).toEqual([]);
    expect(
      numbers(await find('cases', { procedure: 'dibao', division: '421222104', from: today, to: today })),
    ).toHaveLength(3);
    expect(numbers(await find('cases', { to: '2000-01-01' }))).toEqual([]);
    expect(numbers(await find('cases', { type: 'WITHDRAW' }))).toEqual([numberOf(1)]);
    expect(numbers(await find('cases', { actor: 'shadui.clerk', office: '421222104:window' }))).toHaveLength(3);
    expect(numbers(await find('cases', { actor: 'shadui.handler1' }))).toEqual([]);
  });

  it('finds what was done by whom, where, when and how, a page at a time', async () => {
    const all = await find<FoundEvent>('events', { office: '421222104:window' });
    expect(all.items.length).toBeGreaterThan(3);
    expect(all.items.every(({ actor }) => actor?.office?.code === '421222104:window')).toBe(true);
    const [withdrawn] = (
      await find<FoundEvent>('events', { actor: 'shadui.clerk', type: 'WITHDRAW', from: today, to: today })
    ).items;
    expect(withdrawn).toMatchObject({
      number: numberOf(1),
      type: 'WITHDRAW',
      title: { zh: expect.stringContaining('撤') },
      roleTitle: { zh: '窗口受理人员' },
      actor: { behalf: 'applicant' },
    });
    const paged: FoundEvent[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page: Page<FoundEvent> = await find<FoundEvent>('events', {
        office: '421222104:window',
        limit: 2,
        ...(after ? { after } : {}),
      });
      paged.push(...page.items);
      after = page.next;
    }
    expect(paged).toEqual(all.items);
    expect((await find('events', { office: '421222104:civilAffairs' })).items).toEqual([]);
    expect(
      numbers(await find('events', { number: numberOf(2), procedure: 'dibao' })).every(
        (number) => number === numberOf(2),
      ),
    ).toBe(true);
  });

  it('finds a person by their number, whose look-up is on record and whose number is not', async () => {
    const person = { idNumber, reason: '核对重复领取线索' };
    expect(numbers(await find('cases', { person }))).toEqual([numberOf(0)]);
    expect(new Set(numbers(await find('events', { person })))).toEqual(new Set([numberOf(0)]));
    expect((await find('cases', { person: { ...person, idNumber: citizenId('19500101') } })).items).toEqual([]);
    expect((await auditor.post('/api/audit/cases', { person: { idNumber, reason: '查' } })).status).toBe(400);
    expect((await auditor.post('/api/audit/cases', { person: { ...person, idNumber: '123' } })).status).toBe(422);
    const { body } = await auditor.get('/api/audit/readings?reader=tongcheng.auditor');
    const { items } = body as Page<FoundReading>;
    expect(items.map(({ what }) => what)).toEqual([
      'audit search, 0 found',
      'audit search, 1 found',
      'audit search, 1 found',
    ]);
    expect(items[0]).toMatchObject({ username: 'tongcheng.auditor', reason: person.reason });
    expect(JSON.stringify(body)).not.toContain(idNumber.slice(0, 14));
  });

  it('shows another county nothing of it, and only auditors and supervisors search', async () => {
    expect((await find('cases', {}, stranger)).items).toEqual([]);
    expect((await find('events', { office: '421222104:window' }, stranger)).items).toEqual([]);
    expect((await find('cases', { person: { idNumber, reason: '核对线索' } }, stranger)).items).toEqual([]);
    const { body } = await stranger.get('/api/audit/readings');
    expect((body as Page<FoundReading>).items.every(({ username }) => username === 'chibi.auditor')).toBe(true);
    for (const path of ['cases', 'events']) expect((await clerk.post(`/api/audit/${path}`)).status).toBe(403);
    expect((await clerk.get('/api/audit/readings')).status).toBe(403);
    const inspector = await app.login('tongcheng.inspector');
    expect((await inspector.post('/api/audit/export', { of: 'cases', format: 'csv', reason: '年度检查' })).status).toBe(
      403,
    );
    expect((await inspector.post('/api/audit/cases')).status).toBe(200);
  });

  it.each(['csv', 'xlsx'] as const)(
    'takes a list away as %s, with who took it and why on it, on record',
    async (format) => {
      const reason = '=年度稽核抽查';
      const answer = await auditor
        .post('/api/audit/export', { of: 'events', format, office: '421222104:window', reason })
        .buffer(true)
        .parse(asBytes as never);
      expect(answer.status).toBe(200);
      const bytes = answer.body as Buffer;
      if (format === 'csv') {
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
        const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
        expect(lines[0]).toContain('（tongcheng.auditor）');
        expect(lines[0]).toContain(reason);
        expect(lines[1]).toBe('"案号","事项","步","时间","操作","操作代码","依据","办理人","机构","角色"');
        expect(lines).toHaveLength(2 + (await find('events', { office: '421222104:window' })).items.length);
        expect(lines[2]).toMatch(/^"421222-\d{4}-\d{6}","最低生活保障",\d+,"\d{4}-\d\d-\d\d \d\d:\d\d"/);
      } else {
        expect(bytes.subarray(0, 2).toString()).toBe('PK');
        expect(bytes.length).toBeGreaterThan(1_000);
      }
      const { body } = await auditor.get('/api/audit/readings?reader=tongcheng.auditor&limit=1');
      expect((body as Page<FoundReading>).items[0]).toMatchObject({
        reason,
        what: expect.stringMatching(/^list export, \d+ events$/),
      });
    },
  );

  describe('a history file that somebody sends', () => {
    let file: Buffer;
    beforeAll(async () => {
      const [first] = receipts;
      const answer = await auditor
        .get(`/api/cases/${first?.county}/${first?.caseId}/export`)
        .buffer(true)
        .parse(asBytes as never);
      file = answer.body as Buffer;
    });
    const verify = async (bytes: Buffer, user = auditor): Promise<FileVerified> => {
      const answer = await upload(user, bytes);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      return answer.body as FileVerified;
    };
    const upload = (user: TestUser, bytes: Buffer) =>
      request(app.app.getHttpServer())
        .post('/api/audit/verify-file')
        .set('authorization', `Bearer ${user.token}`)
        .attach('file', bytes, 'history.jsonl');

    it('holds, and is what is here', async () => {
      const verdict = await verify(file);
      expect(verdict).toMatchObject({ cases: 1, faults: 0, bad: [], shown: [{ number: numberOf(0), here: 'same' }] });
      expect(verdict.shown[0]?.events.map(({ seq }) => seq)).toEqual(
        verdict.shown[0]?.events.map((_, index) => index + 1),
      );
      expect((await verify(file, stranger)).shown[0]?.here).toBe('unknown');
    }, 60_000);

    it('names the event in which a byte was changed', async () => {
      const lines = file.toString('utf8').split('\n');
      const at = lines.findIndex((line) => line.startsWith('{"kind":"event"'));
      const record = JSON.parse(lines[at] ?? '') as { body: string };
      const body = Buffer.from(record.body, 'base64')
        .toString('utf8')
        .replace('"variant":"rural"', '"variant":"urban"');
      lines[at] = JSON.stringify({ ...record, body: Buffer.from(body).toString('base64') });
      const verdict = await verify(Buffer.from(lines.join('\n')));
      expect(verdict.bad[0]).toMatchObject({ code: 'edited', number: numberOf(0), seq: 1 });
      expect(verdict.faults).toBeGreaterThan(0);
    }, 60_000);

    it('that is none at all is told to be none', async () => {
      expect(await verify(Buffer.from('hello\n'))).toMatchObject({
        cases: 0,
        shown: [],
        faults: 3,
        bad: [{ code: 'manifest', detail: 'line 1: it is not JSON' }, {}, {}],
      });
      expect((await auditor.post('/api/audit/verify-file', { no: 'file' })).status).toBe(400);
      expect((await upload(clerk, file)).status).toBe(403);
    }, 60_000);
  });
});
