import { evaluate, parseExpression } from 'feelin';

/** A variable an expression reads: `data.income` is `{ name: data, property: income }`. */
export interface Reading {
  name: string;
  property?: string;
  /** Inside a filter a name may also be a field of the filtered items, so it need not be known. */
  uncertain: boolean;
}

const builtIns = new Map<string, boolean>();

/** The interpreter knows its functions; a list of our own would grow old. */
function isBuiltIn(name: string): boolean {
  const known = builtIns.get(name) ?? typeof evaluate(name, {}).value === 'function';
  builtIns.set(name, known);
  return known;
}

type Node = ReturnType<typeof parseExpression>['topNode'];

/** What an expression reads from outside: neither functions nor the variables it binds itself (`for`, `some`, contexts). */
export function readingsOf(expression: string): Reading[] {
  const readings: Reading[] = [];
  const text = ({ from, to }: Node): string => expression.slice(from, to).trim();

  const read = (node: Node, bound: ReadonlySet<string>, uncertain: boolean, property?: string): void => {
    if (!bound.has(text(node))) readings.push({ name: text(node), uncertain, ...(property ? { property } : {}) });
  };
  const visit = (node: Node, bound: ReadonlySet<string>, uncertain: boolean): void => {
    const children = childrenOf(node);
    const [first, ...rest] = children;
    const visitAll = (nodes: Node[], names = bound, unsure = uncertain): void =>
      nodes.forEach((child) => visit(child, names, unsure));
    switch (node.name) {
      case 'VariableName':
        return read(node, bound, uncertain);
      case 'PathExpression': {
        const property = children.find(({ name }) => name === 'PathName');
        if (first?.name === 'VariableName') return read(first, bound, uncertain, property && text(property));
        return visitAll(children);
      }
      case 'FunctionInvocation':
        if (first?.name !== 'VariableName') return visitAll(children);
        if (!isBuiltIn(text(first))) read(first, bound, uncertain);
        return visitAll(rest);
      case 'FilterExpression':
        if (first) visit(first, bound, uncertain);
        return visitAll(rest, new Set([...bound, 'item']), true);
      case 'InstanceOfExpression':
        return visitAll(children.slice(0, 1));
      case 'ForExpression':
      case 'QuantifiedExpression':
        return visitAll(children, new Set([...bound, 'partial', ...namesIn(node, ['InExpression'], text)]));
      case 'FunctionDefinition':
        return visitAll(children, new Set([...bound, ...namesIn(node, ['FormalParameter', 'ParameterName'], text)]));
      case 'Context':
        return visitAll(children, new Set([...bound, ...namesIn(node, ['Key'], text)]));
      default:
        return visitAll(children);
    }
  };
  visit(parseExpression(expression, {}, undefined).topNode, new Set(), false);
  return readings;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Names that stand directly in nodes of these kinds, at any depth below. */
function namesIn(node: Node, kinds: string[], text: (node: Node) => string): string[] {
  return childrenOf(node).flatMap((child) => [
    ...(kinds.includes(node.name) && ['Name', 'ParameterName'].includes(child.name) ? [text(child)] : []),
    ...namesIn(child, kinds, text),
  ]);
}
