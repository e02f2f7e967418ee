import type { CaseFile } from '../case-file.js';
import { extra, type Person } from '../cast.js';
import { MAO } from '../../../directory/seed/families.js';
import { DAZHUSHAN } from '../places.js';
import { villageAppraises } from '../scenes/appraisal.js';
import { centreReports, departmentsReport, twoVisit } from '../scenes/checking.js';
import { asks, readsNotice } from '../scenes/citizen.js';
import { approves, countyVisits, isFiled, letterArrives } from '../scenes/decision.js';
import { isFirstPaid } from '../scenes/payment.js';
import { firstReview } from '../scenes/review.js';
import { accepts, applies } from '../scenes/window.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

const PLACE = DAZHUSHAN;
const FAMILY = MAO;
const INCOME = { householdMonthlyIncomeFen: 60_000, reviewClass: 'C' } as const;

/** From the window to the payment, in a town that decides in the county's name, under the rules of 2012. */
export async function actOne(stage: Stage): Promise<CaseFile> {
  stage.teller.heading(
    text(
      `第一幕　${PLACE.name.zh}：${FAMILY.who.zh}，镇里受县民政局委托审批（民发〔2012〕220号）`,
      `Act 1   ${PLACE.name.en}: ${FAMILY.who.en}; the town decides, entrusted by the county (rules of 2012)`,
    ),
  );
  const file = await applies(stage, { place: PLACE, family: FAMILY, variant: 'rural' }, { forgottenSignature: true });
  await asks(stage, file);
  await accepts(stage, PLACE, file);
  await isInvestigated(stage, file);
  await isObjectedTo(stage, file);
  await isPosted(stage, file);
  await isDecided(stage, file);
  await isFirstPaid(stage, PLACE, file);
  return file;
}

/** Departments and visitors work side by side; the village hears both. */
async function isInvestigated(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(1);
  const visit = { incomeFen: INCOME.householdMonthlyIncomeFen, findings: '三间平房，无大件家电；零工收入与申报一致。' };
  await departmentsReport(stage, PLACE, file);
  await twoVisit(stage, PLACE, file, visit);
  await centreReports(stage, PLACE, file);
  await stage.clock.pass(1);
  await villageAppraises(stage, PLACE, file);
  await firstReview(stage, PLACE, file, INCOME);
  await asks(stage, file);
}

/** A neighbour objects in public; the town investigates again and posts anew what it finds. */
async function isObjectedTo(stage: Stage, file: CaseFile): Promise<void> {
  const notice = await readsNotice(stage, PLACE, FAMILY.members[0].name, 'publicity');
  await stage.clock.pass(1);
  const { receipt } = await stage.citizen.post<{ receipt: string }>(
    `/public/notices/${notice.county}/${notice.id}/objections`,
    {
      data: { subject: 'property', realName: true, objectorName: '佟大海', statement: '他家去年还有一辆货车。' },
    },
  );
  await stage.tells(
    extra('一位邻居（实名，姓名仅经办人可见）', 'A neighbour (by real name, which only handlers may see)'),
    file,
    text(`对公示提出异议：财产不实；回执 ${receipt}`, `objects to the notice: property; receipt ${receipt}`),
  );
  const handler = await stage.cast.person(`${PLACE.townUsers}.handler2`);
  await stage.does(
    handler,
    file,
    { command: 'REINVESTIGATE' },
    text('决定重新组织调查，公示随即撤下', 'orders a second investigation; the notice comes down'),
  );
  await stage.clock.pass(1);
  const visit = {
    incomeFen: INCOME.householdMonthlyIncomeFen,
    findings: '货车已于去年过户，有过户凭证。',
    again: true,
  };
  await twoVisit(stage, PLACE, file, visit);
  await firstReview(stage, PLACE, file, { ...INCOME, again: true });
  await asks(stage, file);
}

/** Both publicities of the time run out by themselves; because somebody objected, the county visits in between. */
async function isPosted(stage: Stage, file: CaseFile): Promise<void> {
  await stage.passes(file, 'publicity', ({ dueOn }) =>
    text(
      `公示至 ${dueOn} 期满、再无异议；因有过异议，县里必须入户`,
      `the publicity ended on ${dueOn} without another objection; as there was one, the county has to visit`,
    ),
  );
  await countyVisits(stage, PLACE, file);
  await readsNotice(stage, PLACE, FAMILY.members[0].name, 'intendedPublicity');
  await stage.passes(file, 'intendedPublicity', ({ dueOn }) =>
    text(`拟批准公示至 ${dueOn} 期满、无异议`, `the second publicity ended on ${dueOn} without objection`),
  );
}

async function isDecided(stage: Stage, file: CaseFile): Promise<void> {
  const [investigator, approver] = await Promise.all(
    ['handler1', 'approver'].map((desk) => stage.cast.person(`${PLACE.townUsers}.${desk}`)),
  );
  if (!investigator || !approver) return;
  const deed = { command: 'APPROVE', data: {} };
  await stage.isRefused(
    investigator,
    file,
    { ...deed, because: 'not-permitted' },
    text('入户调查人想自己批准', 'who investigated wants to approve as well'),
  );
  await actsForTheApprover(stage, file, investigator);
  const approval = await approves(stage, approver, file);
  await readsNotice(stage, PLACE, FAMILY.members[0].name, 'announcement');
  await letterArrives(stage, PLACE, file, 'confirmation');
  await isFiled(stage, PLACE, file, approval);
  await asks(stage, file);
}

/** Duties are kept apart by the person and not by the seat: a second seat does not help. */
async function actsForTheApprover(stage: Stage, file: CaseFile, investigator: Person): Promise<void> {
  const administrator = await stage.cast.person('xianning.admin');
  const seat = { office: investigator.office, role: 'approver' };
  await administrator.client.post(`/users/${investigator.id}/seats`, seat);
  try {
    stage.teller.step(
      stage.clock.today,
      administrator,
      text(`让 ${investigator.name} 临时代理审批岗位`, `lets ${investigator.name} act for the approver`),
      null,
    );
    await stage.isRefused(
      investigator,
      file,
      { command: 'APPROVE', data: {}, because: 'separation-of-duties' },
      text('以代理审批人身份再试', 'tries again in that seat'),
    );
  } finally {
    await administrator.client.patch(`/users/${investigator.id}/seats`, seat);
  }
}
