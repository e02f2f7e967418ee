import { Together } from './together.js';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('what is asked at the same moment', () => {
  it('goes in one go, and what comes meanwhile in the next', async () => {
    const groups: number[][] = [];
    const together = new Together<number, number>({
      one: (n) => Promise.resolve(n),
      many: async (all) => {
        groups.push([...all]);
        await soon();
        return all.map((n) => n * 2);
      },
    });
    expect(await Promise.all([1, 2, 3].map((n) => together.do(n)))).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1, 2, 3]]);
    await Promise.all(Array.from({ length: 40 }, (_, n) => together.do(n)));
    expect(groups.slice(1).map(({ length }) => length)).toEqual([16, 16, 8]);
  });

  it('is done for each by itself when it is refused for all, and refused to the one alone whom it is refused', async () => {
    const done: number[] = [];
    const together = new Together<number, number>({
      one: (n) => (n === 2 ? Promise.reject(new Error('refused')) : Promise.resolve(done.push(n))),
      many: () => Promise.reject(new Error('refused')),
    });
    const results = await Promise.allSettled([1, 2, 3].map((n) => together.do(n)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(done).toEqual([1, 3]);
  });

  it('is not done again when the connection was lost: it may have been done', async () => {
    let again = 0;
    const together = new Together<number, number>({
      one: () => Promise.resolve((again += 1)),
      many: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' })),
    });
    const results = await Promise.allSettled([1, 2].map((n) => together.do(n)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(again).toBe(0);
  });

  it('does not wait for those left to themselves', async () => {
    let release: (n: number) => void = () => undefined;
    const together = new Together<number, number>({
      one: () => new Promise((resolve) => (release = resolve)),
      many: (all) => Promise.resolve(all.map((n) => (n < 10 ? undefined : n))),
    });
    const held = Array.from({ length: 10 }, (_, n) => together.do(n));
    await soon();
    expect(await together.do(10)).toBe(10);
    expect(await Promise.race([Promise.all(held), soon()])).toBeUndefined();
    release(1);
  });
});
