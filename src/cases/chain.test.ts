import { createHash } from 'node:crypto';
import { CHAIN_START, eventHash } from './chain.js';

const [before, body, personal] = [Buffer.alloc(32, 7), Buffer.from('{"seq":2}'), Buffer.from([1, 2, 3])];
const hashed = (...parts: (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

describe('the hash of an event', () => {
  it('is that of form and lengths, the hash before, the open and the personal part', () => {
    expect(eventHash(before, body, personal)).toEqual(hashed('yimen-event-v1 9 3\n', before, body, personal));
    expect(eventHash(CHAIN_START, body, null)).toEqual(hashed('yimen-event-v1 9 -1\n', Buffer.alloc(32), body));
  });

  it('is another for every other event, place and division of the same bytes', () => {
    const joined = Buffer.concat([body, personal]);
    const hashes = [
      eventHash(before, body, personal),
      eventHash(CHAIN_START, body, personal),
      eventHash(before, Buffer.from('{"seq":3}'), personal),
      eventHash(before, body, Buffer.from([1, 2, 4])),
      eventHash(before, body, null),
      eventHash(before, body, Buffer.alloc(0)),
      eventHash(before, joined, null),
      eventHash(before, joined.subarray(0, 10), joined.subarray(10)),
    ];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(hashes.length);
  });
});
