import type { ApplicationBody, MemberBody } from '../../src/intake/applications.dto.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { citizenIdCheckDigit } from '../../src/shared/citizen-id.js';
import type { TestUser } from './app.js';

let people = 0;

/** A citizen number nobody else in this test has. */
export function citizenId(born = '19800312'): string {
  people += 1;
  const first17 = `421222${born}${String(people % 1000).padStart(3, '0')}`;
  return first17 + citizenIdCheckDigit(first17);
}

/** A village of the township the demonstration's story plays in, whose clerk is `shadui.clerk`. */
export const VILLAGE = '421222104201';

/** A family of four: two adults, a child and a grandmother. Every time other people, but for what is given. */
export const family = (...more: Partial<MemberBody>[]): MemberBody[] =>
  [
    { name: '欧阳建国', relation: 'self', idNumber: citizenId(), phone: '13871230456', account: '6217000010009876543' },
    { name: '诸葛秀英', relation: 'spouse', idNumber: citizenId('19820506'), categories: ['severelyDisabled'] },
    { name: '欧阳小宝', relation: 'child', idNumber: citizenId('20100707') },
    { name: '司马桂花', relation: 'parent', idNumber: citizenId('19500101'), phone: '0715-4326789' },
  ].map((member, index) => ({ ...member, ...more[index] }));

/** A complete application of that family; children sign nothing. */
export function application(more: Partial<ApplicationBody> = {}): ApplicationBody {
  return {
    procedure: 'dibao',
    division: VILLAGE,
    applicant: 0,
    members: family(),
    authorisations: [0, 1, 3].map((member) => ({ member, signed: true, at: '2016-12-30' })),
    form: { variant: 'rural', channel: 'window', situation: '欧阳建国常年卧病' },
    ...more,
  };
}

/** Hands an application in and expects a receipt. */
export async function apply(clerk: TestUser, more: Partial<ApplicationBody> = {}): Promise<NewReceipt> {
  const answer = await clerk.post('/api/applications', application(more));
  if (answer.status !== 201) throw new Error(`the application is refused: ${answer.text}`);
  return answer.body as NewReceipt;
}

/** The household withdraws, which closes its case. */
export async function withdraw(clerk: TestUser, { county, caseId }: NewReceipt): Promise<void> {
  const answer = await clerk.post(`/api/cases/${county}/${caseId}/commands`, { type: 'WITHDRAW', data: {} });
  if (answer.status !== 200 || answer.body.status !== 'done') throw new Error(`it stays open: ${answer.text}`);
}
