import type { Title } from './departments.js';

/** Somebody of a household of the demonstration; ages are those on the day of the application. */
export interface Relative {
  name: string;
  /** To the applicant. */
  relation: string;
  age: number;
  sex: 'male' | 'female';
  categories?: string[];
}

/** A household that comes to the window. Everybody is made up; the first one applies. */
export interface Family {
  /** Where its members were first registered: six digits of an address. */
  registeredIn: string;
  /** Where they live, twelve digits. */
  village: string;
  who: Title;
  members: [Relative, ...Relative[]];
  situation: string;
}

export const MAO: Family = {
  registeredIn: '422323', // the county's code before 1998: a number keeps the place of first registration
  village: '421222104201',
  who: { zh: '毛长林一家三口', en: 'Mao Changlin, his wife and their daughter' },
  members: [
    { name: '毛长林', relation: 'self', age: 44, sex: 'male' },
    { name: '葛秋菊', relation: 'spouse', age: 41, sex: 'female' },
    { name: '毛小禾', relation: 'child', age: 11, sex: 'female' },
  ],
  situation: '户主在附近打零工，收入不稳定；妻子在家务农，女儿上小学。',
};

export const WANG: Family = {
  registeredIn: '422301',
  village: '421202104001',
  who: { zh: '汪桂珍和她的重度残疾儿子', en: 'Wang Guizhen and her severely disabled son' },
  members: [
    { name: '汪桂珍', relation: 'self', age: 70, sex: 'female' },
    { name: '邹明', relation: 'child', age: 42, sex: 'male', categories: ['severelyDisabled'] },
  ],
  situation: '母亲领取居民养老金，儿子一级肢体残疾，无劳动能力。',
};

export const DENG: Family = {
  registeredIn: '421222',
  village: '421222104208',
  who: { zh: '邓早英、患重病的丈夫和儿子', en: 'Deng Zaoying, her seriously ill husband and their son' },
  members: [
    { name: '邓早英', relation: 'self', age: 39, sex: 'female' },
    { name: '卢保国', relation: 'spouse', age: 43, sex: 'male', categories: ['seriouslyIll'] },
    { name: '卢晨', relation: 'child', age: 12, sex: 'male' },
  ],
  situation: '丈夫患尿毒症长期透析，妻子务农兼照料，儿子上学。',
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A valid citizen number (GB 11643-1999) of nobody: address, a birthday that makes the age, and a sequence (odd for men),
 * the last two taken from the run so that no two runs share a person; then the check character (ISO 7064 MOD 11-2).
 *
 * @param run any whole number; 168,000 different ones give different numbers
 */
export function citizenNumber(
  registeredIn: string,
  { age, sex }: Pick<Relative, 'age' | 'sex'>,
  year: number,
  run: number,
): string {
  const month = 1 + (run % 12);
  const day = 1 + (Math.floor(run / 12) % 28);
  const sequence = (Math.floor(run / 336) % 500) * 2 + (sex === 'male' ? 1 : 0);
  const digits = `${registeredIn}${year - age - 1}${padded(month, 2)}${padded(day, 2)}${padded(sequence, 3)}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${'10X98765432'.charAt(sum % 11)}`;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** Households that the demonstration's story tells of; a visitor may enter them at the window, too. */
export const demonstrationFamilies: readonly Family[] = [MAO, WANG, DENG];

/** The members as the window enters them. */
export function membersOf({ registeredIn, members }: Family, year: number, run: number) {
  return members.map(({ name, relation, age, sex, categories }, place) => ({
    name,
    relation,
    idNumber: citizenNumber(registeredIn, { age, sex }, year, run),
    ...(categories && { categories }),
    ...(place === 0 && { phone: `0715-${padded(run % 10_000_000, 7)}`, account: `62${padded(run, 17)}` }),
  }));
}
