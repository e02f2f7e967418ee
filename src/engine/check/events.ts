import { canonicalJson } from '../../shared/canonical-json.js';
import { lineage, type StateNode, type StateNodes, type Transition } from '../nodes.js';
import { fault, locate, named, type Finding } from './finding.js';
import type { Subject } from './walk.js';

/** Events of which a case could not say who sends them, with which form, or which part of it they move. */
export function eventFaults({ nodes }: Subject): Finding[] {
  return [...nodes.values()].flatMap((node) => [
    ...(node.type === 'parallel' ? sharedEvents(nodes, node) : []),
    ...Object.keys(node.config.on ?? {}).flatMap((event) => mixedBranches(nodes, node, event)),
  ]);
}

/** XState would take the event in both regions; permission and form are looked up in one. */
function sharedEvents(nodes: StateNodes, { path, children }: StateNode): Finding[] {
  const handlers = new Map<string, { region: string; state: string }>();
  const findings: Finding[] = [];
  for (const region of children) {
    for (const node of nodes.values()) {
      if (node.path !== region && !node.path.startsWith(`${region}.`)) continue;
      for (const event of Object.keys(node.config.on ?? {})) {
        const other = handlers.get(event);
        if (!other) handlers.set(event, { region, state: node.path });
        else if (other.region !== region) findings.push(shared(path, event, other.state, node.path));
      }
    }
  }
  return findings;
}

function shared(parallel: string, event: string, first: string, second: string): Finding {
  const { zh, en } = named(parallel);
  return fault(
    'event-in-two-regions',
    second,
    `并行状态${zh}的两个分支（“${first}”和“${second}”）都处理事件 ${event}`,
    `${event} is handled in two regions of ${en}, by "${first}" and "${second}"; give it two names`,
    { at: locate(second, 'on', event) },
  );
}

/**
 * Who may send an event and with which form is decided before its guards are. So all its branches must agree, also those of
 * the states around, to which XState goes on when every branch here is guarded.
 */
function mixedBranches(nodes: StateNodes, node: StateNode, event: string): Finding[] {
  const branches = branchesOf(node, event);
  const first = branches[0];
  if (!first) return [];
  for (const outer of lineage(nodes, node.path)) {
    const candidates = branchesOf(outer, event);
    const odd = candidates.find((branch) => termsOf(branch) !== termsOf(first));
    if (odd) return [mixed(event, first, odd)];
    if (candidates.some(({ guard }) => guard === undefined)) break;
  }
  return [];
}

const branchesOf = ({ transitions }: StateNode, event: string): Transition[] =>
  transitions.filter(({ kind, trigger }) => kind === 'event' && trigger === event);

const termsOf = ({ meta: { form, by, decides, accepts } }: Transition): string =>
  canonicalJson({ form, by: by ?? 'task', decides: decides ?? false, accepts: accepts ?? false });

function mixed(event: string, { source }: Transition, odd: Transition): Finding {
  const { zh, en } = named(source);
  const where =
    odd.source === source ? { zh: '', en: '' } : { zh: `（外层“${odd.source}”）`, en: ` (of "${odd.source}")` };
  return fault(
    'mixed-branches',
    source,
    `状态${zh}的事件 ${event} 各分支${where.zh}的表单或经办人不一致`,
    `The branches${where.en} of ${event} at ${en} differ in form, by, decides or accepts`,
    { at: locate(source, 'on', event) },
  );
}
