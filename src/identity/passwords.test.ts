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
});
