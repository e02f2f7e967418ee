import { Writable } from 'node:stream';
import { actOne } from '../../src/cli/story/acts/act-one.js';
import { Cast } from '../../src/cli/story/cast.js';
import { Client } from '../../src/cli/story/client.js';
import { ServiceClock } from '../../src/cli/story/service-clock.js';
import { Stage } from '../../src/cli/story/stage.js';
import { Teller } from '../../src/cli/story/teller.js';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { startSite, type Site } from './browser.js';
import { apply } from './families.js';

/** A site whose pages have something to show: the first act of the story has been played, and another family has just applied. */
export interface PopulatedSite extends Site {
  /** The case of the story: checked, visited, objected to, posted, approved and paid. */
  told: { county: string; caseId: string; number: string; queryCode: string };
  /** The family that has just applied. */
  fresh: NewReceipt;
}

export async function startPopulatedSite(): Promise<PopulatedSite> {
  const site = await startSite();
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const client = new Client(site.url);
  const cast = new Cast(client, DEMONSTRATION_PASSWORD);
  const clock = new ServiceClock(client, cast, 'xianning.admin');
  await clock.read();
  const { receipt } = await actOne(new Stage(client, cast, clock, new Teller(silent, 'zh', true), Date.now()));
  const fresh = await apply(await site.login('shadui.clerk'));
  return { ...site, told: receipt, fresh };
}
