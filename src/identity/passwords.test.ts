import { hashPassword, isPassword } from './passwords.js';

describe('a password', () => {
  it('is recognised by its hash, and another is not', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('correct horse battery', stored)).toBe(true);
    expect(await isPassword('correct horse batterz', stored)).toBe(false);
  });

  it('costs the same work when nobody has the name, and never fits', async () => {
    const hashes: string[] = [];
    const always = async (hash: string): Promise<boolean> => hashes.push(hash) > 0;
    expect(await isPassword('a password that nobody has', undefined, always)).toBe(false);
    expect(hashes).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)]);
  });

  it('is compared with its hash two at a time, and everybody gets their answer, whoever fails before', async () => {
    let running = 0;
    const most: number[] = [];
    const slowly = async (_hash: string, password: string): Promise<boolean> => {
      most.push((running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (password === 'broken') throw new Error('broken');
      return password === 'right';
    };
    const passwords = ['right', 'broken', 'wrong', 'broken', 'right', 'wrong', 'right'];
    const answers = await Promise.allSettled(passwords.map((password) => isPassword(password, 'hash', slowly)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual(
      passwords.map((password) => (password === 'broken' ? 'failed' : password === 'right')),
    );
    expect(Math.max(...most)).toBe(2);
  });
});
