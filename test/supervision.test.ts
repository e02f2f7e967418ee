import { setTimeout as sleep } from 'node:timers/promises';
import { startDesk, type CaseId, type Desk } from './procedures/desk.js';
import { citizenId, family } from './helpers/families.js';
import { withSnapshot } from '../src/audit/owner-snapshot.js';
import { verifyDatabase } from '../src/audit/verify-database.js';
import { drawn } from '../src/engine/index.js';

/** Accepted at the window, decided by the county within five working days, drawn for a check by the toss of a coin. */
const WATCHED = `
procedure: watched
version: "1"
title: { zh: 督办样例, en: Watched }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: nothing, by: applicant }
periods: { acceptance: { length: 1wd }, handling: { length: 5wd, law: 第三条 } }
forms: { nothing: { type: object, additionalProperties: false, properties: {} } }
total: { period: handling, from: handling, to: [over] }
machine:
  context: { sampled: null }
  initial: acceptance
  states:
    acceptance:
      meta: { title: { zh: 受理, en: Acceptance }, task: { office: township.window, role: clerk, due: acceptance } }
      on: { ACCEPT: { target: handling, meta: { accepts: true, title: { zh: 受理, en: Accept } } } }
    handling:
      meta: { title: { zh: 办理, en: Handling }, due: handling, task: { office: county.civilAffairs, role: reviewer, due: handling } }
      on:
        DECIDE:
          target: filed
          actions: { type: draw, params: { rate: 1/2, into: sampled } }
          meta: { decides: true, title: { zh: 决定, en: Decide } }
        REGISTER: { actions: registerRelation, meta: { title: { zh: 登记近亲属, en: Register } } }
    filed:
      meta: { title: { zh: 已决定, en: Decided } }
      on: { CLOSE: { target: over, meta: { by: { office: county.civilAffairs, role: reviewer }, title: { zh: 结案, en: Close } } } }
    over: { type: final, meta: { title: { zh: 终结, en: Over }, outcome: closed } }
`;

/** Wednesday; the first and second are rest days, the third is Saturday. */
const DAY = '2017-09-06';
const SUPERVISOR = 'tongcheng.inspector';
const REVIEWER = 'tongcheng.reviewer1';
const ELSEWHERE = 'xianan.inspector';
const COUNTY = '421222';
const TOWNSHIP = '421222104';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(DAY, WATCHED);
});
afterAll(() => desk.close());

const applied = (): Promise<CaseId> => desk.apply({ procedure: 'watched', form: {}, members: family() });

async function accepted(): Promise<CaseId> {
  const id = await applied();
  await desk.send('shadui.clerk', id, 'ACCEPT');
  return id;
}

async function decided(): Promise<CaseId> {
  const id = await accepted();
  await desk.send(REVIEWER, id, 'DECIDE');
  return id;
}

async function read<T>(path: string, username = SUPERVISOR): Promise<T> {
  const user = await desk.login(username);
  return (await user.get(`/api/supervision/${path}`).expect(200)).body as T;
}

type Row = {
  key: string;
  name: { zh: string };
  open: number;
  free: number;
  claimed: number;
  overdue: number;
  soon: number;
};
type Task = {
  caseId: string;
  number: string;
  key: string;
  remaining: object | null;
  officeName: { zh: string };
  divisionName: string;
};
type Page<T> = { items: T[]; next: string | null };

describe('the workload', () => {
  let claimed: CaseId;
  beforeAll(async () => {
    await applied();
    await accepted();
    claimed = await accepted();
    const reviewer = await desk.login(REVIEWER);
    const { tasks } = await desk.view(REVIEWER, claimed);
    await reviewer
      .post('/api/tasks/claim', { county: claimed.county, caseId: claimed.caseId, key: tasks[0]?.key })
      .expect(200);
  });

  const work = (by: string, more = ''): Promise<Row[]> => read(`workload?by=${by}&procedure=watched${more}`);

  it('is counted by office, procedure, person and the divisions one level below', async () => {
    expect(await work('office')).toMatchObject([
      { key: `${TOWNSHIP}:window`, open: 1, free: 1, claimed: 0, overdue: 0, soon: 1 },
      {
        key: `${COUNTY}:civilAffairs`,
        name: { zh: '通城县民政局' },
        open: 2,
        free: 1,
        claimed: 1,
        overdue: 0,
        soon: 0,
      },
    ]);
    expect(await work('procedure')).toMatchObject([{ key: 'watched', name: { zh: '督办样例' }, open: 3 }]);
    expect(await work('person')).toMatchObject([{ open: 1, claimed: 1 }]);
    expect(await work('division')).toMatchObject([{ key: TOWNSHIP, name: { zh: '沙堆镇' }, open: 3 }]);
    expect(await work('division', `&division=${TOWNSHIP}`)).toMatchObject([{ key: `${TOWNSHIP}201`, open: 3 }]);
    expect(await work('division', `&office=${COUNTY}:civilAffairs`)).toMatchObject([{ open: 2 }]);
  });

  it('is seen by who supervises the division and the city above it, and not next door', async () => {
    expect(await read('workload?by=procedure&procedure=watched', ELSEWHERE)).toEqual([]);
    expect(await read(`workload?by=procedure&procedure=watched&division=${COUNTY}`, ELSEWHERE)).toEqual([]);
    const city = await read<Row[]>('workload?by=division&procedure=watched', 'xianning.inspector');
    expect(city).toMatchObject([{ key: COUNTY, open: 3 }]);
    const clerk = await desk.login('shadui.clerk');
    await clerk.get('/api/supervision/workload?by=office').expect(403);
  });

  it('becomes due soon three working days before the limit, and overdue when it has passed', async () => {
    const reviewing = async (): Promise<Row | undefined> =>
      (await work('office')).find(({ key }) => key === `${COUNTY}:civilAffairs`);
    await desk.goTo('2017-09-07');
    expect(await reviewing()).toMatchObject({ soon: 0, overdue: 0 });
    await desk.goTo('2017-09-08'); // Friday: the limit is the end of Wednesday the 13th
    expect(await reviewing()).toMatchObject({ soon: 2, overdue: 0 });
    await desk.goTo('2017-09-13');
    expect(await reviewing()).toMatchObject({ soon: 2, overdue: 0 });
    await desk.goTo('2017-09-14');
    expect(await reviewing()).toMatchObject({ soon: 0, overdue: 2 });
  });

  it('is listed with the legal time left, the longest overdue first, page by page', async () => {
    await accepted();
    const all = await read<Page<Task>>('tasks?show=overdue&procedure=watched');
    expect(all.items).toMatchObject([
      {
        officeName: { zh: '沙堆镇社会救助受理窗口' },
        divisionName: expect.any(String),
        remaining: { overdue: true, unit: 'wd', count: 5 },
      },
      { officeName: { zh: '通城县民政局' }, remaining: { overdue: true, count: 1 } },
      { officeName: { zh: '通城县民政局' }, remaining: { overdue: true, count: 1 } },
    ]);
    expect(all.next).toBeNull();
    const pages: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<Task> = await read(`tasks?show=overdue&procedure=watched&limit=1${next && `&after=${next}`}`);
      pages.push(...page.items.map(({ caseId }) => caseId));
      next = page.next;
    }
    expect(pages).toEqual(all.items.map(({ caseId }) => caseId));
    expect((await read<Page<Task>>('tasks?show=soon&procedure=watched')).items).toEqual([]);
    expect((await read<Page<Task>>('tasks?show=all&procedure=watched')).items).toHaveLength(4);
    expect((await read<Page<Task>>('tasks?show=all&procedure=watched', ELSEWHERE)).items).toEqual([]);
  });
});

describe('the pace', () => {
  const span = 'from=2017-10-01&to=2017-12-31';

  it('is the median of working days to the first decision, with those that the law’s limit had overtaken', async () => {
    await desk.goTo('2017-10-16'); // Monday
    const ids = [await accepted(), await accepted(), await accepted()];
    const closed = ids[0] as CaseId;
    await desk.send(REVIEWER, closed, 'DECIDE');
    await desk.goTo('2017-10-19');
    await desk.send(REVIEWER, ids[1] as CaseId, 'DECIDE');
    await desk.goTo('2017-10-30');
    await desk.send(REVIEWER, ids[2] as CaseId, 'DECIDE');
    await desk.send(REVIEWER, closed, 'CLOSE');
    const expected = { decided: 3, median: 3, slowest: 10, limit: '5wd', late: 1 };
    expect(await read(`pace?by=procedure&${span}`)).toMatchObject([{ key: 'watched', ...expected }]);
    expect(await read(`pace?by=division&procedure=watched&${span}`)).toMatchObject([{ key: TOWNSHIP, ...expected }]);
    expect(await read('pace?by=procedure&from=2017-10-17&to=2017-10-30')).toMatchObject([{ decided: 2, median: 6.5 }]);
    expect(await read(`pace?by=procedure&${span}`, ELSEWHERE)).toEqual([]);
  });

  it('shows every week between two days, with what was decided and closed in it', async () => {
    const weeks = await read('weeks?procedure=watched&from=2017-10-16&to=2017-11-05');
    expect(weeks).toEqual([
      { monday: '2017-10-16', decided: 2, ended: 0 },
      { monday: '2017-10-23', decided: 0, ended: 0 },
      { monday: '2017-10-30', decided: 1, ended: 1 },
    ]);
    const supervisor = await desk.login(SUPERVISOR);
    const { body } = await supervisor.get('/api/supervision/weeks?from=1900-01-01&to=2017-12-31').expect(422);
    expect(body).toMatchObject({ code: 'period-too-long' });
    await supervisor.get('/api/supervision/weeks?from=2017-02-30&to=2017-12-31').expect(400);
  });
});

describe('the random draws', () => {
  type Draw = {
    caseId: string;
    seq: number;
    seed: string;
    value: number;
    again: number;
    drawn: boolean;
    agrees: boolean;
  };
  const draws = async (more = ''): Promise<Draw[]> => (await read<Page<Draw>>(`draws?procedure=watched${more}`)).items;

  it('keep the blanks beside the cases that were drawn, each repeated from the seed in its event', async () => {
    for (let n = 0; n < 7; n += 1) await decided();
    const all = await draws();
    expect(all).toHaveLength(10);
    for (const { seed, seq, value, drawn: isDrawn, agrees } of all) {
      expect([drawn(seed, seq), value < 0.5, true]).toEqual([value, isDrawn, agrees]);
    }
    const [yes, no] = [await draws('&drawn=true'), await draws('&drawn=false')];
    expect(yes.length + no.length).toBe(10);
    expect(await read('draws/summary?procedure=watched')).toMatchObject([
      { procedure: 'watched', procedureTitle: { zh: '督办样例' }, rate: 0.5, population: 10, drawn: yes.length },
    ]);
    expect(await read('draws/summary', ELSEWHERE)).toEqual([]);
    const first = await read<Page<Draw>>('draws?procedure=watched&limit=6');
    const second = await read<Page<Draw>>(`draws?procedure=watched&limit=6&after=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all);
  });

  it('give away a register that somebody has changed', async () => {
    const [one] = await draws();
    await desk.sql('update sampling_draw set drawn = not drawn where case_id = $1', [one?.caseId]);
    expect((await draws()).map(({ agrees }) => agrees)).toEqual([false, ...Array<boolean>(9).fill(true)]);
    await desk.sql('update sampling_draw set drawn = not drawn, value = 0.123 where case_id = $1', [one?.caseId]);
    expect((await draws())[0]).toMatchObject({ agrees: false, again: one?.value });
  });

  it('cannot lose a draw, nor hold one that was not made, without the audit saying so', async () => {
    const [, two, three] = await draws();
    const found = async (): Promise<string[]> => {
      const { bad } = await withSnapshot(desk.database.ownerUrl, (tx) => verifyDatabase(tx, {}));
      return bad.map(({ code, caseId, detail }) => `${code} ${caseId} ${detail}`);
    };
    const [changed] = await found();
    expect(changed).toMatch(/^draws .* is registered with another "value"$/);
    await desk.sql('delete from sampling_draw where case_id = $1', [two?.caseId]);
    await desk.sql(`update sampling_draw set variable = 'another' where case_id = $1`, [three?.caseId]);
    expect((await found()).sort()).toEqual(
      [
        changed,
        `draws ${two?.caseId} the draw of event ${two?.seq} is not registered`,
        `draws ${three?.caseId} the draw of event ${three?.seq} is not registered`,
      ].sort(),
    );
  });
});

describe('the register of officials’ relatives', () => {
  it('names the official and what the county did in the case, and nobody of the household', async () => {
    const sister = { name: '毛素云', relation: 'self' as const, idNumber: '421222197202140002' };
    const id = await desk.apply({
      procedure: 'watched',
      form: {},
      members: family(sister, { idNumber: citizenId('19700101') }),
    });
    await desk.send('shadui.clerk', id, 'ACCEPT');
    await desk.send(REVIEWER, id, 'REGISTER');
    const user = await desk.login(SUPERVISOR);
    const { body, text } = await user.get('/api/supervision/relations').expect(200);
    expect(body.items).toMatchObject([
      {
        officials: [{ relation: 'sibling', declaredBy: 'official' }],
        cases: [{ caseId: id.caseId, status: 'active', steps: [{ title: { zh: '办理' }, closedAt: null }] }],
      },
    ]);
    expect(text).not.toContain('毛素云');
    await desk.send(REVIEWER, id, 'DECIDE');
    const after = await user.get(`/api/supervision/relations?division=${TOWNSHIP}`).expect(200);
    expect(after.body.items[0].cases[0].steps).toMatchObject([
      { closedAt: expect.any(String), people: [expect.any(String)] },
    ]);
    expect(await read('relations', ELSEWHERE)).toMatchObject({ items: [] });
  });
});

describe('a deadline that cannot be carried out', () => {
  it('is seen by the county it lies in, and tried again at once when somebody there says so', async () => {
    const { county, caseId } = await accepted();
    const rename = `update cases set state = jsonb_set(state #- array['clocks', $2], array['clocks', $3], state #> array['clocks', $2]) where id = $1`;
    const key = 'alarm:handling:handling';
    await desk.sql(rename, [caseId, key, 'lost']);
    await desk.advance(30);
    const supervisor = await desk.login(SUPERVISOR);
    const waiting = async (): Promise<{ id: string; caseId: string; attempts: number; problem: string }[]> =>
      (await supervisor.get('/api/incidents').expect(200)).body;
    while ((await waiting()).length === 0) await sleep(100);
    const seen = await waiting();
    expect(seen).toEqual([expect.objectContaining({ county, caseId, kind: 'deadline', resolvedAt: null })]);
    const [{ id = '', problem = '' } = {}] = seen;
    expect(problem).toContain(key);

    const elsewhere = await desk.login(ELSEWHERE);
    expect((await elsewhere.get('/api/incidents').expect(200)).body).toEqual([]);
    await elsewhere.post(`/api/incidents/${id}/retry`).expect(404);

    await desk.sql(`update case_deadline set retry_at = service_now() + interval '1 hour' where case_id = $1`, [
      caseId,
    ]);
    await desk.sql(rename, [caseId, 'lost', key]);
    await supervisor.post(`/api/incidents/${id}/retry`).expect(202);
    expect(await waiting()).toEqual([]);
    expect(await desk.sql(`select from case_event where case_id = $1 and type = 'ALARM'`, [caseId])).toHaveLength(1);
  });
});
