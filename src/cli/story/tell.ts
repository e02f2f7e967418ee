import { actOne } from './acts/act-one.js';
import { actOneContinued } from './acts/act-one-continued.js';
import { actThree } from './acts/act-three.js';
import { actTwo } from './acts/act-two.js';

import { epilogue } from './acts/epilogue.js';
import { yearsPass } from './acts/years-pass.js';
import type { CaseFile } from './case-file.js';
import { Cast } from './cast.js';
import { Client } from './client.js';
import { workdayFrom } from './dates.js';
import type { Options } from './options.js';
import { ServiceClock } from './service-clock.js';
import { Stage } from './stage.js';
import { Teller } from './teller.js';
import { text } from './text.js';

/** Acts 1 and 2 take seven months, and their amounts need one standard throughout: that of 2017 to 2020. */
const LAST_DAY_FOR_2012 = '2020-05-01';
const THIRD_ACT = '2022-03-01';

/**
 * Tells the story on a running service.
 *
 * @param run distinguishes this run's people, see `citizenNumber`
 * @throws StoryStopped, Refused
 */
export async function tell({ url, password, language, quiet }: Options, run: number): Promise<void> {
  const client = new Client(url);
  const cast = new Cast(client, password);
  const clock = new ServiceClock(client, cast, 'xianning.admin');
  const stage = new Stage(client, cast, clock, new Teller(process.stdout, language, quiet), run);
  await clock.read();
  await clock.moveTo(workdayFrom(clock.today));
  opens(stage, url);
  const files: CaseFile[] = [];
  if (clock.today <= LAST_DAY_FOR_2012) {
    const first = await actOne(stage);
    files.push(first, await actOneContinued(stage, first));
    await clock.pass(4);
    files.push(await actTwo(stage));
  } else {
    missesActs(stage);
  }
  if (clock.today < THIRD_ACT) await yearsPass(stage, files, THIRD_ACT);
  files.push(await actThree(stage));
  await epilogue(stage, files);
}

function opens({ teller, clock }: Stage, url: string): void {
  teller.heading(
    text(
      `一门 · 三户人家的故事　${url}，服务时钟 ${clock.today}；人物、金额均为虚构`,
      `Yimen · The story of three families   ${url}, the service’s clock says ${clock.today}; everybody is made up`,
    ),
  );
}

function missesActs({ teller, clock }: Stage): void {
  teller.heading(
    text(
      `服务时钟已到 ${clock.today}，前两幕讲的是 2017 年、旧规（民发〔2012〕220号）的事，讲不了了；要看前两幕，请另起一个新的演示：DATA_DIR=/tmp/yimen-story PORT=8421 npm start，再 npm run story -- --url http://127.0.0.1:8421。下面从第三幕讲起。`,
      `The service’s clock is at ${clock.today}: acts 1 and 2 play in 2017 under the rules of 2012 and need a fresh demonstration (DATA_DIR=/tmp/yimen-story PORT=8421 npm start, then npm run story -- --url http://127.0.0.1:8421). The story goes on with act 3.`,
    ),
  );
}
