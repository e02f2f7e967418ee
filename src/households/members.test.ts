import { parsePlainDate } from '../calendar/index.js';
import { Problem } from '../shared/problem.js';
import { ageOn, checkMembers, isElderly, isMinor, type MemberInput } from './members.js';

const today = parsePlainDate('2026-11-23');
const rules = { today, categories: ['severelyDisabled'], nearRelatives: ['sibling'] };
const member = (more: Partial<MemberInput> = {}): MemberInput => ({ name: '张三', relation: 'self', ...more });

/** The problem a list of members is refused with. */
function refusal(...members: MemberInput[]): Problem {
  try {
    checkMembers(members, rules);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the members were accepted');
}

describe('citizen numbers', () => {
  it('are brought into one spelling, and the date of birth is read from them', () => {
    const [checked] = checkMembers([member({ idNumber: ' １１０１０５１９４９１２３１００２ｘ ' })], rules);
    expect(checked).toMatchObject({ idNumber: '11010519491231002X', birthDate: '1949-12-31' });
  });

  it.each([
    ['42122219500101001', 'length'],
    ['42122219500101001A', 'characters'],
    ['421222195002300018', 'date'],
    ['421222195001010017', 'checksum'],
    ['421222209901010018', 'future'],
  ])('refuse %s because of its %s, naming the member by place', (idNumber, reason) => {
    const refused = refusal(member(), member({ idNumber }));
    expect(refused).toMatchObject({ code: 'citizen-id-invalid', status: 422, detail: { reason, member: 1 } });
    expect(refused.message + refused.sentence.zh).not.toContain(idNumber);
  });

  it('refuse the same person twice, however the number is spelled', () => {
    const refused = refusal(member({ idNumber: '11010519491231002X' }), member({ idNumber: '11010519491231002x' }));
    expect(refused).toMatchObject({ code: 'person-repeated', detail: { members: [0, 1] } });
  });

  it('may be missing for several members, who are not taken for one person', () => {
    expect(checkMembers([member(), member()], rules)).toHaveLength(2);
  });
});

describe('dates of birth', () => {
  it('are entered for a newborn without a number', () => {
    expect(checkMembers([member({ birthDate: '2026-11-20' })], rules)[0]).toMatchObject({ birthDate: '2026-11-20' });
  });

  it.each([['2026-11-24'], ['2026-02-30']])('refuse %s', (birthDate) => {
    expect(refusal(member({ birthDate }))).toMatchObject({ code: 'birth-date-invalid', detail: { member: 0 } });
  });

  it('are not entered beside a number, which says it already', () => {
    expect(refusal(member({ idNumber: '421222195001010018', birthDate: '1950-01-01' })).code).toBe(
      'birth-date-invalid',
    );
  });
});

describe('ages', () => {
  const born = (birthDate: string) => ({ birthDate: parsePlainDate(birthDate) });

  it('make somebody an adult on the eighteenth birthday and not a day before', () => {
    expect(isMinor(born('2008-11-24'), today)).toBe(true);
    expect(isMinor(born('2008-11-23'), today)).toBe(false);
  });

  it('make somebody elderly on the sixtieth birthday and not a day before', () => {
    expect(isElderly(born('1966-11-24'), today)).toBe(false);
    expect(isElderly(born('1966-11-23'), today)).toBe(true);
  });

  it('are counted in completed years', () => {
    expect(ageOn(born('2000-11-23'), today)).toBe(26);
    expect(ageOn(born('2000-11-24'), today)).toBe(25);
  });

  it('make nobody a child or elderly whose birth date nobody knows', () => {
    const unknown = { birthDate: null };
    expect([isMinor(unknown, today), isElderly(unknown, today), ageOn(unknown, today)]).toEqual([false, false, null]);
  });
});

it('refuses a category the division does not use, and says which it does', () => {
  expect(refusal(member({ categories: ['severelyDisabled', 'poet'] }))).toMatchObject({
    code: 'category-unknown',
    detail: { member: 0, category: 'poet', possible: ['severelyDisabled'] },
  });
});

it('refuses a relation to an official that is not one to be registered', () => {
  const relativesOfOfficials = [{ officer: 'shadui.handler1', relation: 'neighbour' }];
  expect(refusal(member({ relativesOfOfficials }))).toMatchObject({
    code: 'relation-unknown',
    detail: { member: 0, possible: ['sibling'] },
  });
});
