import type { Definition } from '../definition.js';
import { indexNodes, joinPath, listOf, type StateNode, type StateNodes } from '../nodes.js';
import { fault, locate, named, type Finding } from './finding.js';

/** Indexes the states and says which targets and children do not exist: what XState would throw about, but all of it. */
export function indexTolerantly(definition: Definition): { nodes: StateNodes; findings: Finding[] } {
  const findings: Finding[] = [];
  const nodes = indexNodes(definition, (node, target) => findings.push(unknownTarget(node, target)));
  for (const node of nodes.values()) findings.push(...childFaults(nodes, node));
  return { nodes, findings };
}

function unknownTarget({ path }: StateNode, target: string): Finding {
  const { zh, en } = named(path);
  return fault(
    'unknown-target',
    path,
    `状态${zh}的目标“${target}”不存在`,
    `The target "${target}" of ${en} does not exist`,
    {
      at: locate(path),
    },
  );
}

function childFaults(nodes: StateNodes, node: StateNode): Finding[] {
  const { path, type, children, config } = node;
  const { zh, en } = named(path);
  const at = locate(path);
  if (type === 'history') return historyFaults(nodes, node);
  if ((type === 'atomic' || type === 'final') && children.length > 0)
    return [
      fault('has-children', path, `状态${zh}不能有子状态`, `${en} is ${type} and cannot have inner states`, { at }),
    ];
  if (type === 'parallel' && children.length < 2)
    return [
      fault('one-region', path, `并行状态${zh}少于两个分支`, `The parallel state ${en} has fewer than two regions`, {
        at,
      }),
    ];
  if (type !== 'compound') return [];
  const { initial } = config;
  if (initial === undefined)
    return [fault('no-initial', path, `状态${zh}未指定初始状态`, `${en} does not say which state comes first`, { at })];
  const first = nodes.get(joinPath(path, initial));
  if (first) return first.type === 'history' ? [circular(first)] : [];
  return [
    fault(
      'unknown-target',
      path,
      `状态${zh}的初始状态“${initial}”不存在`,
      `The initial state "${initial}" of ${en} does not exist`,
      {
        at: [...at, 'initial'],
      },
    ),
  ];
}

function historyFaults(nodes: StateNodes, node: StateNode): Finding[] {
  const { path, parent, config } = node;
  return listOf(config.target).flatMap((target) => {
    const wanted = target.startsWith('#') ? target.slice(1).replace(/^case\.?/, '') : joinPath(parent ?? '', target);
    const found = nodes.get(wanted);
    if (found) return found.type === 'history' ? [circular(node)] : [];
    const { zh, en } = named(path);
    return [
      fault(
        'unknown-target',
        path,
        `状态${zh}的目标“${target}”不存在`,
        `The target "${target}" of ${en} does not exist`,
        {
          at: locate(path, 'target'),
        },
      ),
    ];
  });
}

/** XState looks for a state behind it until the stack is full. */
function circular({ path }: StateNode): Finding {
  const { zh, en } = named(path);
  return fault(
    'history-circular',
    path,
    `历史状态${zh}不能作为初始状态，也不能指向另一历史状态`,
    `The history ${en} can neither be the state that comes first nor stand for another history`,
    { at: locate(path) },
  );
}
