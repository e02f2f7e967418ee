import { parse } from 'yaml';
import type { Definition } from '../definition.js';
import { checkEras } from './eras.js';

const version = (name: string, from: string, to: string | null, states: string): Definition =>
  parse(`
procedure: sample
version: "${name}"
title: { zh: 示例, en: Sample }
law: 测试
effective: { from: ${from}, to: ${to} }
subject: household
opening: { by: applicant }
periods: {}
forms: {}
machine: { initial: filed, states: { ${states} } }
`) as Definition;

const ACCEPTING = 'filed: { on: { ACCEPT: { target: accepted, meta: { accepts: true } } } }, accepted: {}';
const codes = (...definitions: Definition[]): string[][] =>
  checkEras(definitions).map((findings) => findings.map(({ code }) => code));

describe('the versions of a procedure', () => {
  it('follow each other, and the later one knows how the earlier accepts', () => {
    expect(
      codes(version('1', '2012-12-12', '2021-06-30', ACCEPTING), version('2', '2021-07-01', null, ACCEPTING)),
    ).toEqual([[], []]);
  });

  it('are not in force on the same day', () => {
    expect(
      codes(version('1', '2012-12-12', '2021-07-01', ACCEPTING), version('2', '2021-07-01', null, ACCEPTING)),
    ).toEqual([['eras-overlap'], []]);
    expect(codes(version('1', '2012-12-12', null, ACCEPTING), version('2', '2012-12-12', null, ACCEPTING))).toEqual([
      ['eras-overlap'],
      [],
    ]);
  });

  it('agree on the acceptance: what was filed under one is accepted under the next', () => {
    const renamed = ACCEPTING.replace('filed', 'received');
    expect(
      codes(version('1', '2012-12-12', '2021-06-30', ACCEPTING), version('2', '2021-07-01', null, renamed)),
    ).toEqual([[], ['eras-disagree']]);
  });
});
