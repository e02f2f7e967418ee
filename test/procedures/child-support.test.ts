import { citizenId } from '../helpers/families.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { holds, paid, passes, running } from './payments.js';

const WINDOW = 'shadui.clerk';
const [FANG, LIN] = ['shadui.handler1', 'shadui.handler3'];
const [REVIEWER, COUNTY, AUDITOR] = ['tongcheng.reviewer1', 'tongcheng.approver', 'tongcheng.auditor'];

const papers = { documentsComplete: true, truthCommitment: true, relativeDeclared: false };
const alone = { father: 'IN_PRISON', fatherMonths: 30, mother: 'LOST_CONTACT', motherMonths: 12 };

let desk: Desk;
let child: CaseId;

beforeAll(async () => {
  desk = await startDesk('2022-03-01');
}, 120_000);
afterAll(() => desk.close());

describe('a girl of nine whom her grandmother raises', () => {
  it('is verified from the registers and confirmed, and nothing is ever published', async () => {
    child = await desk.apply({
      procedure: 'child-support',
      members: [
        { name: '上官玉兰', relation: 'self', idNumber: citizenId('19580808') },
        { name: '上官小雨', relation: 'grandchild', idNumber: citizenId('20121101') },
      ],
      beneficiary: 1,
      authorisations: [{ member: 0, signed: true, at: '2022-02-28' }],
      form: { kind: 'DE_FACTO', applicantIs: 'guardian', raised: 'dispersed', channel: 'window' },
    });
    await desk.send(WINDOW, child, 'ACCEPT', papers);
    for (const register of ['police', 'disabled', 'medical']) {
      await desk.send(`tongcheng.${register}`, child, 'REPORT', { finding: 'CONFIRMED', dataAsOf: '2022-02-28' });
    }
    const tooShort = { ...alone, motherMonths: 5, payee: 'guardian' };
    expect(await desk.refused(LIN, child, 'PROPOSE_GRANT', tooShort)).toMatchObject({ code: 'guard-false' });
    await desk.send(LIN, child, 'PROPOSE_GRANT', { ...alone, otherBenefitFen: 45_000, payee: 'guardian' });
    await desk.send(REVIEWER, child, 'FORWARD', { fileComplete: true });
    await desk.send(COUNTY, child, 'APPROVE', {});
    expect(await running(desk, LIN, child)).toEqual({ childAllowance: { payee: 'guardian', amountFen: 75_000 } });
    expect(await desk.sql('select status from recognised_status')).toEqual([{ status: 'deFactoUnsupportedChild' }]);
    expect(await desk.sql('select from notice')).toEqual([]);
  }, 60_000);

  it('is paid from next month', async () => {
    await desk.advance(31);
    const line = { kind: 'childAllowance', payee: 'guardian', amountFen: 75_000 };
    expect(await paid(desk, 'tongcheng.finance', child)).toEqual([line]);
    // Not even where a division lists everybody it may.
    await desk.sql(
      `insert into setting values ('4212', '*', 'publicity.display', 'true', '2022-01-01', null, '测试') on conflict do nothing`,
    );
    const { body } = await desk.anonymous.get('/api/public/long-term-display?division=421222104201').expect(200);
    expect(body).toEqual({ items: [], next: null });
  }, 60_000);

  it('loses the support when her mother is back, and the grandmother may complain', async () => {
    await desk.send(FANG, child, 'BEGIN_REVIEW', { ground: 'lead' });
    const ofAge = { ground: 'ofAge', explanation: '已成年' };
    expect(await desk.refused(LIN, child, 'PROPOSE_STOP', ofAge)).toMatchObject({ code: 'guard-false' });
    await desk.send(LIN, child, 'PROPOSE_STOP', { ground: 'parentBack', explanation: '其母已返家抚养' });
    await passes(desk, AUDITOR, child, 'stopObjection');
    await desk.send(COUNTY, child, 'APPROVE_STOP', {});
    expect(await running(desk, LIN, child)).toEqual({});

    const complaint = await desk.about(child, 'reconsideration', {
      act: 'STOP',
      manner: 'written',
      learnedOn: '2022-04-11',
      organ: 'GOVERNMENT',
      claims: '其母又离家，请求恢复',
    });
    await desk.send('tongcheng.reconsideration', complaint, 'ACCEPT', { withinTimeLimit: true, interested: true });
    expect(await desk.standing(LIN, child)).toContain('stopped.disputed');
    expect(await desk.sql('select from notice')).toEqual([]);
    expect(await holds(desk, AUDITOR, child)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);
});
