import { Test } from '@nestjs/testing';
import { effectNames } from '../engine/index.js';
import { Registry } from './registry.js';

const carriedOut = () => Promise.resolve();

/** A service that starts with these effects carried out. */
async function starts(names: Iterable<string>): Promise<void> {
  const app = await Test.createTestingModule({ providers: [Registry] }).compile();
  for (const name of names) app.get(Registry).effect(name, carriedOut);
  await app.init();
}

describe('effects that a definition may name', () => {
  it('are each carried out by somebody, or the service does not start', async () => {
    await expect(starts(effectNames)).resolves.toBeUndefined();
    const few = [...effectNames].filter((name) => name !== 'award' && name !== 'message');
    await expect(starts(few)).rejects.toThrow('No feature carries out: award, message.');
  });

  it('are carried out by one', () => {
    const registry = new Registry();
    registry.effect('award', carriedOut);
    expect(() => registry.effect('award', carriedOut)).toThrow('two handlers');
  });
});
