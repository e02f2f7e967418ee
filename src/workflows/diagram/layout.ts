import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Definition, StateNode } from '../../engine/index.js';
import { contentOf, EDGE, edgeLines, waysOf, type Content, type Paper } from './boxes.js';
import type { Diagram, DiagramEdge, DiagramNode, Language, Way } from './diagram.js';
import { sketch, type Route, type Sketch } from './sketch.js';
import { textWidth } from './text-width.js';

const OPTIONS = {
  'elk.algorithm': 'layered',
  // An office screen is wide, but people scroll down, and a phase reads like a page.
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
};

interface Prepared extends Paper {
  sketch: Sketch;
  contents: Map<string, Content>;
  ways: Way[][];
}

/** Lays a definition out for one language. The same definition gives the same picture, to the pixel. */
export async function layOut(
  definition: Definition,
  language: Language,
  officeTitle: Paper['officeTitle'],
): Promise<Diagram> {
  const drawing = sketch(definition);
  const paper = { definition, language, officeTitle };
  const prepared: Prepared = {
    ...paper,
    sketch: drawing,
    contents: new Map([...drawing.nodes.values()].map((node) => [node.path, contentOf(paper, drawing, node)])),
    ways: drawing.drawn.map(({ transitions }) => waysOf(definition, transitions, language)),
  };
  return laidOut(prepared);
}

async function laidOut(prepared: Prepared): Promise<Diagram> {
  const { sketch: drawing, ways, language } = prepared;
  const root = drawing.nodes.get('');
  const graph = await new ELK.default().layout({
    id: '',
    layoutOptions: { ...OPTIONS, 'elk.padding': `[top=${12 + headOf(prepared)},left=12,bottom=12,right=12]` },
    children: inOrder(drawing, root?.children ?? []).map((path) => elkNode(prepared, path)),
    edges: drawing.drawn.map((route, index) => elkEdge(index, endsOf(drawing, route), ways[index] ?? [], language)),
  });
  return diagramOf(prepared, graph);
}

/** Height of what stands above the picture. */
const headOf = ({ contents }: Prepared): number => {
  const { exits = [], height = 0 } = contents.get('') ?? {};
  return exits.length > 0 ? height : 0;
};

function elkNode(prepared: Prepared, path: string): ElkNode {
  const { sketch: drawing, contents } = prepared;
  const { width = 0, height = 0 } = contents.get(path) ?? {};
  const children = drawing.nodes.get(path)?.children ?? [];
  if (children.length === 0) return { id: path, width, height };
  return {
    id: path,
    layoutOptions: {
      'elk.padding': `[top=${height + 6},left=16,bottom=16,right=16]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width},${height})`,
    },
    children: inOrder(drawing, children).map((child) => elkNode(prepared, child)),
  };
}

const inOrder = ({ rank }: Sketch, paths: string[]): string[] =>
  [...paths].sort((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity));

/** An arrow back is laid out as one forward and turned round afterwards: what comes first then stands above. */
const isBack = ({ rank }: Sketch, { source, targets: [target = ''] }: Route): boolean =>
  (rank.get(source) ?? 0) > (rank.get(target) ?? 0) && !source.startsWith(`${target}.`);

function endsOf(drawing: Sketch, route: Route): [string, string] {
  const {
    source,
    targets: [target = ''],
  } = route;
  return isBack(drawing, route) ? [target, source] : [source, target];
}

function elkEdge(index: number, [source, target]: [string, string], ways: Way[], language: Language): ElkExtendedEdge {
  const lines = edgeLines(ways, language);
  const width = Math.max(0, ...lines.map((line) => textWidth(line, EDGE.size))) + 4;
  const labels = lines.length > 0 ? [{ text: lines.join('\n'), width, height: lines.length * EDGE.line }] : [];
  return { id: `${index}`, sources: [source], targets: [target], labels };
}

function diagramOf(prepared: Prepared, graph: ElkNode): Diagram {
  const { sketch: drawing, ways } = prepared;
  const placed = new Map<string, ElkNode>();
  const visit = (node: ElkNode): void => {
    placed.set(node.id, node);
    node.children?.forEach(visit);
  };
  visit(graph);
  const edges = new Map(graph.edges?.map((edge) => [edge.id, edge]));
  const nodes = [...drawing.nodes.values()].filter(({ path }) => path !== '');
  return {
    ...said(prepared.contents.get('')),
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    nodes: nodes.map((node) => nodeView(prepared, node, placed.get(node.path) as ElkNode)),
    edges: drawing.drawn.map((route, index) => ({
      source: route.source,
      target: route.targets[0] ?? '',
      ways: ways[index] ?? [],
      ...routeView(edges.get(`${index}`) as ElkExtendedEdge, isBack(drawing, route)),
    })),
  };
}

const box = ({ x = 0, y = 0, width = 0, height = 0 }: Pick<ElkNode, 'x' | 'y' | 'width' | 'height'>) => ({
  x: Math.round(x),
  y: Math.round(y),
  w: Math.round(width),
  h: Math.round(height),
});

function nodeView({ sketch: drawing, contents }: Prepared, node: StateNode, placed: ElkNode): DiagramNode {
  const { label = [], role, acts } = contents.get(node.path) ?? {};
  return {
    id: node.path,
    parent: node.parent || null,
    kind: node.type,
    ...box(placed),
    ...(drawing.initial.has(node.path) ? { initial: true } : {}),
    label,
    ...(role === undefined || acts === undefined ? {} : { role, acts }),
    ...(node.meta.law === undefined ? {} : { law: node.meta.law }),
    ...said(contents.get(node.path)),
  };
}

function said({ exits = [], stays = [] }: Partial<Content> = {}): Pick<DiagramNode, 'exits' | 'stays'> {
  return { ...(exits.length === 0 ? {} : { exits }), ...(stays.length === 0 ? {} : { stays }) };
}

function routeView(
  { sections = [], labels = [] }: ElkExtendedEdge,
  isTurned: boolean,
): Pick<DiagramEdge, 'points' | 'label'> {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  if (isTurned) points.reverse();
  const [label] = labels;
  return {
    points: points.flatMap(({ x, y }) => [Math.round(x), Math.round(y)]),
    ...(label ? { label: { ...box(label), lines: (label.text ?? '').split('\n') } } : {}),
  };
}
