import { deriveMasterKeys } from '../households/index.js';
import { QueryCodes } from './query-code.js';

const codes = new QueryCodes(deriveMasterKeys(Buffer.alloc(32, 7)));
const CASE = '0193f2a0-0000-7000-8000-000000000001';

it('gives a case the same eight characters every time, and another case others', () => {
  expect(codes.codeOf(CASE)).toBe(codes.codeOf(CASE));
  expect(codes.codeOf(CASE)).not.toBe(codes.codeOf(CASE.replace(/1$/, '2')));
});

it('uses no character that is mistaken for another on paper', () => {
  const many = Array.from({ length: 500 }, (_, n) => codes.codeOf(`${CASE}${n}`)).join('');
  expect(many).toMatch(/^[2-9A-HJ-NP-Z]{4000}$/);
  expect(new Set(many).size).toBe(32);
});

it('recognises the code in small letters and with space around it', () => {
  const digest = codes.digestOf(codes.codeOf(CASE));
  expect(codes.matches(` ${codes.codeOf(CASE).toLowerCase()} `, digest)).toBe(true);
});

it('recognises no other code, and none where there is no application', () => {
  const digest = codes.digestOf(codes.codeOf(CASE));
  expect(codes.matches('22222222', digest)).toBe(false);
  expect(codes.matches(codes.codeOf(CASE), undefined)).toBe(false);
});

it('stores a digest that cannot be computed without the service key', () => {
  const other = new QueryCodes(deriveMasterKeys(Buffer.alloc(32, 8)));
  expect(other.digestOf('22222222')).not.toEqual(codes.digestOf('22222222'));
});
