export { DefinitionDiagram, useDiagram } from './DefinitionDiagram';
export { Diagram, type DiagramProps } from './Diagram';
export { possibleStates, type DiagramData, type Standing } from './standing';
export { useStateNames } from './names';
