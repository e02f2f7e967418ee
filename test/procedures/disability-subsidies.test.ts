import { citizenId } from '../helpers/families.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { holds, paid, passes, running } from './payments.js';

/** A village of 白霓镇 in the next county, where the person is registered. */
const HOME = '421223104201';
const [WINDOW, HOME_WINDOW] = ['shadui.clerk', 'baini.clerk'];
const [LIN, COUNTY, AUDITOR] = ['baini.handler1', 'chongyang.approver', 'chongyang.auditor'];

const papers = { documentsComplete: true, truthCommitment: true };
const grade2 = { disabilityClass: 'LIMB', grade: 2, validUntil: '2030-01-01', longTermCare: true };

let desk: Desk;
let here: CaseId;
let there: CaseId;

beforeAll(async () => {
  desk = await startDesk('2022-03-30');
}, 120_000);
afterAll(() => desk.close());

describe('a man who applies away from home', () => {
  it('is pushed to his place of registration, where the application goes on as a case of its own', async () => {
    here = await desk.apply({
      procedure: 'disability-subsidies',
      members: [{ name: '夏侯志强', relation: 'self', idNumber: citizenId('19770707') }],
      authorisations: [{ member: 0, signed: true, at: '2022-03-30' }],
      form: { living: false, nursing: true, homeDivision: HOME, channel: 'window' },
    });
    await desk.send(WINDOW, here, 'ACCEPT', papers);
    await desk.send(WINDOW, here, 'PUSH', { papersComplete: true });
    const [linked] = await desk.linked(here, 'pair');
    expect(linked).toMatchObject({ county: '421223', procedure: 'disability-subsidies' });
    there = linked as CaseId;
    const { context } = await desk.view(HOME_WINDOW, there);
    expect(context).toMatchObject({ track: 'AWAY', appliedOn: '2022-03-30' });
  }, 60_000);

  it('is granted two months later, owed from the month of application, and the window is told', async () => {
    await desk.send(HOME_WINDOW, there, 'ACCEPT', papers);
    await desk.send(LIN, there, 'SEND_TO_FEDERATION', { residenceConfirmed: true, certificateSeen: true });
    await desk.send('chongyang.disabled', there, 'CONFIRM_CERTIFICATE', grade2);
    await desk.goTo('2022-05-09');
    await desk.send(COUNTY, there, 'APPROVE', {});
    expect(await running(desk, LIN, there)).toEqual({ nursingSubsidy: { payee: 'household', amountFen: 10_000 } });
    const line = { kind: 'nursingSubsidy', payee: 'household' };
    expect(await paid(desk, 'chongyang.finance', there)).toEqual([
      { ...line, amountFen: 10_000 },
      { ...line, amountFen: 20_000 },
    ]);
    expect(await desk.standing(WINDOW, here)).toContain('away.told');
    await desk.send(WINDOW, here, 'TELL', { deliveredOn: '2022-05-10', manner: 'electronic' });
    expect((await desk.view(WINDOW, here)).status).toBe('done');
  }, 60_000);

  it('loses the subsidy with his certificate, after a review by one and a decision by another', async () => {
    await desk.send('chongyang.disabled', there, 'REPORT_CHANGE', { kind: 'certificate', happenedOn: '2022-06-01' });
    const stop = { scope: 'NURSING', ground: 'certificateExpired', explanation: '残疾人证已注销' };
    await desk.send(LIN, there, 'PROPOSE_STOP', stop);
    await passes(desk, AUDITOR, there, 'stopObjection');
    await desk.send(COUNTY, there, 'APPROVE_STOP', {});
    expect(await running(desk, LIN, there)).toEqual({});
    expect(await desk.standing(LIN, there)).toContain('stopped.open');
    expect(await holds(desk, AUDITOR, there)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);
});
