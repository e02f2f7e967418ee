import fc from 'fast-check';
import type { Json, JsonObject } from '../engine/index.js';
import { NOTICE_FIELDS, noticeValues, yuan, type NoticeSource } from './notice-fields.js';
import { noticeText, type NoticeFrame } from './notice-text.js';
import { readNotice, type PublishedNotice } from './published-notice.js';

const source: NoticeSource = {
  applicantName: '欧阳建国',
  village: '大柱山村',
  procedure: '村级帮扶',
  context: { memberCount: 4, proposedAmount: 45050, amount: 45000 },
};
const frame: NoticeFrame = {
  title: '公示',
  procedure: '村级帮扶',
  law: '演示办法第七条',
  from: '2017-04-05',
  to: '2017-04-12',
  places: ['大柱山村'],
  office: '沙堆镇社会救助经办机构',
  contact: null,
  objections: true,
};

describe('the fields of a notice', () => {
  it('are those asked for, and no other', () => {
    expect(noticeValues(['memberCount', 'amount'], source)).toEqual({ memberCount: 4, amount: '450.00' });
    expect(noticeValues([...NOTICE_FIELDS], source)).toEqual({
      applicantName: '欧阳建国',
      memberCount: 4,
      proposedAmount: '450.50',
      amount: '450.00',
      village: '大柱山村',
      procedure: '村级帮扶',
    });
  });

  it('are refused when a single one is not on the whitelist, whatever the case holds under its name', () => {
    const other = fc
      .string({ minLength: 1 })
      .filter((name) => !NOTICE_FIELDS.some((field) => field === name))
      .map((name): Json => name);
    fc.assert(
      fc.property(fc.shuffledSubarray([...NOTICE_FIELDS]), other, (fields, extra) => {
        const context = { ...source.context, [String(extra)]: '421222198003120011' };
        expect(() => noticeValues([...fields, extra], { ...source, context })).toThrow(
          expect.objectContaining({ code: 'notice-field-refused' }),
        );
      }),
    );
  });

  it('never hold anything else that the case knows', () => {
    const context = fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<Json>);
    fc.assert(
      fc.property(context, fc.shuffledSubarray([...NOTICE_FIELDS], { minLength: 1 }), (more, fields) => {
        const secret = 'SECRET-421222198003120011';
        const all: JsonObject = { ...more, illness: secret, idNumber: secret, ...source.context };
        const values = noticeValues(fields, { ...source, context: all });
        expect(Object.keys(values).sort()).toEqual([...fields].sort());
        expect(noticeText(frame, values)).not.toContain(secret);
      }),
    );
  });

  it.each([
    ['memberCount', [null, 0, -1, 2.5, '4', true]],
    ['amount', [null, 0, -1, 0.1, '45000', { fen: 1 }]],
  ] as const)('are incomplete without a whole number for %s', (field, wrong) => {
    for (const value of wrong) {
      const context = { ...source.context, [field]: value as Json };
      expect(() => noticeValues([field], { ...source, context })).toThrow(
        expect.objectContaining({ code: 'notice-incomplete', detail: { field } }),
      );
    }
  });

  it('are enforced again when a notice is read, even if more has been sealed', () => {
    const sealed = { values: { amount: '1.00', phone: '13800000000' }, text: '', places: [], note: 'x' };
    const read = readNotice(sealed);
    expect(read.values).toEqual({ amount: '1.00' });
    expect(Object.keys(read)).not.toContain('note' as keyof PublishedNotice);
  });
});

it('writes fen as yuan to the last one', () => {
  expect([1, 10, 99, 100, 45050, 123456789].map(yuan)).toEqual([
    '0.01',
    '0.10',
    '0.99',
    '1.00',
    '450.50',
    '1234567.89',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (fen) => {
      expect(BigInt((yuan(fen) ?? '').replace('.', ''))).toBe(BigInt(fen));
    }),
  );
});

describe('the text of a notice', () => {
  it('reads as it hangs in the village', () => {
    const values = noticeValues(['applicantName', 'village', 'memberCount', 'proposedAmount'], source);
    expect(noticeText(frame, values).split('\n')).toEqual([
      '公示',
      '',
      '依据演示办法第七条，现将下列“村级帮扶”事项的有关情况予以公示。',
      '',
      '申请人：欧阳建国',
      '村（社区）：大柱山村',
      '家庭成员人数：4人',
      '拟保障金额：每月450.50元',
      '',
      '公示时间：2017年4月5日至2017年4月12日',
      '公示地点：大柱山村',
      '对以上内容有异议的，可在上述时间内向沙堆镇社会救助经办机构提出，也可在本页面提出。',
      '',
    ]);
  });

  it('offers no objection where none is taken, and names the telephone where one is set', () => {
    const text = noticeText({ ...frame, to: null, objections: false, contact: '0715-4320000' }, { amount: '1.00' });
    expect(text).toContain('自2017年4月5日起');
    expect(text).toContain('可向沙堆镇社会救助经办机构反映');
    expect(text).toContain('联系方式：0715-4320000');
    expect(text).not.toContain('本页面');
  });
});
