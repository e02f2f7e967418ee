import type { HistoryEvent } from '../src/audit/history-event.js';
import { checkPast, pastAfter } from '../src/audit/past-check.js';
import type { InboxItem } from '../src/cases/inbox.js';
import type { CaseState, EventBody, PastEvent } from '../src/engine/index.js';
import type { JsonObject } from '../src/engine/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { canonicalJson } from '../src/shared/canonical-json.js';
import type { Page } from '../src/shared/paging.js';
import { uuid7 } from '../src/shared/uuid7.js';
import { VerbCases } from './helpers/verb-cases.js';

/** A desk that may do nothing but its work. */
const BARE = `
procedure: bare-desk
version: "1"
title: { zh: 不得变通, en: Nothing else }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: applicant }
periods: {}
forms: { application: { type: object, additionalProperties: false, properties: {} } }
machine:
  initial: drafting
  states:
    drafting:
      meta:
        title: { zh: 拟稿, en: Drafting }
        task: { office: township.civilAffairs, role: handler, forbid: [transfer, delegate, countersign, return, withdraw, copy, urge, suspend, takeBack] }
      on: { NOTE: { meta: { title: { zh: 记录, en: Note } } } }
`;

let desk: VerbCases;
beforeAll(async () => {
  desk = await VerbCases.start(BARE);
}, 120_000);
afterAll(() => desk.close());
afterEach(async () => expect(await desk.faults()).toEqual([]));

const WHY = { reason: '工作需要' };
const [ONE, TWO, THREE] = ['shadui.handler1', 'shadui.handler2', 'shadui.handler3'] as const;

describe('transferring a task', () => {
  it('moves the claim: the old number completes nothing, the new holder finds the task in their list', async () => {
    const file = await desk.upTo('drafting');
    const { key } = await desk.task(file);
    const fence = await desk.claim(ONE, file, key);
    await desk.send(ONE, file, 'TASK.TRANSFER', { task: key, fence, data: { to: await desk.idOf(TWO), ...WHY } });
    const refused = await desk.send(ONE, file, 'SUBMIT', { task: key, fence, data: { sum: 1 }, status: 409 });
    expect(refused).toMatchObject({ code: 'claim-lost' });
    const mine = await (await desk.as(TWO)).get('/api/tasks?show=mine').expect(200);
    const { items } = mine.body as Page<InboxItem>;
    const item = items.find(({ caseId }) => caseId === file.caseId);
    expect(item?.fence).toBeGreaterThan(fence);
    await desk.send(TWO, file, 'SUBMIT', { task: key, fence: item?.fence ?? 0, data: { sum: 1 } });
  });

  it('asks for the claim, and refuses whoever must keep out or has no such seat', async () => {
    const file = await desk.upTo('reviewing');
    const task = (await desk.task(file)).key;
    const to = async (username: string) => ({ to: await desk.idOf(username), ...WHY });
    expect(await desk.send(TWO, file, 'TASK.TRANSFER', { task, data: await to(THREE), status: 409 })).toMatchObject({
      code: 'claim-needed',
    });
    const fence = await desk.claim(TWO, file, task);
    const refusal = (username: string, status: number) =>
      to(username).then((data) => desk.send(TWO, file, 'TASK.TRANSFER', { task, fence, data, status }));
    expect(await refusal(ONE, 403)).toMatchObject({ code: 'separation-of-duties' });
    const elsewhere = await refusal('tongcheng.reviewer1', 422);
    expect(elsewhere).toMatchObject({ code: 'person-unsuitable' });
    expect(JSON.stringify([elsewhere.detail, elsewhere.detailZh])).not.toMatch(/\d{6}:|handler/);
    expect(await refusal('xianning.admin', 422)).toMatchObject({ code: 'person-unsuitable' });
    expect(await desk.send(TWO, file, 'TASK.TRANSFER', { task, fence, data: {}, status: 422 })).toMatchObject({
      code: 'form-invalid',
    });
    for (const nobody of ['constructor', '__proto__']) {
      const data = { to: nobody, ...WHY };
      const transferred = await desk.send(TWO, file, 'TASK.TRANSFER', { task, fence, data, status: 422 });
      expect(transferred).toMatchObject({ code: 'person-unsuitable' });
      const signing = { signers: [{ user: nobody }], mode: 'all', ...WHY };
      const signed = await desk.send(TWO, file, 'TASK.COUNTERSIGN', { task, fence, data: signing, status: 422 });
      expect(signed).toMatchObject({ code: 'person-unsuitable' });
      const elsewhere = await desk.send(TWO, file, 'TASK.SUSPEND', { task: nobody, fence, data: WHY, status: 409 });
      expect(elsewhere).toMatchObject({ code: 'not-possible' });
    }
  });

  it('answers a repeated request once', async () => {
    const file = await desk.upTo('drafting');
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(ONE, file, task);
    const sending = { task, fence, data: { to: await desk.idOf(TWO), ...WHY }, key: uuid7(new Date()) };
    const first = await desk.send(ONE, file, 'TASK.TRANSFER', sending);
    expect(await desk.send(ONE, file, 'TASK.TRANSFER', sending)).toEqual(first);
    expect((await desk.view(ONE, file)).version).toBe(first['version']);
    const other = { ...sending, data: { ...sending.data, to: await desk.idOf(THREE) }, status: 422 };
    expect(await desk.send(ONE, file, 'TASK.TRANSFER', other)).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('keeps the reason with the household’s key, not in the open', async () => {
    const file = await desk.upTo('drafting');
    await desk.does(ONE, file, 'TASK.TRANSFER', { data: { to: await desk.idOf(TWO), reason: '欧阳建国要求更换' } });
    const rows = await desk.app.sql<{ body: string; sealed: boolean }>(
      `select convert_from(body, 'UTF8') as body, personal is not null as sealed from case_event where case_id = $1 and type = 'TASK.TRANSFER'`,
      [file.caseId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed).toBe(true);
    expect(rows[0]?.body).not.toContain('欧阳');
  });
});

describe('delegating a task', () => {
  it('lets the delegate work and hand back; only the owner completes, and the delegate counts as having acted', async () => {
    const file = await desk.upTo('drafting');
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(ONE, file, task);
    await desk.send(ONE, file, 'TASK.DELEGATE', { task, fence, data: { to: await desk.idOf(TWO), ...WHY } });
    const theirs = (await desk.task(file)).fence;
    expect(await desk.task(file)).toMatchObject({ owner: expect.any(String) });
    const attempt = { task, fence: theirs, data: { sum: 1 }, status: 409 };
    expect(await desk.send(TWO, file, 'SUBMIT', attempt)).toMatchObject({ code: 'task-delegated' });
    const { county, caseId } = file;
    const release = await (await desk.as(TWO)).post('/api/tasks/release', { county, caseId, key: task, fence: theirs });
    expect(release.body).toMatchObject({ code: 'task-delegated', status: 409 });
    await desk.send(TWO, file, 'TASK.HAND_BACK', { task, fence: theirs, data: { opinion: '已核实' } });
    const own = (await desk.task(file)).fence;
    await desk.send(ONE, file, 'SUBMIT', { task, fence: own, data: { sum: 1 } });
    const reviewing = (await desk.task(file)).key;
    const barred = await desk.claim(TWO, file, reviewing);
    expect(await desk.send(TWO, file, 'PASS', { task: reviewing, fence: barred, status: 403 })).toMatchObject({
      code: 'separation-of-duties',
    });
  });
});

describe('laying a task aside', () => {
  it('takes it off the list, stops no clock and says so', async () => {
    const file = await desk.upTo('drafting');
    const before = (await desk.view(ONE, file)).clocks;
    const reply = await desk.does(ONE, file, 'TASK.SUSPEND', { data: WHY });
    expect(reply['note']).toMatchObject({ zh: expect.stringContaining('法定期限照常计算') });
    const view = await desk.view(ONE, file);
    expect(view.clocks.map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt));
    const listed = async (show: string) =>
      JSON.stringify((await (await desk.as(ONE)).get(`/api/tasks?show=${show}&limit=200`).expect(200)).body).includes(
        file.caseId,
      );
    expect([await listed('all'), await listed('mine'), await listed('suspended')]).toEqual([false, false, true]);
    const { key: task, fence } = await desk.task(file);
    expect(await desk.send(ONE, file, 'SUBMIT', { task, fence, data: {}, status: 409 })).toMatchObject({
      code: 'task-suspended',
    });
    await desk.send(ONE, file, 'TASK.RESUME', { task, fence });
    await desk.send(ONE, file, 'SUBMIT', { task, fence, data: { sum: 1 } });
  });
});

describe('taking a task back', () => {
  it('is for the head of the office; the absent holder can complete nothing afterwards', async () => {
    const file = await desk.upTo('drafting');
    const { key: task } = await desk.task(file);
    expect(await desk.send('shadui.approver', file, 'TASK.TAKE_BACK', { task, data: WHY, status: 409 })).toMatchObject({
      code: 'task-not-claimed',
    });
    const fence = await desk.claim(ONE, file, task);
    expect(await desk.send(TWO, file, 'TASK.TAKE_BACK', { task, data: WHY, status: 403 })).toMatchObject({
      code: 'not-permitted',
    });
    await desk.send('shadui.approver', file, 'TASK.TAKE_BACK', { task, data: WHY });
    expect(await desk.send(ONE, file, 'SUBMIT', { task, fence, data: {}, status: 409 })).toMatchObject({
      code: 'claim-lost',
    });
    expect(await desk.claim(TWO, file, task)).toBeGreaterThan(fence + 1);
  });

  it('and a verb of the holder at the same moment: one of the two comes first, and the other is told', async () => {
    const file = await desk.upTo('drafting');
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(ONE, file, task);
    const path = `/api/cases/${file.county}/${file.caseId}/commands`;
    const [holder, head] = [await desk.as(ONE), await desk.as('shadui.approver')];
    const data = { to: await desk.idOf(TWO), ...WHY };
    const answers = await Promise.all([
      holder.post(path, { type: 'TASK.TRANSFER', task, fence, data }),
      holder.post(path, { type: 'TASK.DELEGATE', task, fence, data }),
      head.post(path, { type: 'TASK.TAKE_BACK', task, data: WHY }),
    ]);
    const codes = answers.map(({ status, body }) => (status === 200 ? 'done' : (body.code as string)));
    expect(codes).toContain('done');
    expect(codes.filter((code) => !['done', 'claim-lost', 'task-delegated'].includes(code))).toEqual([]);
    const [{ open } = { open: 0 }] = await desk.app.sql<{ open: number }>(
      'select count(*)::int as open from case_claim where case_id = $1 and released_at is null',
      [file.caseId],
    );
    expect(open).toBeLessThanOrEqual(1);
  });
});

describe('urging a task', () => {
  it('is seen on the task and sent out, once a day for each office', async () => {
    const file = await desk.upTo('drafting');
    const { key: task } = await desk.task(file);
    await desk.send('tongcheng.inspector', file, 'TASK.URGE', { task });
    expect(await desk.send('tongcheng.reviewer1', file, 'TASK.URGE', { task, status: 409 })).toMatchObject({
      code: 'already-urged',
    });
    await desk.send('shadui.clerk', file, 'TASK.URGE', { task });
    expect(await desk.task(file)).toMatchObject({ urgings: 2 });
    const sent = await desk.app.sql(
      `select payload from outbox where case_id = $1 and topic = 'task.urged' order by seq`,
      [file.caseId],
    );
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ payload: { task, office: '421222104:civilAffairs', by: '421222:civilAffairs' } });
  });
});

describe('countersigning', () => {
  it('waits for signers of any department, who find it in their list and sign with an opinion', async () => {
    const file = await desk.upTo('drafting');
    const signers = [{ user: await desk.idOf('tongcheng.police') }, { user: await desk.idOf(TWO) }];
    await desk.view('tongcheng.police', file, 404);
    await desk.does(ONE, file, 'TASK.COUNTERSIGN', { data: { mode: 'all', signers } });
    const { key: task, fence } = await desk.task(file);
    expect(await desk.send(ONE, file, 'SUBMIT', { task, fence, data: {}, status: 409 })).toMatchObject({
      code: 'signatures-missing',
    });
    const list = await (await desk.as('tongcheng.police')).get('/api/tasks').expect(200);
    expect(list.body.items).toEqual([expect.objectContaining({ caseId: file.caseId, signature: true })]);
    await desk.claim(THREE, file, await desk.signature(file, TWO), 403);
    await desk.does('tongcheng.police', file, 'TASK.SIGN', {
      task: await desk.signature(file, 'tongcheng.police'),
      data: { agrees: false, opinion: '户籍信息不符' },
    });
    await desk.send(ONE, file, 'TASK.REMOVE_SIGNER', { task, fence, data: { user: await desk.idOf(TWO), ...WHY } });
    expect((await desk.task(file)).signers).toEqual([expect.objectContaining({ agrees: false })]);
    await desk.send(ONE, file, 'SUBMIT', { task, fence, data: { sum: 1 } });
  });
});

describe('a vote by ratio', () => {
  it('is judged on those who agree: a command that lost is closed, and a vote that carries it opens it again', async () => {
    const file = await desk.upTo('drafting');
    const [police, two, three] = ['tongcheng.police', TWO, THREE];
    const voters = async (...names: string[]) =>
      Promise.all(names.map(async (username) => ({ user: await desk.idOf(username) })));
    const data = { mode: '2/3', signers: await voters(police, two, three) };
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(ONE, file, task);
    const sends = (type: string, body: JsonObject, status = 200) =>
      desk.send(ONE, file, type, { task, fence, data: body, status });
    expect(await sends('TASK.COUNTERSIGN', data, 422)).toMatchObject({ field: 'proposal', possible: ['SUBMIT'] });
    await sends('TASK.COUNTERSIGN', { ...data, proposal: 'SUBMIT' });
    const votes = async (username: string, agrees: boolean) =>
      desk.does(username, file, 'TASK.SIGN', { task: await desk.signature(file, username), data: { agrees } });
    await votes(police, true);
    expect(await sends('SUBMIT', { sum: 1 }, 409)).toMatchObject({ code: 'signatures-missing' });
    await votes(two, false);
    await votes(three, false);
    expect((await desk.task(file)).vote).toEqual({
      proposal: 'SUBMIT',
      title: { zh: '送审', en: 'Submit' },
      ...{ needed: 2, agree: 1, against: 2, open: 0, outcome: 'lost' },
    });
    expect(await sends('SUBMIT', { sum: 1 }, 409)).toMatchObject({
      code: 'vote-lost',
      needed: 2,
      agree: 1,
      against: 2,
    });
    const { refused } = await desk.view(ONE, file);
    expect(refused).toContainEqual(expect.objectContaining({ command: 'SUBMIT', code: 'vote-lost' }));
    await sends('TASK.ADD_SIGNER', { signers: await voters('tongcheng.reviewer1') }, 409);
    await sends('TASK.COUNTERSIGN', { mode: '1/2', proposal: 'SUBMIT', signers: await voters(two, three) });
    await votes(three, true);
    expect((await desk.task(file)).vote).toMatchObject({ needed: 1, agree: 1, outcome: 'carried' });
    await sends('SUBMIT', { sum: 1 });
  });
});

describe('returning a case', () => {
  it('goes back to a step somebody acted in, and straight back once that is done', async () => {
    const file = await desk.upTo('deciding');
    const { key: task } = await desk.task(file);
    const fence = await desk.claim('shadui.approver', file, task).catch(() => 0);
    const who = fence ? 'shadui.approver' : 'tongcheng.approver';
    const number = fence || (await desk.claim(who, file, task));
    const to = (state: string, resume = 'back') => ({ to: state, resume, ...WHY });
    expect(
      await desk.send(who, file, 'TASK.RETURN', { task, fence: number, data: to('handling.decided'), status: 409 }),
    ).toMatchObject({ code: 'return-refused' });
    const whole = (await desk.view(ONE, file)).clocks[0]?.dueAt;
    await desk.send(who, file, 'TASK.RETURN', { task, fence: number, data: to('handling.drafting') });
    expect((await desk.view(ONE, file)).clocks[0]?.dueAt).toBe(whole);
    await desk.does(ONE, file, 'SUBMIT', { data: { sum: 2 } });
    const view = await desk.view(ONE, file);
    expect(view.standing[0]?.path).toBe('handling.deciding');
    expect(view.context['sum']).toBe(2);
  });

  it('does not go back over a letter', async () => {
    const file = await desk.upTo('reviewing');
    await desk.does(TWO, file, 'TELL');
    const task = (await desk.task(file)).key;
    const fence = await desk.claim('tongcheng.approver', file, task);
    const data = { to: 'handling.drafting', resume: 'again', ...WHY };
    expect(
      await desk.send('tongcheng.approver', file, 'TASK.RETURN', { task, fence, data, status: 409 }),
    ).toMatchObject({
      code: 'return-refused',
      effects: ['notice'],
    });
  });
});

describe('withdrawing one’s last command', () => {
  it('opens the task again, held as before, with the legal clock untouched', async () => {
    const file = await desk.upTo('drafting');
    const before = await desk.view(ONE, file);
    const { key } = await desk.task(file);
    await desk.does(ONE, file, 'SUBMIT', { data: { sum: 1 } });
    await desk.claim(TWO, file, (await desk.task(file)).key);
    expect(await desk.send(TWO, file, 'CASE.WITHDRAW', { data: WHY, status: 403 })).toMatchObject({
      code: 'not-permitted',
    });
    expect((await desk.view(ONE, file)).allowed.map(({ command }) => command)).toContain('CASE.WITHDRAW');
    await desk.send(ONE, file, 'CASE.WITHDRAW', { data: WHY });
    const after = await desk.view(ONE, file);
    expect(after.standing).toEqual(before.standing);
    expect(after.clocks.map(({ dueAt }) => dueAt)).toEqual(before.clocks.map(({ dueAt }) => dueAt));
    const task = await desk.task(file);
    expect(task.key).toBe(key);
    await desk.send(ONE, file, 'SUBMIT', { task: key, fence: task.fence, data: { sum: 3 } });
  });

  it('is refused once a letter has left', async () => {
    const file = await desk.upTo('reviewing');
    await desk.does(TWO, file, 'TELL');
    expect(await desk.send(TWO, file, 'CASE.WITHDRAW', { data: WHY, status: 409 })).toMatchObject({
      code: 'withdraw-refused',
    });
  });

  it('is found out when the state it claims to go back to is another', async () => {
    const file = await desk.upTo('drafting');
    await desk.does(ONE, file, 'SUBMIT', { data: { sum: 1 } });
    await desk.send(ONE, file, 'CASE.WITHDRAW', { data: WHY });
    const rows = await desk.app.sql<{ body: Buffer }>('select body from case_event where case_id = $1 order by seq', [
      file.caseId,
    ]);
    const events = rows.map(({ body }) => JSON.parse(body.toString()) as EventBody);
    const last = events.at(-1) as EventBody;
    const past = events.slice(0, -1).reduce<PastEvent[]>(pastAfter, []);
    const before = { ...(last.facts['verb.before'] as object), settings: {}, actors: {} } as CaseState;
    expect(() => checkPast(last, past, before)).not.toThrow();
    expect(() => checkPast(last, past, { ...before, context: { sum: 9 } })).toThrow('otherwise than they are recorded');
    expect(() => checkPast(last, past.slice(0, -1), before)).toThrow('the last event');
    expect(canonicalJson(last.facts['verb.before'])).not.toContain('settings');
  });
});

describe('copying a case', () => {
  it('lets the office read and do nothing, and shows up among its copies', async () => {
    const file = await desk.upTo('drafting');
    await desk.view('tongcheng.police', file, 404);
    await desk.send(ONE, file, 'CASE.COPY', { data: { offices: ['421222:publicSecurity'], ...WHY } });
    const view = await desk.view('tongcheng.police', file);
    expect(view.copies).toEqual(['421222:publicSecurity']);
    expect(view.allowed).toEqual([]);
    const copies = await (await desk.as('tongcheng.police')).get('/api/tasks/copies').expect(200);
    expect(copies.body.items).toEqual([
      expect.objectContaining({ caseId: file.caseId, office: '421222:publicSecurity' }),
    ]);
    const { key: task } = await desk.task(file);
    expect(await desk.send('tongcheng.police', file, 'TASK.URGE', { task, status: 403 })).toMatchObject({
      code: 'copy-read-only',
    });
    await desk.view('tongcheng.banks', file, 404);
    expect(await desk.send('tongcheng.banks', file, 'TASK.URGE', { task, status: 404 })).toMatchObject({
      code: 'not-found',
    });
  });

  it('is refused to other counties, unknown offices, and where the procedure forbids it', async () => {
    const file = await desk.upTo('drafting');
    for (const office of ['421202:civilAffairs', '421222:nonsense']) {
      const data = { offices: [office], ...WHY };
      expect(await desk.send(ONE, file, 'CASE.COPY', { data, status: 422 })).toMatchObject({
        code: 'office-unsuitable',
        offices: [office],
      });
    }
    await desk.does(ONE, file, 'SUBMIT', { data: { sum: 1 } });
    const data = { offices: ['421222:audit'], ...WHY };
    expect(await desk.send(TWO, file, 'CASE.COPY', { data, status: 409 })).toMatchObject({ code: 'verb-forbidden' });
  });
});

describe('a definition that forbids every verb', () => {
  it('is obeyed, in words, and the case page offers none of them', async () => {
    const file = await desk.open('bare-desk');
    await desk.does(ONE, file, 'NOTE');
    const { key: task, fence } = await desk.task(file);
    const to = await desk.idOf(TWO);
    const refusals: [username: string, type: string, words: string, data: JsonObject][] = [
      [ONE, 'TASK.TRANSFER', '转办', { to, ...WHY }],
      [ONE, 'TASK.DELEGATE', '委派', { to, ...WHY }],
      [ONE, 'TASK.HAND_BACK', '委派', {}],
      [ONE, 'TASK.COUNTERSIGN', '会签', { mode: 'all', signers: [{ user: to }] }],
      [ONE, 'TASK.ADD_SIGNER', '会签', { signers: [{ user: to }] }],
      [ONE, 'TASK.REMOVE_SIGNER', '会签', { user: to, ...WHY }],
      [ONE, 'TASK.SIGN', '会签', { agrees: true }],
      [ONE, 'TASK.RETURN', '退回', { to: 'drafting', resume: 'again', ...WHY }],
      [ONE, 'TASK.SUSPEND', '挂起', WHY],
      [ONE, 'TASK.RESUME', '挂起', {}],
      ['shadui.approver', 'TASK.URGE', '催办', {}],
      ['shadui.approver', 'TASK.TAKE_BACK', '收回', WHY],
      [ONE, 'CASE.WITHDRAW', '撤回', WHY],
      [ONE, 'CASE.COPY', '抄送', { offices: ['421222:audit'], ...WHY }],
    ];
    for (const [username, type, words, data] of refusals) {
      const refused = await desk.send(username, file, type, { task, fence, data, status: 409 });
      expect({ type, ...refused }).toMatchObject({ code: 'verb-forbidden', detailZh: expect.stringContaining(words) });
      expect(`${type} ${String(refused['detail'])}`).toMatch(/The procedure (does not allow|allows no)/);
    }
    const view = await desk.view(ONE, file);
    expect(view.allowed.map(({ command }) => command)).toEqual(['NOTE']);
  });
});

describe('what a case page and its history say', () => {
  it('lists the verbs one could use, on which task, and why not the rest', async () => {
    const file = await desk.upTo('reviewing');
    const { key } = await desk.task(file);
    const view = await desk.view(TWO, file);
    expect(view.allowed.find(({ command }) => command === 'TASK.DELEGATE')).toMatchObject({
      tasks: [key],
      title: { zh: '委派', en: 'Delegate' },
    });
    expect(view.refused.find(({ command }) => command === 'CASE.COPY')).toMatchObject({ code: 'verb-forbidden' });
    expect((await desk.view(ONE, file)).refused.find(({ command }) => command === 'TASK.TRANSFER')).toMatchObject({
      code: 'separation-of-duties',
    });
    const { body } = await (await desk.as(TWO)).get('/api/verbs').expect(200);
    expect((body as { command: string }[]).map(({ command }) => command)).toContain('TASK.RETURN');
  });

  it('tells a verb in words, with the names of those it is about', async () => {
    const file = await desk.upTo('drafting');
    await desk.does(ONE, file, 'TASK.TRANSFER', { data: { to: await desk.idOf(TWO), ...WHY } });
    const user = await desk.as(TWO);
    const { body } = await user.get(`/api/cases/${file.county}/${file.caseId}/history`).expect(200);
    const event = (body as Page<HistoryEvent>).items.at(-1) as HistoryEvent;
    expect(event.title).toEqual({ zh: '转办（拟稿）', en: 'Transfer: Drafting' });
    const [person] = await desk.app.sql<{ name: string }>('select name from app_user where id = $1', [user.id]);
    expect(event.data).toEqual({ to: person?.name });
    expect(Object.keys(event.facts).filter((name) => name.startsWith('verb.'))).toEqual([]);
  });
});

describe('the audit', () => {
  it.each([
    ['set urgings = 7', 'set urgings = 0'],
    ['set suspended = true', 'set suspended = false'],
    ['set owner = assignee', 'set owner = null'],
    ['set reserved = assignee', 'set reserved = null'],
  ])('sees a task whose row says other than its history: %s', async (damage, repair) => {
    const file = await desk.upTo('drafting');
    await desk.claim(ONE, file, (await desk.task(file)).key);
    await desk.app.sql(`update case_task ${damage} where case_id = $1`, [file.caseId]);
    expect(await desk.faults()).toEqual([expect.stringContaining('tasks 1')]);
    await desk.app.sql(`update case_task ${repair} where case_id = $1`, [file.caseId]);
  });

  it('sees an office let in by hand', async () => {
    const file = await desk.upTo('drafting');
    await desk.app.sql(
      `insert into case_copy select county, id, '421222:banks', 1, opened_at, $2 from cases where id = $1`,
      [file.caseId, await desk.idOf(ONE)],
    );
    expect(await desk.faults()).toEqual([expect.stringContaining('read along')]);
    await desk.app.sql('delete from case_copy where case_id = $1', [file.caseId]);
  });
});

describe('authority', () => {
  it('is judged when it is used: a grant that begins between claim and decision takes the decision elsewhere', async () => {
    const file = await desk.upTo('deciding');
    const { key: task, office } = await desk.task(file);
    expect(office).toBe('421222:civilAffairs');
    const fence = await desk.claim('tongcheng.approver', file, task);
    const administrator = await desk.as('xianning.admin');
    const grant = await administrator.post('/api/grants', {
      procedure: 'desk-work',
      division: '421222104',
      office: '421222104:civilAffairs',
      mode: 'ENTRUSTED',
      from: '2017-01-01',
      grantedBy: '421222:government',
      law: '第三条',
    });
    expect(grant.status).toBe(201);
    expect(await desk.send('tongcheng.approver', file, 'DECIDE', { task, fence, status: 403 })).toMatchObject({
      code: 'not-permitted',
      seats: [{ office: '421222104:civilAffairs', role: 'approver' }],
    });
    await administrator.post(`/api/grants/${encodeURIComponent(grant.body.id)}/revoke`, { reason: '撤销' }).expect(200);
    expect(await desk.send('tongcheng.approver', file, 'DECIDE', { task, fence, status: 409 })).toMatchObject({
      code: 'claim-lost',
    });
    const anew = await desk.claim('tongcheng.approver', file, task);
    await desk.send('tongcheng.approver', file, 'DECIDE', { task, fence: anew });
  });
});

describe('the form of a verb', () => {
  const form = async (username: string, file: NewReceipt, command: string, task = '') =>
    (await desk.as(username)).get(
      `/api/cases/${file.county}/${file.caseId}/verbs/${command}?task=${encodeURIComponent(task)}`,
    );
  const offered = (schema: unknown, ...path: string[]): string[] =>
    (
      path.reduce((at, name) => (at as Record<string, unknown>)[name], schema) as { oneOf: { const: string }[] }
    ).oneOf.map((one) => one.const);

  it('offers colleagues who could have claimed the task, and the verb takes them', async () => {
    const file = await desk.upTo('drafting');
    const { key } = await desk.task(file);
    const { body } = await form(ONE, file, 'TASK.TRANSFER', key);
    const people = offered(body.schema, 'properties', 'to');
    expect(people.sort()).toEqual([await desk.idOf(TWO), await desk.idOf(THREE)].sort());
    await desk.does(ONE, file, 'TASK.TRANSFER', { data: { to: people[0] ?? '', ...WHY } });
  });

  it('offers the steps that may be returned to, signers in the line of the case, and its offices', async () => {
    const file = await desk.upTo('reviewing');
    const { key } = await desk.task(file);
    const back = (await form(TWO, file, 'TASK.RETURN', key)).body.schema;
    expect(offered(back, 'properties', 'to')).toEqual(['handling.drafting']);
    expect(offered(back, 'properties', 'resume')).toEqual(['again', 'back']);
    const signers = (await form(TWO, file, 'TASK.COUNTERSIGN', key)).body.schema;
    const people = offered(signers, 'properties', 'signers', 'items', 'properties', 'user');
    expect(people).toEqual(expect.arrayContaining([await desk.idOf('tongcheng.reviewer1')]));
    expect(people).not.toContain(await desk.idOf(TWO));
    expect(people).not.toContain(await desk.idOf('heshengqiao.handler1'));
    expect(offered(signers, 'properties', 'proposal')).toEqual(['PASS', 'TELL']);
    const copies = (await form(TWO, file, 'CASE.COPY')).body.schema;
    expect(offered(copies, 'properties', 'offices', 'items')).toContain('421222:civilAffairs');
    const data = { signers: [{ user: await desk.idOf('tongcheng.reviewer1') }], mode: 'all' };
    await desk.does(TWO, file, 'TASK.COUNTERSIGN', { data });
    const removing = (await form(TWO, file, 'TASK.REMOVE_SIGNER', key)).body.schema;
    expect(offered(removing, 'properties', 'user')).toEqual([await desk.idOf('tongcheng.reviewer1')]);
  });

  it('is nothing for a command that is no verb, and for a case one may not see', async () => {
    const file = await desk.upTo('drafting');
    expect((await form(ONE, file, 'SUBMIT')).status).toBe(404);
    expect((await form('heshengqiao.handler1', file, 'TASK.URGE')).status).toBe(404);
  });
});
