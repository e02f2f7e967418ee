import { judgeNeed, type NeedFacts } from './needs.js';

const facts = (need: NeedFacts['need'], settings: NeedFacts['settings'] = {}): NeedFacts => ({
  need,
  household: { memberCount: 2 },
  settings,
  today: '2024-03-04',
});
const judge = (feel: string, ...given: Parameters<typeof facts>) =>
  judgeNeed({ feel, zh: '符合', en: 'seems so' }, facts(...given));

describe('what a needs assessment says of a procedure', () => {
  it('compares the answers with the division’s settings of the day', () => {
    const rule = 'need.incomePerHeadFen < settings.standard.rural';
    expect(judge(rule, { incomePerHeadFen: 40000 }, { 'standard.rural': 54000 })).toEqual({ seems: 'entitled' });
    expect(judge(rule, { incomePerHeadFen: 54000 }, { 'standard.rural': 54000 })).toEqual({ seems: 'notEntitled' });
  });

  it('looks at the members one by one', () => {
    const rule = 'some age in need.ages satisfies age >= 60';
    expect(judge(rule, { ages: [8, 71] })).toEqual({ seems: 'entitled' });
    expect(judge(rule, { ages: [8, 41] })).toEqual({ seems: 'notEntitled' });
  });

  it('cannot say while answers are missing, and names every one of them', () => {
    expect(judge('need.ill and need.alone and household.memberCount = 2', {})).toEqual({
      seems: 'unknown',
      answers: ['ill', 'alone'],
      settings: [],
    });
  });

  it('cannot say where the division has set no value', () => {
    expect(judge('need.incomePerHeadFen < settings.standard.rural', { incomePerHeadFen: 1 })).toEqual({
      seems: 'unknown',
      answers: [],
      settings: ['standard'],
    });
  });

  it.each([
    ['gives no yes or no', 'need.a + 1'],
    ['is no FEEL', 'need.a <'],
    ['reads what an assessment does not know', 'statuses'],
  ])('cannot say when the expression %s', (_what, rule) => {
    expect(judge(rule, { a: 1 })).toEqual({ seems: 'unknown', answers: [], settings: [] });
  });

  it('reads a setting that has the beginning of another’s name', () => {
    const settings = { standard: 1, 'standard.rural': 2 };
    expect(judge('settings.standard.rural = 2', {}, settings)).toEqual({ seems: 'entitled' });
  });
});
