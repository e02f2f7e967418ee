import { memo } from 'react';
import { isTaken, type DiagramEdge } from './standing';

interface Props {
  edges: readonly DiagramEdge[];
  /** Transitions that the event shown took. */
  took: readonly string[];
  marker: string;
}

/** The ways between the states, and what they are called. */
export const DiagramArrows = memo(function DiagramArrows({ edges, took, marker }: Props) {
  return (
    <>
      {edges.map((edge, index) => (
        <g key={index} className={isTaken(edge, took) ? 'way taken' : 'way'}>
          <path d={pathOf(edge.points)} markerEnd={`url(#${marker})`} />
          {edge.label?.lines.map((line, row) => (
            <text key={row} x={(edge.label?.x ?? 0) + 2} y={(edge.label?.y ?? 0) + row * 16 + 12}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </>
  );
});

function pathOf(points: readonly number[]): string {
  let path = '';
  for (let index = 0; index < points.length; index += 2)
    path += `${index === 0 ? 'M' : 'L'}${points[index]} ${points[index + 1]}`;
  return path;
}
