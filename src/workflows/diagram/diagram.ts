/** A definition's states as a picture: coordinates in pixels from the top left, for one language. */
export interface Diagram {
  width: number;
  height: number;
  /** Containers before what they contain. */
  nodes: DiagramNode[];
  edges: DiagramEdge[];
  /** What is possible in every state: written at the top, and what leaves the state as it is only told. */
  exits?: DiagramExit[];
  stays?: Way[];
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface DiagramNode extends Box {
  /** Dotted path of the state. */
  id: string;
  parent: string | null;
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The first state of its container. */
  initial?: true;
  /** As it is drawn, a line each; none for a container without a title. */
  label: string[];
  /** Whose task it is, as it is drawn and in full. */
  role?: string;
  acts?: string;
  law?: string;
  /** Ways on that are said instead of drawn: what leads out of a whole phase at any moment, or far back. */
  exits?: DiagramExit[];
  /** What may be done here without leaving the state. */
  stays?: Way[];
}

export interface DiagramExit {
  targets: string[];
  /** "撤回申请 → 撤回", a line each. */
  label: string[];
  ways: Way[];
}

export interface DiagramEdge {
  source: string;
  target: string;
  ways: Way[];
  /** x and y by turns. */
  points: number[];
  /** Absent where nothing is written: what follows by itself. */
  label?: Box & { lines: string[] };
}

/** One way a transition is taken. */
export interface Way {
  kind: 'event' | 'after' | 'always' | 'done';
  /** The command, or the period that ends. */
  on?: string;
  title?: string;
}

export type Language = 'zh' | 'en';

/** A definition as it is drawn in each language. */
export type Diagrams = Record<Language, Diagram>;

/** Changes with every change to how diagrams are laid out: what an earlier one has stored is laid out anew. */
export const LAYOUT = 2;
