import type { CaseAt } from '../src/audit/case-history.js';
import type { CaseVerdict } from '../src/audit/case-verdict.js';
import type { HistoryEvent } from '../src/audit/history-event.js';
import { readHistory } from '../src/audit/history-file.js';
import { verifyHistory } from '../src/audit/verify.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, withdraw } from './helpers/families.js';

describe('the history of a case over HTTP', () => {
  let app: TestApp;
  let clerk: TestUser;
  let auditor: TestUser;
  /** An application that has been withdrawn: three events, the last by the clerk for the household. */
  let path: string;
  let county: string;
  let caseId: string;
  let number: string;

  beforeAll(async () => {
    app = await startTestApp();
    clerk = await app.login('shadui.clerk');
    auditor = await app.login('tongcheng.auditor');
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    ({ county, caseId, number } = receipt);
    path = `/api/cases/${county}/${caseId}`;
  }, 120_000);
  afterAll(() => app.close());

  const ask = async <T>(user: TestUser, url: string): Promise<T> => {
    const answer = await user.get(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  };
  const historyOf = (user: TestUser, query = '') =>
    ask<{ items: HistoryEvent[]; next: string | null }>(user, `${path}/history${query}`);
  /** Damage done by somebody who may switch triggers off, for as long as `look` takes. */
  const damaged = async (change: string, look: () => Promise<void>): Promise<void> => {
    const [before] = await app.sql<{ body: Buffer }>('select body from case_event where case_id = $1 and seq = 2', [
      caseId,
    ]);
    const update = (set: string) =>
      app.sql(
        `set session_replication_role = replica; update case_event set ${set} where case_id = '${caseId}' and seq = 2; set session_replication_role = default`,
      );
    await update(change);
    await look();
    await update(`body = '\\x${before?.body.toString('hex')}'`);
  };

  it('tells who did what, in which seat, under which article, oldest first', async () => {
    const { items, next } = await historyOf(auditor);
    expect(next).toBeNull();
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    expect(items[0]).toMatchObject({
      type: 'OPEN',
      title: { zh: '发起', en: 'Opened' },
      actor: { kind: 'user', role: 'clerk', office: { code: '421222104:window', name: { zh: expect.any(String) } } },
      personal: 'sealed',
      data: { variant: 'rural' },
    });
    expect(items[0]?.actor.name).toEqual(expect.any(String));
    expect(items.at(-1)).toMatchObject({
      type: 'WITHDRAW',
      actor: { behalf: 'applicant' },
      title: { zh: expect.stringContaining('撤') },
    });
    expect(items.at(-1)?.took.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('欧阳');
  });

  it('is read in pages', async () => {
    const { items: all } = await historyOf(auditor);
    const first = await historyOf(auditor, '?limit=1');
    const second = await historyOf(auditor, `?limit=200&after=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all);
  });

  it('shows the case as it stood at each event, and what the event changed', async () => {
    const { items } = await historyOf(auditor);
    const opened = await ask<CaseAt>(auditor, `${path}/at/1`);
    expect(opened).toMatchObject({
      number,
      seq: 1,
      events: items.length,
      event: items[0],
      definition: { procedure: 'dibao', law: expect.any(String), digest: items[0]?.definition },
      moment: { status: 'active', context: { variant: 'rural' } },
      verdict: { ok: true, firstBad: null },
    });
    expect(opened.diff?.tasks.closed).toEqual([]);
    expect(opened.diff?.tasks.opened).toEqual(opened.moment?.tasks.map(({ key }) => key));
    expect(opened.diff?.data).toContainEqual({ name: 'variant', before: null, after: 'rural' });

    const last = await ask<CaseAt>(auditor, `${path}/at/${items.length}`);
    expect(last.moment).toMatchObject({ status: 'done', tasks: [] });
    expect(last.diff?.tasks.closed.length).toBeGreaterThan(0);
    const now = await ask<{ standing: unknown; context: unknown }>(auditor, path);
    expect(last.moment).toMatchObject({ standing: now.standing, context: now.context });
    expect((await auditor.get(`${path}/at/${items.length + 1}`)).status).toBe(404);
    expect((await auditor.get(`${path}/at/0`)).status).toBe(404);
  });

  it('is verified on request', async () => {
    expect(await ask<CaseVerdict>(auditor, `${path}/verify`)).toMatchObject({
      ok: true,
      chain: 'ok',
      replay: 'ok',
      tasks: 'ok',
      deadlines: 'ok',
      firstBad: null,
    });
  });

  it('is exported as a file that needs nobody to vouch for it, and the taking is on record', async () => {
    const answer = await auditor
      .get(`${path}/export?reason=${encodeURIComponent('年度稽核')}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`${number}.jsonl`);
    const file = answer.body as Buffer;
    expect(file.toString()).not.toContain('欧阳');
    const verdict = await verifyHistory(
      readHistory(
        (async function* () {
          yield file;
        })(),
      ),
    );
    expect(verdict).toMatchObject({ cases: 1, faults: 0 });
    expect(verdict.events).toBe((await historyOf(auditor)).items.length);
    const log = await app.sql('select user_id, case_id, reason, what from read_log where what = $1', [
      'history export',
    ]);
    expect(log).toEqual([{ user_id: auditor.id, case_id: caseId, reason: '年度稽核', what: 'history export' }]);
  });

  it.each([
    ['history', 'shadui.approver', 200],
    ['history', 'tongcheng.police', 404],
    ['history', 'xianning.admin', 404],
    ['at/1', 'shadui.handler1', 200],
    ['at/1', 'tongcheng.police', 404],
    ['replay', 'shadui.handler1', 200],
    ['replay', 'tongcheng.police', 404],
    ['verify', 'shadui.approver', 200],
    ['verify', 'tongcheng.inspector', 200],
    ['verify', 'shadui.handler1', 403],
    ['export', 'tongcheng.inspector', 403],
    ['export', 'shadui.clerk', 403],
  ])('%s for %s answers %i', async (what, username, status) => {
    expect((await (await app.login(username)).get(`${path}/${what}`)).status).toBe(status);
  });

  it('is out of reach for the auditor of another county, proof and all', async () => {
    const other = await app.login('chibi.auditor');
    for (const what of ['history', 'at/1', 'replay', 'verify', 'export']) {
      expect((await other.get(`${path}/${what}`)).status).toBe(404);
    }
    expect((await app.anonymous.get(`${path}/history`)).status).toBe(401);
  });

  it('is shown with its damage, and the verdict names the event', async () => {
    const change = `body = convert_to(replace(convert_from(body, 'UTF8'), '"v":1', '"v":2'), 'UTF8')`;
    await damaged(change, async () => {
      const { items } = await historyOf(auditor);
      expect(items[1]).toEqual({ seq: 2, damaged: true });
      expect(items[0]).toMatchObject({ type: 'OPEN' });
      expect(await ask<CaseVerdict>(auditor, `${path}/verify`)).toMatchObject({
        ok: false,
        chain: 'broken',
        replay: 'unchecked',
        firstBad: { code: 'edited', number, seq: 2 },
      });
      expect(await ask<CaseAt>(auditor, `${path}/at/1`)).toMatchObject({ verdict: { ok: true } });
      expect(await ask<CaseAt>(auditor, `${path}/at/2`)).toMatchObject({
        moment: null,
        diff: null,
        verdict: { ok: false, firstBad: { code: 'edited', seq: 2 } },
      });
    });
    expect(await ask<CaseVerdict>(auditor, `${path}/verify`)).toMatchObject({ ok: true });
  });

  it("says erased once the household's key is destroyed, and still holds", async () => {
    const [found] = await app.sql<{ household_id: string }>('select household_id from cases where id = $1', [caseId]);
    const admin = await app.login('xianning.admin');
    const erased = await admin.post(`/api/households/${county}/${found?.household_id}/erase`, {
      reason: '保存期限届满',
    });
    expect([erased.status, erased.text]).toEqual([200, expect.any(String)]);
    const { items } = await historyOf(auditor);
    expect(items[0]?.personal).toBe('erased');
    expect(await ask<CaseAt>(auditor, `${path}/at/1`)).toMatchObject({
      event: { personal: 'erased' },
      verdict: { ok: true },
    });
    const verdict = await ask<CaseVerdict>(auditor, `${path}/verify`);
    expect(verdict).toMatchObject({ ok: true, chain: 'ok', replay: 'ok' });
    expect(verdict.erased).toBeGreaterThan(0);
  });
});
