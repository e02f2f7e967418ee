import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
}, 120_000);
afterAll(() => desk.close());

const MEMBERS = ['education', 'treasury', 'employment', 'homes', 'insurers', 'relief'];
const signed = { documentNumber: '通救协〔2023〕1号' };

/** A family whose case no rule fits, and the meeting it asked for. */
async function putBeforeMeeting(): Promise<{ family: CaseId; meeting: CaseId }> {
  const family = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', family, 'TO_MEETING');
  const [meeting] = await desk.linked(family, 'meeting');
  if (!meeting) throw new Error('no meeting');
  return { family, meeting };
}

const propose = (meeting: CaseId, agendaCases = 0) =>
  desk.send('tongcheng.reviewer1', meeting, 'PROPOSE', {
    heldOn: '2023-03-03',
    ground: 'conditionsUnusual',
    resolution: 'GRANTED',
    amountFen: 40_000,
    agendaCases,
    agenda: '一户家庭一事一议',
  });

async function vote(meeting: CaseId, votes: string[]): Promise<void> {
  for (const [index, value] of votes.entries())
    await desk.send(`tongcheng.${MEMBERS[index]}`, meeting, 'VOTE', { vote: value });
}

it('binds the case that asked, once two thirds of eight members are there and two thirds of the votes agree', async () => {
  const { family, meeting } = await putBeforeMeeting();
  await propose(meeting);
  expect((await desk.view('tongcheng.approver', meeting)).tasks).toHaveLength(8);
  await vote(meeting, ['AGREE', 'AGREE', 'AGREE', 'AGREE', 'DISAGREE']);
  expect(await desk.refused('tongcheng.approver', meeting, 'CLOSE_VOTE')).toMatchObject({ code: 'guard-false' });
  await desk.send('tongcheng.relief', meeting, 'VOTE', { vote: 'ABSTAIN' });
  await desk.send('tongcheng.approver', meeting, 'CLOSE_VOTE');
  await desk.send('tongcheng.approver', meeting, 'RESOLVE', signed);
  const bound = await desk.view('shadui.handler1', family);
  expect(bound).toMatchObject({ standing: [{ path: 'paid' }], context: { resolution: 'GRANTED', amountFen: 40_000 } });
});

it('asks for another proposal when the votes are too few', async () => {
  const { family, meeting } = await putBeforeMeeting();
  await propose(meeting);
  await vote(meeting, ['AGREE', 'AGREE', 'AGREE', 'DISAGREE', 'DISAGREE', 'DISAGREE']);
  await desk.send('tongcheng.approver', meeting, 'CLOSE_VOTE');
  expect(await desk.refused('tongcheng.approver', meeting, 'RESOLVE', signed)).toMatchObject({ code: 'guard-false' });
  await desk.send('tongcheng.approver', meeting, 'PROPOSE_ANEW', { ground: 'notCarried' });
  expect(await desk.standing('shadui.handler1', family)).toEqual(['waiting']);
});

it('binds all cases on the agenda with the one that asked, or none of them', async () => {
  const { family, meeting } = await putBeforeMeeting();
  const other = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', other, 'TO_MEETING');
  const link = 'insert into case_link (county, case_id, relation, other_county, other_id) values ($1, $2, $3, $4, $5)';
  await desk.sql(link, [meeting.county, meeting.caseId, 'agenda', other.county, other.caseId]);
  await propose(meeting, 1);
  await vote(meeting, ['AGREE', 'AGREE', 'AGREE', 'AGREE', 'AGREE', 'AGREE']);
  await desk.send('tongcheng.approver', meeting, 'CLOSE_VOTE');

  await desk.send('shadui.handler1', other, 'GIVE_UP');
  const refusal = await desk.refused('tongcheng.approver', meeting, 'RESOLVE', signed);
  expect(refusal).toMatchObject({ code: 'linked-case-refused' });
  expect(await desk.standing('shadui.handler1', family)).toEqual(['waiting']);

  await desk.send('tongcheng.approver', meeting, 'PROPOSE_ANEW', { ground: 'newFacts' });
  await propose(meeting);
  await vote(meeting, ['AGREE', 'AGREE', 'AGREE', 'AGREE', 'AGREE', 'AGREE']);
  await desk.send('tongcheng.approver', meeting, 'CLOSE_VOTE');
  await desk.send('tongcheng.approver', meeting, 'RESOLVE', signed);
  expect(await desk.standing('shadui.handler1', family)).toEqual(['paid']);
});
