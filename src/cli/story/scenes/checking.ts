import type { CaseFile } from '../case-file.js';
import type { Person } from '../cast.js';
import { plusDays } from '../dates.js';
import { deskOf, type Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

/** The departments asked each hear of this household only, each at its own desk, all at once. */
export async function departmentsReport(stage: Stage, { countyUsers }: Place, file: CaseFile): Promise<void> {
  const { tasks } = await file.view();
  const departments = tasks
    .filter(({ state }) => state.endsWith('informationCheck'))
    .map(({ office }) => office.split(':')[1] ?? '');
  const checkers = await Promise.all(
    departments.map((department) => stage.cast.person(`${countyUsers}.${deskOf(department)}`)),
  );
  const data = { finding: 'NOTHING_FOUND', dataAsOf: plusDays(stage.clock.today, -1) };
  await Promise.all(checkers.map((checker) => stage.sends(checker, file, { command: 'REPORT', data })));
  const [last] = checkers.slice(-1);
  for (const checker of checkers) {
    const says = text(
      '认领本部门的核对任务，反馈：未查到记录',
      'claims the department’s own task and reports: no record found',
    );
    if (checker === last) await stage.tells(checker, file, says);
    else stage.teller.step(stage.clock.today, checker, says, null);
  }
}

export async function centreReports(stage: Stage, { countyUsers }: Place, file: CaseFile): Promise<void> {
  const centre = await stage.cast.person(`${countyUsers}.verification`);
  await stage.does(
    centre,
    file,
    { command: 'ISSUE_REPORT', data: { result: 'WITHIN' } },
    text(
      '汇总各部门结果，出具核对报告：符合条件',
      'puts the answers together and issues the report: within the limits',
    ),
  );
}

interface HomeVisit {
  incomeFen: number;
  findings: string;
}

/** Two people visit and sign; who has signed cannot be the second as well. */
export async function twoVisit(
  stage: Stage,
  { townUsers }: Place,
  file: CaseFile,
  { incomeFen, findings, again = false }: HomeVisit & { again?: boolean },
): Promise<void> {
  const [first, second] = await Promise.all([1, 2].map((n) => stage.cast.person(`${townUsers}.handler${n}`)));
  if (!first || !second) return;
  const data = {
    visitedOn: stage.clock.today,
    householdMonthlyIncomeFen: incomeFen,
    asStated: true,
    familyMemberSigned: true,
    neighboursAsked: 3,
    livingConditions: findings,
  };
  const deed = { command: 'RECORD_VISIT', data };
  const visits = again
    ? text('再次入户、走访邻里，签署调查表', 'visits again, asks the neighbours and signs')
    : text('入户调查，签署调查表（第一人）', 'visits the home and signs the form, first of two');
  await stage.does(first, file, deed, visits);
  if (!again) await signsTwice(stage, first, file, deed);
  await stage.does(second, file, deed, text('同行人签署调查表（第二人）', 'signs as the second of two'));
}

async function signsTwice(
  stage: Stage,
  who: Person,
  file: CaseFile,
  deed: { command: string; data: object },
): Promise<void> {
  const says = text('想把第二个人的字也签了', 'tries to sign for the second one too');
  await stage.isRefused(who, file, { ...deed, because: 'separation-of-duties' }, says);
}
