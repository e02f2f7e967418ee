import { parse } from 'yaml';
import { compile } from '../compile.js';
import type { Definition } from '../definition.js';
import { localTotalFaults } from './local-periods.js';

const compiled = compile(
  parse(`
procedure: sample
version: "1"
title: { zh: 示例, en: Sample }
law: 示例办法
effective: { from: 2021-07-01 }
subject: person
opening: { by: public }
periods:
  visit: { length: 5wd }
  publicity: { length: 7d }
  handling: { by: authority.mode, lengths: { COUNTY: 15wd, ENTRUSTED: 12wd, DEVOLVED: 12wd }, extended: 20wd, law: 第九条 }
forms: {}
total: { period: handling, from: visit, to: [done] }
machine:
  initial: visit
  states:
    visit:
      meta: { title: { zh: 入户, en: Visit }, task: { office: township.window, role: clerk, due: visit } }
      on: { SIGN: { target: publicity, meta: { title: { zh: 签字, en: Sign } } } }
    publicity: { meta: { title: { zh: 公示, en: Publicity } }, after: { publicity: done } }
    done: { type: final, meta: { title: { zh: 完, en: Done }, outcome: closed } }
`) as Definition,
);
const found = (lengths: Record<string, string>) => localTotalFaults(compiled, '421224', lengths);

describe("a division's own lengths", () => {
  it('are nothing to remark on while the statutory total has room for them', () => {
    expect(found({ publicity: '7wd' })).toEqual([]);
    expect(found({ visit: '3wd', publicity: '9wd' })).toEqual([]);
  });

  it('may not take more than the whole may: the division, the lengths, the way and the law are named', () => {
    const [first, ...others] = found({ publicity: '8wd' });
    expect(first).toMatchObject({ severity: 'error', code: 'too-slow-locally', state: 'visit', law: '第九条' });
    expect(first?.message.en).toBe(
      'With the lengths that 421224 sets (period.publicity 8wd): The slowest lawful way takes 13 working days, more than the statutory total of 12 where authority.mode is ENTRUSTED: visit 5 + publicity 8',
    );
    expect(first?.path).toEqual(['visit —SIGN→', 'publicity —after publicity→']);
    expect(others.map(({ message }) => /mode is (\w+)/.exec(message.en)?.[1])).toEqual(['DEVOLVED']);
  });

  it('that shorten the whole bind the steps: what fits into the law no longer fits', () => {
    expect(found({ handling: '12wd' })).toEqual([]);
    expect(found({ handling: '11wd' })).toHaveLength(3);
  });

  it('cannot lengthen the whole, and give its steps no room by trying', () => {
    expect(found({ handling: '16wd' }).map(({ message }) => message.zh)).toEqual([
      '区划 421224 自定期限（period.handling 16wd）：16wd 超过法定总时限 15wd、12wd、12wd',
    ]);
    expect(found({ 'handling.extended': '21wd' })).toHaveLength(1);
    expect(found({ handling: '30wd', publicity: '20wd' })).toHaveLength(4);
  });
});
