import type { CaseFile } from '../case-file.js';
import type { ClockView, HistoryEvent } from '../answers.js';
import { dayOf, inChinese, plusDays } from '../dates.js';
import { WANG } from '../../../directory/seed/families.js';
import { HESHENGQIAO } from '../places.js';
import { villageAppraises } from '../scenes/appraisal.js';
import { centreReports, departmentsReport, twoVisit } from '../scenes/checking.js';
import { asks, readsNotice } from '../scenes/citizen.js';
import { approves, countyVisits, tellsDraw } from '../scenes/decision.js';
import { isFirstPaid } from '../scenes/payment.js';
import { firstReview } from '../scenes/review.js';
import { accepts, applies } from '../scenes/window.js';
import type { Stage } from '../stage.js';
import { text, type Text } from '../text.js';

const PLACE = HESHENGQIAO;
const FAMILY = WANG;
const INCOME = { householdMonthlyIncomeFen: 56_000, reviewClass: 'A' } as const;

/** The same rules without a grant: the town prepares, the county decides. */
export async function actTwo(stage: Stage): Promise<CaseFile> {
  stage.teller.heading(
    text(
      `第二幕　${PLACE.name.zh}：${FAMILY.who.zh}，没有委托，由区民政局审批`,
      `Act 2   ${PLACE.name.en}: ${FAMILY.who.en}; no grant here, so the county decides`,
    ),
  );
  const file = await applies(stage, { place: PLACE, family: FAMILY, variant: 'urban' });
  await accepts(stage, PLACE, file);
  await stage.clock.pass(1);
  await departmentsReport(stage, PLACE, file);
  await twoVisit(stage, PLACE, file, {
    incomeFen: INCOME.householdMonthlyIncomeFen,
    findings: '母子二人同住，儿子卧床。',
  });
  await centreReports(stage, PLACE, file);
  await stage.clock.pass(1);
  await villageAppraises(stage, PLACE, file);
  await firstReview(stage, PLACE, file, INCOME);
  await readsNotice(stage, PLACE, FAMILY.members[0].name, 'publicity');
  await countyIntends(stage, file, await stage.passes(file, 'publicity', ended));
  await stage.passes(file, 'intendedPublicity', ended);
  await countyDecides(stage, file);
  await isFirstPaid(stage, PLACE, file);
  return file;
}

/** Seven calendar days; one that would end on a day of rest ends on the next working day. */
function ended({ startedAt, dueOn }: ClockView): Text {
  const seventh = plusDays(dayOf(startedAt), 7);
  if (dueOn === null || dueOn === seventh)
    return text(`公示 7 日至 ${dueOn} 期满、无异议`, `seven days ended on ${dueOn} without objection`);
  return text(
    `公示第 7 日${inChinese(seventh)}逢休息日，顺延至 ${dueOn}；期满无异议`,
    `the seventh day, ${seventh}, was a day of rest, so the publicity ran until ${dueOn}; nobody objected`,
  );
}

/** Before its opinion the county visits those that a draw picks. */
async function countyIntends(stage: Stage, file: CaseFile, draw: HistoryEvent): Promise<void> {
  if (await tellsDraw(stage, file, draw)) await countyVisits(stage, PLACE, file);
  await stage.clock.pass(1);
  const reviewer = await stage.cast.person(`${PLACE.countyUsers}.reviewer2`);
  await stage.does(
    reviewer,
    file,
    { command: 'INTEND_APPROVAL', data: { fileComplete: true } },
    text('审核材料，拟批准，第二次公示', 'finds the file complete and intends to approve; posted a second time'),
  );
}

async function countyDecides(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(1);
  const town = await stage.cast.person(`${PLACE.townUsers}.approver`);
  await stage.isRefused(
    town,
    file,
    { command: 'APPROVE', data: {}, because: 'not-permitted' },
    text('镇里的审批人想批准', 'the town’s approver wants to approve'),
  );
  await approves(stage, await stage.cast.person(`${PLACE.countyUsers}.approver`), file);
  await asks(stage, file);
}
