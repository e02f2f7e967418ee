import { Writable } from 'node:stream';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import type { Receipt } from '../../src/cli/story/answers.js';
import { CaseFile } from '../../src/cli/story/case-file.js';
import { Cast } from '../../src/cli/story/cast.js';
import { Client } from '../../src/cli/story/client.js';
import { DAZHUSHAN, HESHENGQIAO } from '../../src/cli/story/places.js';
import { villageAppraises } from '../../src/cli/story/scenes/appraisal.js';
import { centreReports, departmentsReport, twoVisit } from '../../src/cli/story/scenes/checking.js';
import { countyVisits } from '../../src/cli/story/scenes/decision.js';
import { firstReview } from '../../src/cli/story/scenes/review.js';
import { accepts, applies } from '../../src/cli/story/scenes/window.js';
import { WANG } from '../../src/directory/seed/families.js';
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
  /** Votes that are still to be recorded, and the conclusion. */
  villageAppraises(): Promise<void>;
}

export async function actsAlong(url: string, receipt: Pick<Receipt, 'county' | 'caseId' | 'number'>): Promise<Along> {
  const stage = await silentStage(url);
  const watcher = await stage.cast.person(`${DAZHUSHAN.countyUsers}.auditor`);
  const file = new CaseFile(receipt as Receipt, watcher);
  return {
    departmentsReport: () => departmentsReport(stage, DAZHUSHAN, file),
    centreReports: () => centreReports(stage, DAZHUSHAN, file),
    villageAppraises: () => villageAppraises(stage, DAZHUSHAN, file),
  };
}

/** A family of a town without a grant, brought to where its county forms an opinion: what comes before differs in no way from a town that decides. */
export async function upToTheCounty(url: string): Promise<CaseFile> {
  const stage = await silentStage(url);
  const income = { householdMonthlyIncomeFen: 56_000, reviewClass: 'A' } as const;
  const file = await applies(stage, { place: HESHENGQIAO, family: WANG, variant: 'urban' });
  await accepts(stage, HESHENGQIAO, file);
  await departmentsReport(stage, HESHENGQIAO, file);
  await twoVisit(stage, HESHENGQIAO, file, { incomeFen: income.householdMonthlyIncomeFen, findings: '母子二人同住' });
  await centreReports(stage, HESHENGQIAO, file);
  await villageAppraises(stage, HESHENGQIAO, file);
  await firstReview(stage, HESHENGQIAO, file, income);
  await stage.passes(file, 'publicity', () => ({ zh: '', en: '' }));
  // A draw says whether the county visits first.
  const { standing } = await file.view();
  if (standing.some(({ path }) => path.endsWith('countyVisit'))) await countyVisits(stage, HESHENGQIAO, file);
  return file;
}
