import { csvLine, inert } from './csv.js';

describe('a line of CSV', () => {
  it('keeps commas, quotes and line breaks inside their cell', () => {
    expect(csvLine(['甲,乙', '他说"是"', 'a\nb', 3, null])).toBe('"甲,乙","他说""是""","a\nb",3,\r\n');
  });

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' =cmd|calc', '\r=1'])('runs nothing: %j', (text) => {
    expect(inert(text)).toBe(`'${text}`);
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it('leaves other text as it is', () => {
    expect(inert('沙堆镇 - 窗口')).toBe('沙堆镇 - 窗口');
  });
});
