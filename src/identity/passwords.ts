import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the package's parameters, OWASP's first choice: 19 MiB, two passes, one lane. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one behind the hash. Without a hash (nobody has that name) the same work is done on a
 * decoy, so that the time of the answer does not tell which names exist.
 */
export async function isPassword(
  password: string,
  stored: string | undefined,
  matchesHash: (hash: string, password: string) => Promise<boolean> = verify,
): Promise<boolean> {
  decoy ??= hash('a password that nobody has');
  const matches = await matchesHash(stored ?? (await decoy), password);
  return matches && stored !== undefined;
}
