import { actOne } from '../../src/cli/story/acts/act-one.js';
import { silentStage } from './along.js';
import { startSite, type Site } from './browser.js';
import type { TestUser } from './app.js';
import { apply } from './families.js';

/**
 * A site whose pages have something to show: the first act of the story has been played, another family has just
 * applied, somebody new has a seat, and it has been tried to move running cases to another version.
 */
export async function startPopulatedSite(): Promise<Site> {
  const site = await startSite();
  await actOne(await silentStage(site.url));
  await apply(await site.login('shadui.clerk'));
  const administrator = await site.login('xianning.admin');
  await addOfficial(administrator);
  await planMove(administrator);
  return site;
}

async function addOfficial(administrator: TestUser): Promise<void> {
  const person = { username: 'new.official', name: '谢婉莹', password: 'long enough for anybody' };
  const { body } = await administrator.post('/api/users', person).expect(201);
  const seat = { office: '421222104:civilAffairs', role: 'handler' };
  await administrator.post(`/api/users/${(body as { id: string }).id}/seats`, seat).expect(201);
}

async function planMove(administrator: TestUser): Promise<void> {
  const terms = { from: 'dibao@2012', to: 'dibao@2021', ground: '演示', reason: '试算' };
  const { body } = await administrator.post('/api/migrations', terms).expect(201);
  await administrator.post(`/api/migrations/${(body as { id: string }).id}/dry-run`).expect(200);
}
