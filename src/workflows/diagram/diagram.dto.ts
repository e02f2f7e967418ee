import { IsIn } from 'class-validator';
import { Optional } from '../../shared/fields.js';
import type { Box, Diagram, DiagramEdge, DiagramExit, DiagramNode, Language, Way } from './diagram.js';

export class DiagramQuery {
  /** The language of what stands in the picture, Chinese by default; boxes are as large as their text needs. */
  @Optional()
  @IsIn(['zh', 'en'])
  lang?: Language;
}

export class WayView implements Way {
  kind: 'event' | 'after' | 'always' | 'done';
  /** The command, or the name of the period that ends. */
  on?: string;
  title?: string;
}

export class BoxView implements Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export class DiagramExitView implements DiagramExit {
  targets: string[];
  /** As it is drawn, a line each. */
  label: string[];
  ways: WayView[];
}

export class DiagramNodeView extends BoxView implements DiagramNode {
  /** Dotted path of the state. */
  id: string;
  parent: string | null;
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  initial?: true;
  label: string[];
  /** Whose task it is, and whose in which office. */
  role?: string;
  acts?: string;
  law?: string;
  /** Ways on that are said instead of drawn. */
  exits?: DiagramExitView[];
  /** What may be done here without leaving the state. */
  stays?: WayView[];
}

export class EdgeLabelView extends BoxView {
  lines: string[];
}

export class DiagramEdgeView implements DiagramEdge {
  source: string;
  target: string;
  ways: WayView[];
  /** x and y by turns. */
  points: number[];
  label?: EdgeLabelView;
}

/** Coordinates in pixels from the top left. */
export class DiagramView implements Diagram {
  width: number;
  height: number;
  /** Containers before what they contain. */
  nodes: DiagramNodeView[];
  edges: DiagramEdgeView[];
  /** What is possible in every state: written at the top, and what leaves the state as it is only told. */
  exits?: DiagramExitView[];
  stays?: WayView[];
}
