import { startDesk, type CaseId, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01');
}, 120_000);
afterAll(() => desk.close());

const form = { channel: 'visit', matter: 'delay', statement: '申请后半年无答复' };
const served = { deliveredOn: '2023-03-01', manner: 'inPerson' };
const asked = { receivedOn: '2023-03-01', explanation: '扣除时间没有依据' };

/** A petition the bureau has answered. */
async function answered(): Promise<CaseId> {
  const id = await desk.apply({ procedure: 'petition', form });
  await desk.send('tongcheng.inspector', id, 'ACCEPT', {});
  const findings = { heard: true, facts: 'CLEAR', report: '材料曾退回一次' };
  await desk.send('tongcheng.reviewer1', id, 'RECORD_FINDINGS', findings);
  await desk.send('tongcheng.approver', id, 'ISSUE_OPINION', { opinion: 'EXPLAINED', explanation: '期间扣除补正时间' });
  await desk.send('shadui.clerk', id, 'SERVE', served);
  return id;
}

it('promises an answer about acceptance within fifteen days', async () => {
  expect(await desk.apply({ procedure: 'petition', form })).toMatchObject({ promisedOn: '2023-03-16' });
});

it('goes from the county bureau to the county government and on to the city, each by other people', async () => {
  const id = await answered();
  await desk.send('shadui.clerk', id, 'ASK_REEXAMINATION', asked);
  const upheld = { outcome: 'UPHELD', explanation: '意见适当' };
  expect(await desk.refused('tongcheng.approver', id, 'REEXAMINE', upheld)).toMatchObject({ status: 403 });
  await desk.send('tongcheng.reconsideration', id, 'REEXAMINE', upheld);
  await desk.send('shadui.clerk', id, 'SERVE', served);
  await desk.send('shadui.clerk', id, 'ASK_REVIEW', asked);
  const reply = await desk.send('xianning.reconsideration', id, 'REVIEW', {
    outcome: 'CHANGED',
    explanation: '应予支持',
  });
  expect(reply).toMatchObject({ status: 'done', standing: [{ path: 'reviewed' }] });
  expect(await desk.letters('shadui.clerk', id)).toEqual([
    'petitionAccepted',
    'petitionOpinion',
    'petitionReexamination',
    'petitionReview',
  ]);
});

it('names the re-examination in the opinion, and the review in the answer to that', async () => {
  const id = await answered();
  const clerk = await desk.login('shadui.clerk');
  const { body } = await clerk.get(`/api/cases/${id.county}/${id.caseId}/letters`).expect(200);
  expect((body as object[]).at(-1)).toMatchObject({
    kind: 'petitionOpinion',
    remedies: [{ route: 'reexamination', period: '30d' }],
  });
});

it('ends when thirty days pass and nobody asks for more', async () => {
  const id = await answered();
  await desk.advance(31);
  await desk.due(id);
  expect(await desk.standing('shadui.clerk', id)).toEqual(['concluded']);
});

it('steers what the law has a way for to that way, and says so in a letter', async () => {
  const id = await desk.apply({ procedure: 'petition', form: { ...form, matter: 'refusal' } });
  const route = { route: 'reconsideration', explanation: '可自知道之日起六十日内申请' };
  const reply = await desk.send('tongcheng.inspector', id, 'STEER', route);
  expect(reply).toMatchObject({ status: 'done', standing: [{ path: 'steered' }] });
  expect(await desk.letters('shadui.clerk', id)).toEqual(['petitionSteered']);
});
