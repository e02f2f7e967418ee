import type { CaseFile } from '../case-file.js';
import { nextMonth, workdayFrom } from '../dates.js';
import { DAZHUSHAN } from '../places.js';
import { asks } from '../scenes/citizen.js';
import { isPaid, showsAwards } from '../scenes/payment.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';
import { appeals, isAnnulled } from './appeal.js';
import { isCut } from './cut.js';

const PLACE = DAZHUSHAN;
const USUAL_INCOME_FEN = 60_000;

/** A cut, and the reconsideration that undoes it. @returns the reconsideration */
export async function actOneContinued(stage: Stage, file: CaseFile): Promise<CaseFile> {
  stage.teller.heading(
    text(
      '第一幕续　定期核查后减发；向县政府申请行政复议——案件之上的案件',
      'Act 1, continued   A review and a cut; reconsideration by the county’s government, a case about a case',
    ),
  );
  const paidOn = stage.clock.today;
  await isCut(stage, file);
  await isPaid(stage, PLACE, file, paidOn);
  const cutOn = stage.clock.today;
  const appeal = await appeals(stage, file);
  await stage.clock.moveTo(workdayFrom(nextMonth(cutOn)));
  await isPaid(stage, PLACE, file, cutOn);
  await isAnnulled(stage, file, appeal);
  await showsAwards(stage, file);
  await isPaid(stage, PLACE, file);
  await asks(stage, appeal);
  await isReviewedAgain(stage, file);
  await asks(stage, file);
  return appeal;
}

/** What was annulled is decided again, from the facts as they are. */
async function isReviewedAgain(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(1);
  const handler = await stage.cast.person(`${PLACE.townUsers}.handler1`);
  const data = {
    ground: 'noClearChange',
    householdMonthlyIncomeFen: USUAL_INCOME_FEN,
    propertyWithinRules: true,
    reviewClass: 'C',
    findings: '按全年收入折算，家庭情况没有明显变化。',
  };
  const says = text(
    '重新核查：按全年折算没有明显变化，照原额发放',
    'reviews again: over the year nothing has changed, and the amount stays',
  );
  await stage.does(handler, file, { command: 'CONFIRM_UNCHANGED', data }, says);
}
