import { citizenId } from '../helpers/families.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { drawNobody, holds, paid, passes, running } from './payments.js';

const WINDOW = 'shadui.clerk';
const [FANG, GAO, LIN] = ['shadui.handler1', 'shadui.handler2', 'shadui.handler3'];
const [REVIEWER, COUNTY, AUDITOR] = ['tongcheng.reviewer1', 'tongcheng.approver', 'tongcheng.auditor'];
const REGISTERS = ['police', 'insurance', 'housing', 'market', 'fund'];

const papers = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
const visit = {
  visitedOn: '2022-03-03',
  unableToWork: true,
  noLivelihood: true,
  noSupporter: true,
  personSigned: true,
};
const found = { unableToWork: true, monthlyIncomeFen: 8000, propertyWithinRules: true, noSupporter: true };
const items = { eating: true, dressing: true, gettingUp: false, toilet: false, walking: false, bathing: false };
const home = { institution: 'tongcheng1', agreementSigned: true, healthChecked: true, admittedOn: '2022-04-01' };

let desk: Desk;
let person: CaseId;

beforeAll(async () => {
  desk = await startDesk('2022-03-01');
  await drawNobody(desk);
}, 120_000);
afterAll(() => desk.close());

async function bedsTaken(): Promise<number> {
  const [row] = await desk.sql<{ taken: number }>(
    `select -coalesce(sum(amount), 0)::int as taken from account_entry where account = 'beds.tongcheng1'`,
  );
  return row?.taken ?? 0;
}

const recognised = (): Promise<object[]> => desk.sql('select status from recognised_status where to_date is null');

describe('an old man without anybody', () => {
  it('is investigated, posted for seven days and confirmed by somebody else', async () => {
    person = await desk.apply({
      procedure: 'tekun',
      members: [{ name: '万俟长庚', relation: 'self', idNumber: citizenId('19450202') }],
      authorisations: [{ member: 0, signed: true, at: '2022-02-28' }],
      form: { variant: 'rural', ground: 'elderly', support: 'INSTITUTION', channel: 'window' },
    });
    await desk.send(WINDOW, person, 'ACCEPT', papers);
    for (const register of REGISTERS) {
      const report = { finding: 'NOTHING_FOUND', dataAsOf: '2022-02-28' };
      await desk.send(`tongcheng.${register}`, person, 'REPORT', report);
    }
    await desk.send(FANG, person, 'RECORD_VISIT', visit);
    expect(await desk.refused(FANG, person, 'RECORD_VISIT', visit)).toMatchObject({ code: 'separation-of-duties' });
    await desk.send(GAO, person, 'RECORD_VISIT', visit);
    await desk.send(LIN, person, 'PROPOSE_GRANT', found);
    const posted = await desk.anonymous.get('/api/public/notices?division=421222104201').expect(200);
    expect((posted.body as { items: object[] }).items).toMatchObject([{ values: { proposedAmount: '650.00' } }]);
    await passes(desk, AUDITOR, person, 'publicity');
    await desk.send(REVIEWER, person, 'FORWARD', { fileComplete: true });
    await desk.send(COUNTY, person, 'APPROVE', {});
    expect(await running(desk, LIN, person)).toEqual({ basicLiving: { payee: 'household', amountFen: 65_000 } });
  }, 60_000);

  it('is assessed and moves in: a bed is taken, and both sums go to the institution', async () => {
    await desk.send(REVIEWER, person, 'RECORD_ASSESSMENT', { assessedOn: '2022-03-20', ...items });
    await desk.send(LIN, person, 'ADMIT', home);
    const [basicLiving, care] = [65_000, 107_567].map((amountFen) => ({ payee: 'institution', amountFen }));
    expect(await running(desk, LIN, person)).toEqual({ basicLiving, care });
    expect(await bedsTaken()).toBe(1);
    expect(await recognised()).toEqual([{ status: 'tekun' }]);
    await desk.advance(31);
    expect(await paid(desk, 'tongcheng.finance', person)).toEqual([
      { kind: 'basicLiving', ...basicLiving },
      { kind: 'care', ...care },
    ]);
  }, 60_000);

  it('dies: the stop is posted, decided by who did not propose it, and the bed is free again', async () => {
    await desk.send(WINDOW, person, 'REPORT_CHANGE', { kind: 'death', happenedOn: '2022-04-20' });
    await desk.send(LIN, person, 'PROPOSE_STOP', { ground: 'died', explanation: '因病去世' });
    expect(await desk.refused(COUNTY, person, 'APPROVE_STOP', {})).toMatchObject({ code: 'not-possible' });
    await passes(desk, AUDITOR, person, 'stopPublicity');
    await desk.send(COUNTY, person, 'APPROVE_STOP', {});
    expect(await running(desk, LIN, person)).toEqual({});
    expect(await bedsTaken()).toBe(0);
    expect(await recognised()).toEqual([]);
    expect(await desk.letters(LIN, person)).toEqual([
      'acceptanceReceipt',
      'confirmation',
      'selfCareAssessment',
      'admission',
      'intendedStop',
      'stop',
    ]);
    expect(await holds(desk, AUDITOR, person)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);
});
