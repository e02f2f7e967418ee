import type { CaseFile } from '../case-file.js';
import { DAZHUSHAN } from '../places.js';
import { asks } from '../scenes/citizen.js';
import { letterArrives } from '../scenes/decision.js';
import { showsCalculation } from '../scenes/review.js';
import type { Stage } from '../stage.js';
import { text, yuan } from '../text.js';

const PLACE = DAZHUSHAN;

/** Wages of a kiln that fires for three months of the year, taken for a year's. */
const RISEN_INCOME_FEN = 90_000;

/** A periodic review finds more income. Nobody is cut without having been told before and heard. */
export async function isCut(stage: Stage, file: CaseFile): Promise<void> {
  await stage.passes(file, 'review', ({ dueOn }) =>
    text(`发放满三个月（${dueOn}），定期核查自动启动`, `three months ended on ${dueOn}: the periodic review begins`),
  );
  await isProposed(stage, file);
  await isHeard(stage, file);
  await isDecided(stage, file);
}

async function isProposed(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(1);
  const handler = await stage.cast.person(`${PLACE.townUsers}.handler3`);
  const data = {
    ground: 'incomeRisen',
    householdMonthlyIncomeFen: RISEN_INCOME_FEN,
    propertyWithinRules: true,
    reviewClass: 'C',
    findings: '户主到砖厂上班。',
  };
  const says = text(
    `核查：户主到砖厂上班，家庭月收入 ${yuan(RISEN_INCOME_FEN)} 元，拟减发，先告知申请人`,
    `finds wages from a brick kiln, ${yuan(RISEN_INCOME_FEN)} a month in all, and proposes a cut; the family is told first`,
  );
  await stage.does(handler, file, { command: 'PROPOSE_CUT', data }, says);
  await showsCalculation(stage, file, 'PROPOSE_CUT');
  await letterArrives(stage, PLACE, file, 'intendedChange');
  await asks(stage, file);
}

async function isHeard(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(2);
  const clerk = await stage.cast.person(`${PLACE.townUsers}.clerk`);
  const objection = { command: 'OBJECT_TO_CHANGE', data: { statement: '砖厂的活一年只有三个月，十月就停工。' } };
  const objects = text(
    '代申请人录入申辩：砖厂的活一年只有三个月',
    'enters the family’s objection: the kiln fires for three months a year',
  );
  await stage.does(clerk, file, objection, objects);
  await stage.clock.pass(2);
  const hearer = await stage.cast.person(`${PLACE.townUsers}.handler2`);
  const maintained = { command: 'MAINTAIN_PROPOSAL', data: { explanation: '核查时的收入属实。' } };
  const maintains = text('复核（非原核查人），维持拟减发', 'examines it, being another handler, and maintains the cut');
  await stage.does(hearer, file, maintained, maintains);
}

async function isDecided(stage: Stage, file: CaseFile): Promise<void> {
  await stage.clock.pass(1);
  const approver = await stage.cast.person(`${PLACE.townUsers}.approver`);
  const { context } = await file.view();
  const [before, after] = [yuan(Number(context['amount'])), yuan(Number(context['proposedAmount']))];
  const says = text(
    `决定减发：每月 ${before} 元减为 ${after} 元，自下月起`,
    `decides the cut: ${before} to ${after} yuan a month, from next month`,
  );
  await stage.does(approver, file, { command: 'APPROVE_CHANGE', data: {} }, says);
  await letterArrives(stage, PLACE, file, 'cut');
}
