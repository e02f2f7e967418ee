import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { parse } from 'yaml';
import { withSnapshot } from '../src/audit/owner-snapshot.js';
import { verifyDatabase } from '../src/audit/verify-database.js';
import type { Definition } from '../src/engine/index.js';
import { deploy } from '../src/workflows/index.js';
import { startVillageAid, VILLAGE_AID, type VillageAid } from './helpers/village-aid.js';

const RENAMED = VILLAGE_AID.replace('version: "1"', 'version: "2"')
  .replaceAll('target: publicity', 'target: posting')
  .replace('\n    publicity:\n', '\n    posting:\n');

let yimen: VillageAid;
beforeAll(async () => {
  yimen = await startVillageAid();
  const client = new pg.Client({ connectionString: yimen.database.ownerUrl });
  await client.connect();
  await deploy(client, { ...(parse(RENAMED) as Definition), effective: { from: '2018-01-01' } }, 'test');
  await client.end();
}, 120_000);
afterAll(() => yimen.close());

describe('a notice of a case that is moved while it hangs', () => {
  it('hangs on as it was published, and is taken down when its state under the new name ends', async () => {
    const one = await yimen.apply();
    const notices = () =>
      yimen.sql('select state, published_at, expires_at, sealed, withdrawn_at from notice where case_id = $1', [
        one.caseId,
      ]);
    await yimen.command(yimen.handler, one, 'POST', { memberCount: 4, proposedAmount: 50_000 });
    const [before] = await notices();
    expect(before).toMatchObject({ state: 'publicity', withdrawn_at: null });

    const administrator = await yimen.login('xianning.admin');
    const body = { from: 'village-aid@1', to: 'village-aid@2', ground: '第七条', reason: '改版' };
    const created = await administrator
      .post('/api/migrations', { ...body, mapping: { states: { publicity: 'posting' } } })
      .expect(201);
    const { id } = created.body as { id: string };
    await administrator.post(`/api/migrations/${id}/apply`).expect(200);
    const look = async () => (await administrator.get(`/api/migrations/${id}`).expect(200)).body as { status: string };
    while ((await look()).status === 'running') await sleep(20);
    expect(await look()).toMatchObject({ status: 'done', progress: { migrated: 1 } });

    expect(await notices()).toEqual([{ ...before, state: 'posting' }]);
    await yimen.command(yimen.handler, one, 'TAKE_DOWN');
    expect((await notices())[0]?.['withdrawn_at']).not.toBeNull();
    const { bad } = await withSnapshot(yimen.database.ownerUrl, (tx) => verifyDatabase(tx, {}));
    expect(bad).toEqual([]);
  });
});
