/**
 * The value of a draw as anybody can work it out: the first 48 bits of SHA-256 of `draw:<seed>:<seq>`, divided by 2⁴⁸.
 *
 * @returns null where the browser keeps digests to secure connections
 */
export async function drawnValue(seed: string, seq: number): Promise<number | null> {
  const { subtle } = crypto as Crypto | { subtle?: SubtleCrypto };
  if (!subtle) return null;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(`draw:${seed}:${seq}`));
  const view = new DataView(digest);
  return (view.getUint32(0) * 2 ** 16 + view.getUint16(4)) / 2 ** 48;
}
