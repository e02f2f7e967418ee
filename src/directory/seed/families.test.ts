import fc from 'fast-check';
import { parseCitizenId } from '../../shared/citizen-id.js';
import { citizenNumber, DENG, MAO, membersOf, WANG } from './families.js';

const run = fc.integer({ min: 0, max: 4_000_000_000 });

it('gives every member a valid citizen number of the right sex and age, whenever the story is told', () => {
  fc.assert(
    fc.property(run, fc.constantFrom(MAO, WANG, DENG), fc.integer({ min: 2017, max: 2030 }), (now, family, year) => {
      for (const [place, { idNumber }] of membersOf(family, year, now).entries()) {
        const parsed = parseCitizenId(idNumber, `${year}-01-01`);
        const { sex, age } = family.members[place] ?? {};
        expect(parsed).toMatchObject({ ok: true, sex });
        expect(year - Number(idNumber.slice(6, 10)) - 1).toBe(age);
      }
    }),
  );
});

it('gives the people of two runs within a day different numbers', () => {
  fc.assert(
    fc.property(run, fc.integer({ min: 1, max: 86_400 }), (first, later) => {
      const person = { age: 44, sex: 'male' } as const;
      expect(citizenNumber('421222', person, 2017, first)).not.toBe(
        citizenNumber('421222', person, 2017, first + later),
      );
    }),
  );
});
