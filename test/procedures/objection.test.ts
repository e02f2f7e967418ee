import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
}, 120_000);
afterAll(() => desk.close());

const neighbour = {
  objectedTo: 'property',
  realName: true,
  channel: 'window',
  objectorName: '佟大海',
  objectorContact: '13807150001',
  statement: '他家有一辆货车',
};
const found = { finding: 'SUBSTANTIATED', checkedOn: '2023-03-01', signed: true, remark: '车辆登记在户主名下' };

/** A family in payment to whose aid a neighbour objects. */
async function objectedTo(form: typeof neighbour = neighbour): Promise<{ family: CaseId; objection: CaseId }> {
  const family = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', family, 'PAY');
  return { family, objection: await desk.about(family, 'objection', form) };
}

async function checkedByTwo(objection: CaseId): Promise<void> {
  await desk.send('tongcheng.inspector', objection, 'TAKE_UP', {});
  await desk.send('tongcheng.reviewer1', objection, 'SIGN_FINDING', found);
  const again = await desk.refused('tongcheng.reviewer1', objection, 'SIGN_FINDING', found);
  expect(again).toMatchObject({ code: 'separation-of-duties' });
  await desk.send('tongcheng.reviewer2', objection, 'SIGN_FINDING', found);
}

it('becomes a review of the benefit when two have found it true, and the neighbour is answered', async () => {
  const { family, objection } = await objectedTo();
  await checkedByTwo(objection);
  await desk.send('tongcheng.inspector', objection, 'ORDER_REVIEW', { explanation: '车辆属实' });
  const reviewed = await desk.view('shadui.handler1', family);
  expect(reviewed).toMatchObject({ standing: [{ path: 'reviewing' }], context: { ground: 'complaint' } });
  const answer = { answeredOn: '2023-03-01', manner: 'phone', contents: '已要求重新核查' };
  expect(await desk.send('tongcheng.inspector', objection, 'ANSWER', answer)).toMatchObject({ status: 'done' });
});

it('tells the household nothing: no letter goes out, and no name stands in the open', async () => {
  const { family, objection } = await objectedTo();
  await checkedByTwo(objection);
  expect(await desk.letters('shadui.clerk', objection)).toEqual([]);
  expect(await desk.letters('shadui.clerk', family)).toEqual([]);
  const open = await desk.sql<{ body: string }>(
    `select convert_from(body, 'UTF8') as body from case_event where case_id = any($1)`,
    [[family.caseId, objection.caseId]],
  );
  expect(open.map(({ body }) => body).join('\n')).not.toMatch(/佟大海|13807150001|货车/);
});

it('is only noted when the benefit is being reviewed already', async () => {
  const { family, objection } = await objectedTo();
  await checkedByTwo(objection);
  await desk.send('tongcheng.inspector', objection, 'ORDER_REVIEW', { explanation: '车辆属实' });
  const second = await desk.about(family, 'objection', neighbour).catch((error: Error) => error.message);
  expect(second).toContain('already-linked'); // one at a time; the first still has to be answered
  const answer = { answeredOn: '2023-03-01', manner: 'phone', contents: '已要求重新核查' };
  await desk.send('tongcheng.inspector', objection, 'ANSWER', answer);
  const third = await desk.about(family, 'objection', neighbour);
  await checkedByTwo(third);
  const refusal = await desk.refused('tongcheng.inspector', third, 'ORDER_REVIEW', { explanation: '同上' });
  expect(refusal).toMatchObject({ code: 'linked-case-refused' });
  await desk.send('tongcheng.inspector', third, 'NOTE_FOUNDED', { explanation: '同上' });
  expect(await desk.standing('tongcheng.inspector', third)).toEqual(['answering']);
});
