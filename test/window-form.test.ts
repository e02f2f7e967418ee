import fc from 'fast-check';
import { ageOn as serverAge } from '../src/households/members.js';
import { parsePlainDate } from '../src/calendar/index.js';
import { citizenIdCheckDigit, parseCitizenId } from '../src/shared/citizen-id.js';
import { ageOn, citizenId, readScan } from '../web/window/intake/citizen.js';
import type { CounterView } from '../web/window/intake/counter.js';
import { emptyForm, newDraftId, newMember, SELF, type IntakeForm } from '../web/window/intake/form.js';
import { missingOf, type FaultWords } from '../web/window/intake/missing.js';
import { applicationBody, signersOf } from '../web/window/intake/sending.js';

const TODAY = '2017-04-05';
const digits = (n: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: n, maxLength: n });
const day = fc.date({ min: new Date('1840-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
const dateOf = (date: Date): string => date.toISOString().slice(0, 10);

describe('a number while it is typed', () => {
  it('is judged as the service will judge it', () => {
    const almost = fc
      .tuple(digits(6), day, digits(3), fc.constantFrom(...'0123456789X', null))
      .map(([place, born, order, check]) => {
        const first17 = place + dateOf(born).replaceAll('-', '') + order;
        return first17 + (check ?? citizenIdCheckDigit(first17));
      });
    fc.assert(
      fc.property(fc.oneof(almost, digits(18), fc.string({ maxLength: 20, unit: 'grapheme-ascii' })), (raw) => {
        const typed = raw.replace(/[\s-]/g, '');
        expect(citizenId(typed, TODAY)).toEqual(parseCitizenId(typed, TODAY));
      }),
      { numRuns: 2000 },
    );
  });

  it('may have blanks, hyphens and full-width digits', () => {
    expect(citizenId('421222 19500101 0018', TODAY)).toMatchObject({ ok: true, value: '421222195001010018' });
    expect(citizenId('４２１２２２-19500101-0018', TODAY)).toMatchObject({ ok: true, sex: 'male' });
  });

  it('tells the age that the service will count with', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [born, today] = [dateOf(one), dateOf(other)].sort() as [string, string];
        expect(ageOn(born, today)).toBe(serverAge({ birthDate: parsePlainDate(born) }, parsePlainDate(today)));
      }),
      { numRuns: 2000 },
    );
    expect(ageOn('2000-02-29', '2018-02-28')).toBe(18);
  });
});

describe('what an ID reader types', () => {
  it.each([
    ['421222195001010018', ''],
    ['毛守田,男,汉,湖北省通城县沙堆镇,421222195001010018', '毛守田'],
    ['姓名:欧阳建国 性别:男 民族:汉族 号码:421222195001010018', '欧阳建国'],
    ['421222195001010018|诸葛秀英|女', '诸葛秀英'],
    ['𠮷野家\t421222195001010018', '𠮷野家'],
  ])('%j is read', (text, name) => {
    expect(readScan(text)).toEqual({ idNumber: '421222195001010018', name });
  });

  it.each(['', '4212221950010100', '6217000010009876543210', '毛守田'])('%j is none', (text) => {
    expect(readScan(text)).toBeNull();
  });
});

const t: FaultWords = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const procedure = (name: string, subject: string): CounterView['procedures'][number] => ({
  opens: 'application',
  procedure: name,
  version: '1',
  title: { zh: name, en: name },
  law: '',
  subject,
  sentence: null,
  schema: null,
  papers: [],
});
const counter = {
  today: TODAY,
  procedures: [procedure('home', 'household'), procedure('one', 'person')],
} as unknown as CounterView;

function family(): IntakeForm {
  const members = [
    { ...newMember(SELF), name: ' 欧阳建国 ', idNumber: '421222 195001010018', account: '6217 0000 1000' },
    { ...newMember('child'), name: '欧阳小宝', birthDate: '2010-07-07' },
  ];
  const signatures = { [members[0]!.key]: { signed: true, at: TODAY } };
  const procedures = [
    { procedure: 'home', beneficiary: null, form: { variant: 'rural' } },
    { procedure: 'one', beneficiary: members[1]!.key, form: {} },
  ];
  return { ...emptyForm(), division: '421222104201', members, signatures, procedures };
}
const missing = (form: IntakeForm) => missingOf({ form, counter, found: new Map(), t, formFaults: () => [] });

describe('what is missing', () => {
  it('is nothing when everything is there: children sign nothing, and need no number', () => {
    expect(missing(family())).toEqual([]);
  });

  it('is told all at once, each with the field that mends it', () => {
    const form = { ...emptyForm(), members: [newMember(SELF), { ...newMember(), idNumber: '421222195001010019' }] };
    const keys = missing(form).map(({ at, text }) => `${at.split('-')[0]} ${text.split(' ').slice(0, 2).join(' ')}`);
    expect(keys).toEqual([
      'division missingDivision',
      'idNumber ofMember memberNumber',
      'name ofMember memberNumber',
      'idNumber ofMember memberNumber',
      'name ofMember memberNumber',
      'relation ofMember memberNumber',
      'procedures missingProcedure',
      'signed ofMember memberNumber',
      'signed ofMember memberNumber',
    ]);
  });

  it('is one of two who have the same number, and whom it is for', () => {
    const form = family();
    const twins = form.members.map((member) => ({ ...member, idNumber: '421222195001010018' }));
    const others = form.procedures.map((one) => ({ ...one, beneficiary: 'somebody who was removed' }));
    const told = missing({ ...form, members: twins, procedures: others }).map(({ text }) => text);
    expect(told.filter((text) => text.includes('numberRepeated'))).toHaveLength(2);
    expect(told).toContain('missingBeneficiary');
  });
});

describe('the application that is sent', () => {
  it('says of members what the service asks, with people by their place', () => {
    const form = family();
    const draft = newDraftId();
    expect(applicationBody(form, counter.procedures, TODAY, draft)).toEqual({
      division: '421222104201',
      applicant: 0,
      members: [
        {
          name: '欧阳建国',
          idNumber: '421222195001010018',
          relation: 'self',
          categories: [],
          account: '621700001000',
          relativesOfOfficials: [],
        },
        { name: '欧阳小宝', birthDate: '2010-07-07', relation: 'child', categories: [], relativesOfOfficials: [] },
      ],
      authorisations: [{ member: 0, signed: true, at: TODAY }],
      applications: [
        { procedure: 'home', form: { variant: 'rural' } },
        { procedure: 'one', form: {}, beneficiary: 1 },
      ],
      documents: [],
      draft,
    });
  });

  it('is signed by adults, and by whoever’s age nobody knows', () => {
    const form = family();
    const unknown = { ...newMember('other'), name: '无名' };
    expect(signersOf({ ...form, members: [...form.members, unknown] }, TODAY)).toEqual([form.members[0], unknown]);
  });

  it('has the choice between two that exclude each other only while both are applied for', () => {
    const choices = [{ chosen: 'home', over: 'one' }];
    const both = applicationBody({ ...family(), choices }, counter.procedures, TODAY, newDraftId());
    expect(both).toMatchObject({ choices });
    const form = family();
    const single = { ...form, choices, procedures: form.procedures.slice(0, 1) };
    expect(applicationBody(single, counter.procedures, TODAY, newDraftId())).not.toHaveProperty('choices');
  });

  it('names its draft by a UUID that no other has', () => {
    const ids = new Set(Array.from({ length: 100 }, newDraftId));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
