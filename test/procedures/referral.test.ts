import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
}, 120_000);
afterAll(() => desk.close());

const request = { kind: 'education', urgency: 'ORDINARY', agreed: true, statement: '孩子学费无着' };

/** A family asks at the window to be passed on, and is. */
async function sent(form = request): Promise<CaseId> {
  const id = await desk.apply({ procedure: 'referral', form });
  await desk.send('shadui.clerk', id, 'SEND', { papers: 1, explanation: '见附件' });
  return id;
}

it('passes a family on to the education bureau, which sees nothing else of the town, and tells the family the result', async () => {
  const id = await sent();
  expect((await desk.view('tongcheng.education', id)).tasks).toMatchObject([
    { office: '421222:education', role: 'handler', part: 'education' },
  ]);
  expect(await desk.refused('tongcheng.homes', id, 'TAKE_ON', {})).toMatchObject({ status: 404 });
  await desk.send('tongcheng.education', id, 'TAKE_ON', {});
  const result = { result: 'HELPED', resultOn: '2023-03-01', explanation: '列入资助名单' };
  await desk.send('tongcheng.education', id, 'REPORT_RESULT', result);
  const reply = await desk.send('shadui.clerk', id, 'FEED_BACK', { manner: 'phone', toldOn: '2023-03-01' });
  expect(reply).toMatchObject({ status: 'done', standing: [{ path: 'served' }] });
  expect(await desk.letters('shadui.clerk', id)).toEqual(['referralTaken', 'referralResult']);
});

it('sends nothing to a charity before the person has consented in writing, and the charity may decline', async () => {
  const id = await desk.apply({ procedure: 'referral', form: { ...request, kind: 'charity' } });
  expect(await desk.refused('shadui.clerk', id, 'SEND', { papers: 1 })).toMatchObject({ code: 'not-possible' });
  await desk.send('shadui.clerk', id, 'RECORD_CONSENT', { signed: true, signedOn: '2023-03-01' });
  await desk.send('shadui.clerk', id, 'SEND', { papers: 1 });
  const unsuited = { ground: 'projectUnsuited', explanation: '不符合项目宗旨' };
  await desk.send('tongcheng.charity', id, 'RETURN', unsuited);
  await desk.send('shadui.clerk', id, 'GIVE_UP');
  await desk.send('shadui.clerk', id, 'FEED_BACK', { manner: 'inPerson', toldOn: '2023-03-01' });
  expect(await desk.standing('shadui.clerk', id)).toEqual(['notServed']);
});

it('goes to civil affairs for disaster relief before the reform of 2018 and to emergency management after it', async () => {
  const rows = await desk.sql<{ from: string; value: string }>(
    `select valid_from::text as from, value #>> '{}' as value from setting
     where procedure = 'referral' and name = 'receiver.disaster' order by valid_from`,
  );
  expect(rows).toEqual([
    { from: '2014-05-01', value: 'civilAffairs' },
    { from: '2018-03-17', value: 'emergencyManagement' },
  ]);
  const id = await sent({ ...request, kind: 'disaster' });
  expect((await desk.view('tongcheng.relief', id)).tasks[0]?.office).toBe('421222:emergencyManagement');
});

it('tells the result to the case that asked for it, and to the person alone when that case has ended', async () => {
  for (const over of [false, true]) {
    const family = await desk.apply({ procedure: 'local-aid', form: {} });
    await desk.send('shadui.handler1', family, 'REFER');
    const [id] = await desk.linked(family, 'referral');
    if (!id) throw new Error('no referral');
    await desk.send('shadui.clerk', id, 'WITHDRAW', {});
    if (over) await desk.send('shadui.handler1', family, 'PAY');
    const told = { manner: 'phone', toldOn: '2023-03-01' };
    if (over) {
      expect(await desk.refused('shadui.clerk', id, 'FEED_BACK', told)).toMatchObject({ code: 'linked-case-refused' });
      await desk.send('shadui.clerk', id, 'FEED_BACK_ONLY', told);
    } else await desk.send('shadui.clerk', id, 'FEED_BACK', told);
    const { context } = await desk.view('shadui.handler1', family);
    expect(context['result']).toBe(over ? null : 'withdrawnByPerson');
  }
});

it('can be complained of while nobody acts', async () => {
  const id = await sent();
  const complaint = {
    act: 'INACTION',
    organ: 'GOVERNMENT',
    manner: 'oral',
    learnedOn: '2023-03-01',
    rightsTold: false,
    claims: '责令办理',
  };
  const reconsideration = await desk.about(id, 'reconsideration', complaint);
  const before = (await desk.view('shadui.clerk', id)).version;
  const accepted = { withinTimeLimit: true, interested: true };
  await desk.send('tongcheng.reconsideration', reconsideration, 'ACCEPT', accepted);
  expect((await desk.view('shadui.clerk', id)).version).toBe(before + 1);
});
