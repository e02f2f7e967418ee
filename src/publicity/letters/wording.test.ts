import type { Definition } from '../../engine/index.js';
import { lengthInWords } from './remedies.js';
import { reasonInWords, titleOf, type LetterWording } from './wording.js';

const choices = (...pairs: [string, string][]) => ({
  properties: { ground: { oneOf: pairs.map(([code, title]) => ({ const: code, title })) } },
});
const definition = {
  forms: {
    refusal: choices(['incomeOver', '收入超过标准'], ['other', '其他理由']),
    supplement: {
      properties: {
        missing: {
          items: {
            oneOf: [
              { const: 'other', title: '其他材料' },
              { const: 'idCard', title: '身份证' },
            ],
          },
        },
      },
    },
  },
} as unknown as Definition;
const wording: LetterWording = {
  titles: { refusal: { zh: '不予确认告知书', en: 'Refusal' } },
  reasons: { lapsed: { zh: '逾期未补正', en: '' } },
};
const inWords = (reason: never, form?: string) => reasonInWords(definition, form, wording, reason);

describe('a reason', () => {
  it('is the title its form gives to the choice', () => {
    expect(inWords('incomeOver' as never, 'refusal')).toBe('收入超过标准');
  });

  it('that two forms list is the one of the form just filled in', () => {
    expect(inWords('other' as never, 'refusal')).toBe('其他理由');
    expect(inWords('other' as never, 'supplement')).toBe('其他材料');
  });

  it('of several is all of them', () => {
    expect(inWords(['idCard', 'other'] as never, 'supplement')).toBe('身份证、其他材料');
  });

  it('that no form lists is put into words by the setting', () => {
    expect(inWords('lapsed' as never)).toBe('逾期未补正');
  });

  it('written out stands for itself, and none is none', () => {
    expect(inWords('家庭情况发生变化' as never)).toBe('家庭情况发生变化');
    expect([inWords(null as never), inWords(undefined as never), inWords('' as never)]).toEqual([null, null, null]);
  });

  it('nobody has put into words is refused, and names where to do it', () => {
    expect(() => inWords('unheardOf' as never)).toThrow(
      expect.objectContaining({ code: 'letter-reason-unknown', detail: { reason: 'unheardOf', setting: 'letters' } }),
    );
  });
});

it('titles a letter by its kind, and as a notice where the kind has no title', () => {
  expect(titleOf(wording, 'refusal').zh).toBe('不予确认告知书');
  expect(titleOf(wording, 'other').zh).toBe('告知书');
});

it('writes periods as a letter does', () => {
  expect(['60d', '6mo', '15d', '1y', '10wd'].map(lengthInWords)).toEqual([
    '60日',
    '6个月',
    '15日',
    '1年',
    '10个工作日',
  ]);
});
