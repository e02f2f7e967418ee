import { Opener } from '../../src/cases/opener.js';
import { Database, EVERYWHERE } from '../../src/database/database.js';
import type { TestApp, TestUser } from './app.js';

/** The smallest procedure: a desk notes a letter and answers it within ten working days. */
export const letter = (change: object = {}) => ({
  procedure: 'letter',
  version: '1',
  title: { zh: '来信', en: 'Letter' },
  law: '演示',
  effective: { from: '2017-01-01' },
  subject: 'case',
  opening: { by: { office: 'county.civilAffairs', role: 'supervisor' } },
  periods: { answer: { length: '10wd' } },
  forms: {},
  machine: {
    initial: 'open',
    states: {
      open: {
        meta: {
          title: { zh: '待答复', en: 'To be answered' },
          task: { office: 'county.civilAffairs', role: 'supervisor', due: 'answer' },
        },
        on: { ANSWER: { target: 'answered', meta: { title: { zh: '答复', en: 'Answer' } } } },
      },
      answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
    },
  },
  ...change,
});

/** The same under other names: the open letter lies in a folder, and its period is called otherwise. */
export const renamedLetter = (change: object = {}) =>
  letter({
    version: '2',
    effective: { from: '2018-01-01' },
    periods: { reply: { length: '10wd' } },
    machine: {
      initial: 'folder',
      states: {
        folder: {
          meta: { title: { zh: '来信夹', en: 'Folder' } },
          initial: 'reading',
          states: {
            reading: {
              meta: {
                title: { zh: '待回复', en: 'To be replied to' },
                task: { office: 'county.civilAffairs', role: 'supervisor', due: 'reply' },
              },
              on: { ANSWER: { target: '#case.answered', meta: { title: { zh: '答复', en: 'Answer' } } } },
            },
          },
        },
        answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
      },
    },
    ...change,
  });

export interface LetterCase {
  county: string;
  caseId: string;
}

const DIVISION = '421222';
const SEATS = [{ office: `${DIVISION}:civilAffairs`, role: 'supervisor' }];

/** A letter comes in at the county's civil affairs department. */
export async function openLetter(yimen: TestApp, procedure = 'letter'): Promise<LetterCase> {
  const { id: user } = await yimen.login('tongcheng.inspector');
  const opener = yimen.app.get(Opener);
  return yimen.app.get(Database).transaction(EVERYWHERE, (tx) =>
    opener.open(tx, {
      procedure,
      division: DIVISION,
      householdId: null,
      actor: { kind: 'user', user, seats: SEATS },
      data: {},
    }),
  );
}

export interface Claim {
  task: string;
  fence: number;
}

export async function claimLetter(yimen: TestApp, user: TestUser, { county, caseId }: LetterCase): Promise<Claim> {
  const [open] = await yimen.sql<{ key: string }>(
    'select key from case_task where case_id = $1 and closed_at is null',
    [caseId],
  );
  const task = open?.key ?? '';
  const { body } = await user.post('/api/tasks/claim', { county, caseId, key: task }).expect(200);
  return { task, fence: (body as { fence: number }).fence };
}

/** Kinds of the events of a case, in their order. */
export const eventsOf = async (yimen: TestApp, { caseId }: LetterCase): Promise<string[]> =>
  (await yimen.sql<{ type: string }>('select type from case_event where case_id = $1 order by seq', [caseId])).map(
    ({ type }) => type,
  );
