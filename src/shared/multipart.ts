/**
 * Whether an error says that an upload is not what it should be. The plugin has codes for what it refuses; the parser below it throws
 * plain errors (parts that are cut off, a boundary of 300 characters). An error of the system or of ours is neither.
 */
export function isMultipartFault(error: unknown): boolean {
  const { code } = error as { code?: string };
  if (code !== undefined) return code.startsWith('FST_');
  return error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
}
