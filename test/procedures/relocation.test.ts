import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
}, 120_000);
afterAll(() => desk.close());

const papers = { papers: 12, stillEntitled: true };

/** A family in payment that moves there, with the old town's file handed over. */
async function moving(division: string): Promise<{ family: CaseId; move: CaseId }> {
  const family = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', family, 'PAY');
  const form = { division, movedOn: '2023-02-20', benefit: 'local-aid', address: '雁塔社区1号' };
  const move = await desk.about(family, 'relocation', form);
  await desk.send('shadui.handler1', move, 'HAND_OVER', papers);
  return { family, move };
}

const awardsOf = ({ caseId }: CaseId) =>
  desk.sql<{ from: string; to: string | null }>(
    'select from_month as from, to_month as to from award where case_id = $1',
    [caseId],
  );

it('moves the benefit to the next town of the county once somebody there has taken it over', async () => {
  const { family, move } = await moving('421222100001');
  const taken = { livesHere: true, papersComplete: true };
  expect(await desk.refused('shadui.handler1', move, 'TAKE_OVER', taken)).toMatchObject({ status: 403 });
  await desk.send('junshui.handler1', move, 'TAKE_OVER', taken);
  expect(await desk.view('junshui.handler1', family)).toMatchObject({ division: '421222100001' });
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
});

it('pays in the old county until the other one has granted, and from the month after no more', async () => {
  const { family, move } = await moving('421202104001');
  const [pair] = await desk.linked(move, 'pair');
  if (!pair) throw new Error('nobody waits in the other county');
  expect(pair.county).toBe('421202');
  await desk.send('heshengqiao.handler1', pair, 'CONFIRM_ARRIVAL', { livesHere: true, checkedOn: '2023-03-01' });
  await desk.send('heshengqiao.clerk', pair, 'RECORD_CASE', { caseNumber: '421202-2023-000001' });
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
  await desk.send('heshengqiao.handler1', pair, 'RECORD_DECISION', { granted: true, decidedOn: '2023-03-01' });
  expect(await desk.standing('shadui.handler1', move)).toEqual(['leaving.ending']);
  await desk.send('shadui.handler1', move, 'END_OLD');
  expect(await desk.standing('shadui.handler1', family)).toEqual(['over']);
  expect(await desk.standing('shadui.handler1', move)).toEqual(['movedAway']);
  expect(await awardsOf(family)).toMatchObject([{ to: expect.stringMatching(/^2023-03/) }]);
});

it('leaves the benefit where it is when the other county refuses', async () => {
  const { family, move } = await moving('421202104001');
  const [pair] = await desk.linked(move, 'pair');
  if (!pair) throw new Error('nobody waits in the other county');
  await desk.send('heshengqiao.handler1', pair, 'NOT_ARRIVED', { ground: 'notHere' });
  expect(await desk.standing('shadui.handler1', move)).toEqual(['stays']);
  expect(await desk.standing('shadui.handler1', family)).toEqual(['paid']);
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
  expect(await desk.letters('shadui.clerk', move)).toEqual(['relocationNotTaken']);
});
