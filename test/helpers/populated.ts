import { actOne } from '../../src/cli/story/acts/act-one.js';
import { silentStage } from './along.js';
import { startSite, type Site } from './browser.js';
import { apply } from './families.js';

/** A site whose pages have something to show: the first act of the story has been played, and another family has just applied. */
export async function startPopulatedSite(): Promise<Site> {
  const site = await startSite();
  await actOne(await silentStage(site.url));
  await apply(await site.login('shadui.clerk'));
  return site;
}
