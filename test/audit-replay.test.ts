import { CaseHistory } from '../src/audit/case-history.js';
import { CaseReplays, type CaseReplay } from '../src/audit/case-replay.js';
import { CompiledDefinitions } from '../src/audit/compiled-definitions.js';
import { EVERYWHERE } from '../src/database/database.js';
import type { JsonObject } from '../src/engine/index.js';
import { momentsOf, type Moment, type Step } from '../web/audit/fold.js';
import { startAuditedCases, STAGES, type AuditedCases } from './helpers/audited-cases.js';
import { chain } from './helpers/verb-history.js';

describe('replaying a case in one go', () => {
  let service: AuditedCases;
  let replays: CaseReplays;
  let histories: CaseHistory;
  const cases: { county: string; caseId: string }[] = [];

  beforeAll(async () => {
    service = await startAuditedCases();
    const compiled = new CompiledDefinitions();
    replays = new CaseReplays(service.database, compiled);
    histories = new CaseHistory(service.database, service.library, compiled);
    for (const stage of [...STAGES].reverse()) cases.push(await service.caseAt(stage, 60_001));
  }, 120_000);
  afterAll(() => service.close());

  const replay = (id: { county: string; caseId: string }, after = 0, limit = 1_000): Promise<CaseReplay> =>
    replays.show(EVERYWHERE, id, { after, limit });
  const stepsOf = ({ steps }: CaseReplay): Step[] => JSON.parse(JSON.stringify(steps)) as Step[];
  const sorted = (rows: Iterable<{ key: string }>) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
  const paid = () => cases[0] as { county: string; caseId: string };
  /** What a damage leads to, undone afterwards. */
  const damaged = async (set: string, seq: number): Promise<CaseReplay> => {
    const [before] = (
      await service.owner.query<{ body: Buffer; hash: Buffer }>(
        'select body, hash from case_event where case_id = $1 and seq = $2',
        [paid().caseId, seq],
      )
    ).rows;
    const change = async (what: string, values: unknown[]) => {
      const client = await service.owner.connect();
      await client.query('begin; set local session_replication_role = replica');
      await client.query(`update case_event set ${what} where case_id = $1 and seq = $2`, [
        paid().caseId,
        seq,
        ...values,
      ]);
      await client.query('commit');
      client.release();
    };
    await change(set, []);
    try {
      return await replay(paid());
    } finally {
      await change('body = $3, hash = $4', [before?.body, before?.hash]);
    }
  };

  it('gives at every event what replaying up to that event gives', async () => {
    let compared = 0;
    for (const id of cases) {
      const found = await replay(id);
      const moments = momentsOf(stepsOf(found));
      expect(found.steps.map(({ check }) => check)).toEqual(found.steps.map(() => 'ok'));
      for (const [index, moment] of moments.entries()) {
        const { moment: whole, diff, event } = await histories.at(EVERYWHERE, id, index + 1);
        const { status, division, data, tasks, clocks } = moment as Moment;
        expect({ status, division }).toEqual({ status: whole?.status, division: whole?.division });
        expect(Object.fromEntries([...data].filter(([, value]) => value !== null))).toEqual(
          Object.fromEntries(Object.entries(whole?.context ?? {}).filter(([, value]) => value !== null)),
        );
        expect(sorted(tasks.values())).toEqual(JSON.parse(JSON.stringify(sorted(whole?.tasks ?? []))));
        expect(sorted(clocks.values())).toEqual(JSON.parse(JSON.stringify(sorted(whole?.clocks ?? []))));
        for (const { path } of whole?.standing ?? []) expect(moment?.active).toContain(path);
        expect(found.steps[index]?.event).toEqual(event);
        expect(found.steps[index]?.change?.data).toEqual(diff?.data);
        compared += 1;
      }
      expect(found.verdict).toMatchObject({ ok: true, chain: 'ok', replay: 'ok', tasks: 'ok', deadlines: 'ok' });
      expect(found.events).toBe(found.steps.length);
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('remembers the states that were left, those only passed through included', async () => {
    const moments = momentsOf(stepsOf(await replay(paid())));
    expect(moments[0]?.done).toEqual([]);
    expect(moments.at(-1)?.active).toEqual(['paid']);
    expect(moments.at(-1)?.done).toEqual(expect.arrayContaining(['checking', 'visiting', 'publicity', 'deciding']));
  });

  it('is read in pages', async () => {
    const all = await replay(paid());
    const pages: CaseReplay[] = [];
    for (let after: number | null = 0; after !== null; after = pages.at(-1)?.next ?? null)
      pages.push(await replay(paid(), after, 3));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ steps }) => steps)).toEqual(all.steps);
    expect(pages.map(({ verdict }) => verdict)).toEqual(pages.map(() => all.verdict));
  });

  it('shows where it breaks, and that nothing after it is proven', async () => {
    const edited = await damaged(`body = convert_to(replace(convert_from(body, 'UTF8'), '"v":1', '"v":2'), 'UTF8')`, 3);
    expect(edited.steps.map(({ check }) => check).slice(0, 5)).toEqual([
      'ok',
      'ok',
      'broken',
      'unchecked',
      'unchecked',
    ]);
    expect(edited.steps[2]).toMatchObject({ event: null, change: null, fault: { code: 'edited', seq: 3 } });
    expect(edited.steps[3]).toMatchObject({ fault: null, change: null, event: { seq: 4 } });
    expect(edited.verdict).toMatchObject({ ok: false, chain: 'broken', replay: 'unchecked', firstBad: { seq: 3 } });
    expect(momentsOf(stepsOf(edited)).map(Boolean).slice(0, 4)).toEqual([true, true, false, false]);
    expect((await replay(paid())).verdict.ok).toBe(true);
  });

  it('does not go by what it remembers of a definition that has been altered since', async () => {
    const { caseId } = paid();
    expect((await replay(paid())).verdict.ok).toBe(true);
    const set = async (law: string) => {
      const client = await service.owner.connect();
      await client.query('begin; set local session_replication_role = replica');
      await client.query(
        `update definition set content = jsonb_set(content::jsonb, '{law}', to_jsonb($2::text))::json where digest = (select definition from cases where id = $1)`,
        [caseId, law],
      );
      await client.query('commit');
      client.release();
    };
    await set('另一部法');
    const { verdict, steps } = await replay(paid());
    await set('测试');
    expect(verdict).toMatchObject({ ok: false, firstBad: { code: 'definition-altered', seq: 1 } });
    expect(steps[0]?.change).toBeNull();
    expect((await replay(paid())).verdict.ok).toBe(true);
  });
});

describe('what replays have compiled', () => {
  const definition = { ...chain().definition } as unknown as JsonObject;

  it('is compiled once, as long as it is asked for', () => {
    const compiled = new CompiledDefinitions();
    const first = compiled.of('a', definition);
    for (let n = 0; n < 100; n += 1) {
      compiled.of(`other ${n}`, definition);
      expect(compiled.of('a', definition)).toBe(first);
    }
  });

  it('is bounded', () => {
    const compiled = new CompiledDefinitions();
    const first = compiled.of('a', definition);
    for (let n = 0; n < 100; n += 1) compiled.of(`other ${n}`, definition);
    expect(compiled.of('a', definition)).not.toBe(first);
  });
});
