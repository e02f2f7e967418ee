import type { CaseFile } from '../case-file.js';
import { DENG } from '../../../directory/seed/families.js';
import { YAOQUAN } from '../places.js';
import { centreReports, departmentsReport, twoVisit } from '../scenes/checking.js';
import { asks, readsNotice } from '../scenes/citizen.js';
import { approves, isFiled, letterArrives } from '../scenes/decision.js';
import { isFirstPaid } from '../scenes/payment.js';
import { firstReview } from '../scenes/review.js';
import { accepts, applies } from '../scenes/window.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

const PLACE = YAOQUAN;
const FAMILY = DENG;
const INCOME = { householdMonthlyIncomeFen: 75_000, reviewClass: 'B' } as const;

/** The rules in force since July 2021: no appraisal unless somebody objects, one publicity, a limit for the whole. */
export async function actThree(stage: Stage): Promise<CaseFile> {
  stage.teller.heading(
    text(
      `第三幕　${stage.clock.today.slice(0, 4)}年，${PLACE.name.zh}：${FAMILY.who.zh}，新规（民发〔2021〕57号）`,
      `Act 3   ${stage.clock.today.slice(0, 4)}, ${PLACE.name.en}: ${FAMILY.who.en}; the rules of 2021`,
    ),
  );
  const file = await applies(stage, { place: PLACE, family: FAMILY, variant: 'rural' });
  await accepts(stage, PLACE, file);
  await tellsRules(stage, file);
  await isInvestigated(stage, file);
  await readsNotice(stage, PLACE, FAMILY.members[0].name, 'publicity');
  await stage.passes(file, 'publicity', ({ dueOn }) =>
    text(
      `公示至 ${dueOn} 期满、无异议，只公示一次`,
      `the publicity ended on ${dueOn} without objection; there is only this one`,
    ),
  );
  const approval = await approves(stage, await stage.cast.person(`${PLACE.townUsers}.approver`), file);
  await readsNotice(stage, PLACE, FAMILY.members[0].name, 'announcement');
  await letterArrives(stage, PLACE, file, 'confirmation');
  await isFiled(stage, PLACE, file, approval);
  await asks(stage, file);
  await isFirstPaid(stage, PLACE, file);
  return file;
}

/** Acceptance pinned the case to the definition in force that day. */
async function tellsRules({ teller }: Stage, file: CaseFile): Promise<void> {
  const { procedure, version, law } = await file.standsUnder();
  teller.note(
    text(`本案适用规程 ${procedure}@${version}（${law}）`, `This case runs on ${procedure}@${version} (${law})`),
  );
}

async function isInvestigated(stage: Stage, file: CaseFile): Promise<void> {
  const handler = await stage.cast.person(`${PLACE.townUsers}.handler1`);
  await stage.does(
    handler,
    file,
    { command: 'START_INVESTIGATION' },
    text('启动家庭经济状况调查', 'starts the investigation'),
  );
  const centre = await stage.cast.person(`${PLACE.countyUsers}.verification`);
  await stage.does(
    centre,
    file,
    { command: 'START_CHECK' },
    text('启动信息核对，各部门并行', 'starts the check; the departments are asked all at once'),
  );
  await stage.clock.pass(1);
  await departmentsReport(stage, PLACE, file);
  await centreReports(stage, PLACE, file);
  await twoVisit(stage, PLACE, file, { incomeFen: INCOME.householdMonthlyIncomeFen, findings: '母子三人，女儿住院。' });
  await firstReview(stage, PLACE, file, INCOME);
}
