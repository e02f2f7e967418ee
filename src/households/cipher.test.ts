import { randomBytes } from 'node:crypto';
import { seal, SealBroken, unseal } from './cipher.js';

const key = randomBytes(32);
const plain = Buffer.from('毛素云');

it('opens what was sealed, in the same place with the same key', () => {
  expect(unseal(key, seal(key, plain, 'person:1'), 'person:1')).toEqual(plain);
});

it('seals the same words differently every time, so that nobody sees that two are equal', () => {
  expect(seal(key, plain, 'person:1')).not.toEqual(seal(key, plain, 'person:1'));
});

it('names version and algorithm in front, so that others can follow', () => {
  expect([...seal(key, plain, 'person:1').subarray(0, 2)]).toEqual([1, 1]);
});

it('refuses a ciphertext moved to another person', () => {
  expect(() => unseal(key, seal(key, plain, 'person:1'), 'person:2')).toThrow(SealBroken);
});

it('refuses another key', () => {
  expect(() => unseal(randomBytes(32), seal(key, plain, 'person:1'), 'person:1')).toThrow(SealBroken);
});

it('refuses a change of any single byte, header and tag included', () => {
  const sealed = seal(key, plain, 'person:1');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(key, changed, 'person:1')).toThrow(SealBroken);
  }
});

it('refuses a ciphertext cut short at any place', () => {
  const sealed = seal(key, plain, 'person:1');
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => unseal(key, sealed.subarray(0, length), 'person:1')).toThrow(SealBroken);
  }
});
