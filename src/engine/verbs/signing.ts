import type { Signer, Signing, TaskState } from '../state.js';
import { needed } from '../vocabulary/parts.js';

/** Signers who count: all but those removed. */
export const signersOf = (signing: Signing | undefined): Signer[] =>
  (signing?.signers ?? []).filter(({ removed }) => removed === undefined);

/** Signers whose signature is still to come; none once enough have signed. */
export function missingSigners(signing: Signing | undefined): Signer[] {
  const signers = signersOf(signing);
  const open = signers.filter(({ signed }) => signed === undefined);
  const wanted = signers.length === 0 ? 0 : needed(signing?.mode ?? 'all', signers.length);
  return signers.length - open.length >= wanted ? [] : open;
}

/** A signer's task: under the task it is signed for, with a number that is never given again. */
export const signerKey = (parent: string, index: number): string => `${parent}~${index + 1}`;

/** The tasks of a signed task's signers: of all who are still to sign, or of the first where they sign in order. */
export function signerTasks(
  key: string,
  task: TaskState,
  before: Record<string, TaskState>,
  seq: number,
): Record<string, TaskState> {
  const { signing, state, part, clock } = task;
  const open = missingSigners(signing);
  const asked = signing?.mode === 'ordered' ? open.slice(0, 1) : open;
  return Object.fromEntries(
    asked.map((signer) => {
      const own = signerKey(key, signing?.signers.indexOf(signer) ?? 0);
      const { user, office, role } = signer;
      const fresh: TaskState = {
        state,
        ...(part === undefined ? {} : { part }),
        office,
        role,
        opened: seq,
        ...(clock === undefined ? {} : { clock }),
        signs: key,
        reserved: user,
      };
      return [own, before[own] ?? fresh];
    }),
  );
}
