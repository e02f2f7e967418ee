import { parse } from 'yaml';
import type { Definition } from '../definition.js';
import { checkDefinition } from './check-definition.js';
import { exclusionDoubts } from './needs.js';

const definition = (sections: string): Definition =>
  parse(`
procedure: sample
version: "1"
title: { zh: 示例, en: Sample }
law: 测试
effective: { from: 2021-07-01 }
subject: household
opening: { by: applicant }
periods: { waiting: { length: 5wd } }
forms: {}
${sections}
machine:
  initial: waiting
  states:
    waiting: { meta: { title: { zh: 等, en: Waiting } }, after: { waiting: done } }
    done: { type: final, meta: { title: { zh: 完, en: Done }, outcome: closed } }
`) as Definition;

const vocabulary = { departments: new Set<string>(), roles: new Set<string>(), answers: new Set(['ill', 'housing']) };
const needs = (feel: string): string => `needs: { feel: '${feel}', zh: 符合, en: seems so }`;
const check = (sections: string) => checkDefinition(definition(sections), vocabulary);

describe('the section needs', () => {
  it('reads answers, what follows from them, numbers of the household, settings and the day', () => {
    const feel =
      'need.ill and need.incomePerHeadFen < settings.standard.urban * household.memberCount and date(today) > date("2021-07-01") and (some a in need.ages satisfies a < 16)';
    expect(check(needs(feel))).toEqual([]);
  });

  it.each([
    ['is no FEEL', 'need.ill and', 'bad-expression', 'not FEEL'],
    ['can run for ever', 'matches(need.housing, "(a+)+")', 'bad-expression', 'for ever'],
    ['reads an answer nobody is asked for', 'need.il', 'unknown-variable', '"need.il"'],
    ['reads what only a case knows', 'data.ill', 'unknown-variable', '"data"'],
    ['reads a recognised identity, which is not asked about', 'count(statuses) > 0', 'unknown-variable', '"statuses"'],
  ])('is refused where it %s', (_what, feel, code, told) => {
    expect(check(needs(feel))).toEqual([expect.objectContaining({ code, severity: 'error', at: ['needs', 'feel'] })]);
    expect(check(needs(feel))[0]?.message.en).toContain(told);
  });

  it('may ask for any answer where the questions are not known', () => {
    expect(checkDefinition(definition(needs('need.anything')), { departments: new Set(), roles: new Set() })).toEqual(
      [],
    );
  });
});

describe('the section excludes', () => {
  const excludes = (name: string): string => `excludes: { ${name}: { zh: 不能同时享受, en: not both } }`;

  it('is refused for what cannot be a procedure’s folder, and for the procedure itself', () => {
    expect(check(excludes('TeKun'))).toContainEqual(expect.objectContaining({ code: 'schema', at: ['excludes'] }));
    expect(check(excludes('sample'))).toEqual([
      expect.objectContaining({ code: 'excludes-itself', at: ['excludes', 'sample'] }),
    ]);
  });

  it('is doubted for a procedure that does not exist', () => {
    const procedures = new Set(['sample', 'tekun']);
    expect(exclusionDoubts(definition(excludes('tekun')), procedures)).toEqual([]);
    expect(exclusionDoubts(definition(excludes('tekum')), procedures)).toEqual([
      expect.objectContaining({ code: 'unknown-procedure', severity: 'warning', at: ['excludes', 'tekum'] }),
    ]);
  });
});

describe('the section display', () => {
  it.each(['proposedAmount', 'illness'])('never lists %s', (field) => {
    expect(check(`display: { fields: [applicantName, ${field}] }`)).toContainEqual(
      expect.objectContaining({ code: 'schema', severity: 'error' }),
    );
  });

  it('is refused where nothing is announced, since its list would stay empty', () => {
    expect(check('display: { fields: [applicantName] }')).toEqual([
      expect.objectContaining({ code: 'display-unannounced', severity: 'error', at: ['display'] }),
    ]);
  });
});
