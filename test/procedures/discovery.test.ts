import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
}, 120_000);
afterAll(() => desk.close());

const met = { manner: 'visit', metOn: '2023-03-01', policyExplained: true };
const replied = { repliedOn: '2023-03-01', manner: 'phone' };

/** Somebody whom another case found in need. */
async function discovered(): Promise<CaseId> {
  const family = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', family, 'DISCOVER');
  const [discovery] = await desk.linked(family, 'discovery');
  if (!discovery) throw new Error('nothing was discovered');
  return discovery;
}

it('leads to an application that the window opens, and the source is told', async () => {
  const id = await discovered();
  await desk.send('shadui.handler2', id, 'RECORD_CONTACT', met);
  await desk.send('shadui.handler2', id, 'APPLY', { agreed: true, helpNeeded: true });
  const { number, procedure } = await desk.apply({});
  await desk.send('shadui.clerk', id, 'RECORD_CASE', { procedure, caseNumber: number });
  expect(await desk.standing('shadui.handler2', id)).toEqual(['applied']);
  expect(await desk.send('shadui.handler2', id, 'REPLY', replied)).toMatchObject({ status: 'done' });
});

it('counts nobody as declining who was not told what aid there is, or has not signed', async () => {
  const id = await discovered();
  const declined = { manner: 'signed', signedOn: '2023-03-01', ground: 'relativesHelp' };
  expect(await desk.refused('shadui.handler2', id, 'DECLINE', declined)).toMatchObject({ code: 'not-possible' });
  const untold = await desk.refused('shadui.handler2', id, 'RECORD_CONTACT', { ...met, policyExplained: false });
  expect(untold).toMatchObject({ code: 'form-invalid' });
  await desk.send('shadui.handler2', id, 'RECORD_CONTACT', met);
  const unsigned = await desk.refused('shadui.handler2', id, 'DECLINE', { ground: 'none' });
  expect(unsigned).toMatchObject({ code: 'form-invalid' });
  await desk.send('shadui.handler2', id, 'DECLINE', declined);
  expect(await desk.standing('shadui.handler2', id)).toEqual(['declined']);
});

it('gives up only after three attempts and thirty days of looking', async () => {
  const id = await discovered();
  const tried = { manner: 'phone', triedOn: '2023-03-01' };
  for (const expected of ['reaching.calling', 'reaching.calling', 'reaching.lost']) {
    await desk.send('shadui.handler2', id, 'RECORD_ATTEMPT', tried);
    expect(await desk.standing('shadui.handler2', id)).toEqual([expected]);
  }
  await desk.advance(31);
  await desk.due(id);
  expect(await desk.standing('shadui.handler2', id)).toEqual(['givenUp']);
});
