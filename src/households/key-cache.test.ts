import { createSecretKey, randomBytes } from 'node:crypto';
import { KeyCache } from './key-cache.js';

const newKey = () => createSecretKey(randomBytes(32));

it('gives a key back until its time is over, and then asks for it to be looked up again', () => {
  let now = 0;
  const cache = new KeyCache(1000, 10, () => now);
  const key = cache.keep('a', newKey());
  now = 999;
  expect(cache.find('a')).toBe(key);
  now = 1000;
  expect(cache.find('a')).toBeUndefined();
});

it('never gives a destroyed key back, not even to a look-up that began before the destruction', () => {
  const cache = new KeyCache(1000, 10);
  const lookedUpBefore = newKey();
  cache.keep('a', lookedUpBefore);
  cache.keep('a', null);
  expect(cache.keep('a', lookedUpBefore)).toBeNull();
  expect(cache.find('a')).toBeNull();
});

it('remembers a destruction for longer than it remembers keys', () => {
  let now = 0;
  const cache = new KeyCache(1000, 10, () => now);
  cache.keep('a', null);
  now = 1e9;
  expect(cache.find('a')).toBeNull();
});

it('drops the key that was used least recently when it is full', () => {
  const cache = new KeyCache(1000, 2, () => 0);
  cache.keep('a', newKey());
  cache.keep('b', newKey());
  cache.find('a');
  cache.keep('c', newKey());
  expect(cache.find('b')).toBeUndefined();
  expect(cache.find('a')).toBeDefined();
});
