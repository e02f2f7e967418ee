import fc from 'fast-check';
import { validate, version } from 'uuid';
import { InvalidUuidTimeError, uuid7, uuid7LowerBound } from './uuid7.js';

const time = fc.integer({ min: 0, max: 2 ** 48 - 2 });

describe('a UUIDv7', () => {
  it('carries the time it is given', () => {
    const at = new Date('2017-10-09T02:00:00.123Z');
    expect(uuid7(at).replaceAll('-', '').slice(0, 12)).toBe(at.getTime().toString(16).padStart(12, '0'));
    expect(uuid7LowerBound(at)).toBe('015efedc-3d7b-7000-8000-000000000000');
  });

  it('is valid, and no two of one millisecond are the same', () => {
    const ids = Array.from({ length: 1_000 }, () => uuid7(1_507_514_400_123));
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });

  it('sorts at or above the lower bound of its millisecond and below that of the next', () => {
    fc.assert(
      fc.property(time, (ms) => {
        const id = uuid7(ms);
        expect(version(uuid7LowerBound(ms))).toBe(7);
        expect(uuid7LowerBound(ms) <= id).toBe(true);
        expect(id < uuid7LowerBound(ms + 1)).toBe(true);
      }),
    );
  });

  it.each([Number.NaN, -1, 2 ** 48, Number.POSITIVE_INFINITY, new Date(Number.NaN)])('refuses the time %s', (at) => {
    expect(() => uuid7(at)).toThrow(InvalidUuidTimeError);
    expect(() => uuid7LowerBound(at)).toThrow(InvalidUuidTimeError);
  });
});
