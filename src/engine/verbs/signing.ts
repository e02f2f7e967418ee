import { byOf, lineage, taskStateOf, type StateNodes, type Transition } from '../nodes.js';
import type { Signer, Signing, TaskState } from '../state.js';
import { needed } from '../vocabulary/parts.js';

/** How a vote on a command of the task stands. */
export interface Vote {
  proposal: string;
  /** How many must agree for it. */
  needed: number;
  agree: number;
  against: number;
  open: number;
  outcome: 'open' | 'carried' | 'lost';
}

/** Signers who count: all but those removed, and those of an earlier vote. */
export const signersOf = (signing: Signing | undefined): Signer[] =>
  (signing?.signers ?? []).filter(({ removed }) => removed === undefined);

/** The vote, where a command is put to one. It is over as soon as those still to come cannot change it. */
export function voteOf(signing: Signing | undefined): Vote | null {
  const signers = signersOf(signing);
  if (signing?.proposal === undefined || signers.length === 0) return null;
  const { proposal, mode } = signing;
  const wanted = needed(mode, signers.length);
  const agree = signers.filter(({ signed }) => signed?.agrees).length;
  const open = signers.filter(({ signed }) => signed === undefined).length;
  const outcome = agree >= wanted ? 'carried' : agree + open < wanted ? 'lost' : 'open';
  return { proposal, needed: wanted, agree, against: signers.length - agree - open, open, outcome };
}

/** Whether a command was voted down, and no later vote has carried it. Letting the voters go, or asking for something else, opens nothing. */
export function isVotedDown(signing: Signing | undefined, command: string): boolean {
  const vote = voteOf(signing);
  if (vote?.proposal === command && vote.outcome !== 'open') return vote.outcome === 'lost';
  return signing?.lost?.includes(command) ?? false;
}

/** Commands that stay closed when another round of signatures begins. */
export function votedDown(signing: Signing | undefined): string[] {
  const commands = [...(signing?.lost ?? []), ...(signing?.proposal === undefined ? [] : [signing.proposal])];
  return [...new Set(commands)].filter((command) => isVotedDown(signing, command)).sort();
}

/** Signers whose signature is still to come; none once enough have signed, or the vote is over. */
export function missingSigners(signing: Signing | undefined): Signer[] {
  const signers = signersOf(signing);
  const open = signers.filter(({ signed }) => signed === undefined);
  const vote = voteOf(signing);
  if (vote) return vote.outcome === 'open' ? open : [];
  const wanted = signers.length === 0 ? 0 : needed(signing?.mode ?? 'all', signers.length);
  return signers.length - open.length >= wanted ? [] : open;
}

/** The commands that the holder of a task in that state may send: one of them can be put to the vote. */
export function heldCommands(nodes: StateNodes, path: string): Map<string, Transition> {
  const found = new Map<string, Transition>();
  for (const { transitions } of lineage(nodes, path)) {
    for (const transition of transitions) {
      const held = transition.kind === 'event' && byOf(transition).includes('task');
      if (held && taskStateOf(nodes, transition.source)?.path === path && !found.has(transition.trigger)) {
        found.set(transition.trigger, transition);
      }
    }
  }
  return found;
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
