/** One call of a client, with the moments (ms, one monotonic clock) at which it was sent and answered. */
export interface Operation {
  task: string;
  kind: 'claim' | 'release' | 'complete';
  user: string;
  sent: number;
  answered: number;
  ok: boolean;
  /** The claim's number: given by a claim, shown by the other two. */
  fence: number;
}

/**
 * Checks that a recorded history of claims could have come from one task held by one person at a time (linearizability of a
 * lock with fencing numbers; a special case of Wing and Gong's check that is linear in time).
 *
 * @returns one sentence for each violation
 */
export function claimViolations(history: readonly Operation[]): string[] {
  return [...groupByTask(history)].flatMap(([task, operations]) =>
    violationsOfTask(operations).map((violation) => `${task}: ${violation}`),
  );
}

function groupByTask(history: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of history) {
    const group = groups.get(operation.task);
    if (group) group.push(operation);
    else groups.set(operation.task, [operation]);
  }
  return groups;
}

function violationsOfTask(operations: readonly Operation[]): string[] {
  const won = operations.filter(({ kind, ok }) => kind === 'claim' && ok).sort((a, b) => a.fence - b.fence);
  const ends = operations.filter(({ kind, ok }) => kind !== 'claim' && ok);
  const found: string[] = [];
  for (const [index, claim] of won.entries()) {
    const next = won[index + 1];
    const ended = ends.filter(({ fence }) => fence === claim.fence);
    if (ended.length > 1) found.push(`claim ${claim.fence} was ended ${ended.length} times`);
    if (ended.some(({ user }) => user !== claim.user)) found.push(`claim ${claim.fence} was ended by somebody else`);
    if (!next) continue;
    if (next.fence === claim.fence) found.push(`two winners of claim ${claim.fence}`);
    // The next one can only have won after the holder at least asked to let go.
    if (!ended[0] || ended[0].sent > next.answered) found.push(`claim ${next.fence} won while ${claim.fence} was held`);
    if (ended[0]?.kind === 'complete') found.push(`claim ${next.fence} won after the task was completed`);
  }
  if (ends.some(({ fence }) => !won.some((claim) => claim.fence === fence))) found.push('an end without a claim');
  return found;
}
