import { hash, verify } from '@node-rs/argon2';

/** Each takes 19 MiB for its moment and a processor: on a Monday morning hundreds sign in, and the service keeps its size. */
const MOST_AT_ONCE = 2;
let free = MOST_AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

/** Argon2id with the package's parameters, OWASP's first choice: 19 MiB, two passes, one lane. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password));

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
  decoy ??= hashPassword('a password that nobody has');
  const against = stored ?? (await decoy);
  const matches = await inTurn(() => matchesHash(against, password));
  return matches && stored !== undefined;
}
