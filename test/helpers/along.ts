import { Writable } from 'node:stream';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import type { Receipt } from '../../src/cli/story/answers.js';
import { CaseFile } from '../../src/cli/story/case-file.js';
import { Cast } from '../../src/cli/story/cast.js';
import { Client } from '../../src/cli/story/client.js';
import { DAZHUSHAN } from '../../src/cli/story/places.js';
import { villageAppraises } from '../../src/cli/story/scenes/appraisal.js';
import { centreReports, departmentsReport } from '../../src/cli/story/scenes/checking.js';
import { ServiceClock } from '../../src/cli/story/service-clock.js';
import { Stage } from '../../src/cli/story/stage.js';
import { Teller } from '../../src/cli/story/teller.js';

/** Tells the story to nobody. */
export async function silentStage(url: string): Promise<Stage> {
  const nobody = new Writable({ write: (_chunk, _encoding, done) => done() });
  const client = new Client(url);
  const cast = new Cast(client, DEMONSTRATION_PASSWORD);
  const clock = new ServiceClock(client, cast, 'xianning.admin');
  await clock.read();
  return new Stage(client, cast, clock, new Teller(nobody, 'zh', true), Date.now());
}

/** Those of the story's people who act beside the ones that a test is about, each over the interface. */
export interface Along {
  departmentsReport(): Promise<void>;
  centreReports(): Promise<void>;
  villageAppraises(): Promise<void>;
  /** Paths of the states the case is in. */
  standing(): Promise<string[]>;
}

export async function actsAlong(url: string, receipt: Pick<Receipt, 'county' | 'caseId' | 'number'>): Promise<Along> {
  const stage = await silentStage(url);
  const watcher = await stage.cast.person(`${DAZHUSHAN.countyUsers}.auditor`);
  const file = new CaseFile(receipt as Receipt, watcher);
  return {
    departmentsReport: () => departmentsReport(stage, DAZHUSHAN, file),
    centreReports: () => centreReports(stage, DAZHUSHAN, file),
    villageAppraises: () => villageAppraises(stage, DAZHUSHAN, file),
    standing: async () => (await file.view()).standing.map(({ path }) => path),
  };
}
