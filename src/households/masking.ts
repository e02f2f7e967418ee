/** `138****5678`: the middle four of a mobile number; of any other, all but the last two. */
export function maskPhone(phone: string): string {
  const digits = Array.from(phone);
  if (digits.length === 11) return [...digits.slice(0, 3), '****', ...digits.slice(7)].join('');
  return '*'.repeat(Math.max(0, digits.length - 2)) + digits.slice(-2).join('');
}

/** The last four digits of an account, with the rest of a fixed length: not even its length shows. */
export function maskAccount(account: string): string {
  return account.length <= 4 ? '****' : `****${account.slice(-4)}`;
}
