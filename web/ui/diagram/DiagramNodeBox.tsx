import { memo } from 'react';
import { useDiagramWords } from './messages';
import type { DiagramNode, Standing } from './standing';

interface Props {
  node: DiagramNode;
  standing: Standing | undefined;
  selected: boolean;
  findings: number;
}

/** Sizes that the server measured texts with (src/workflows/diagram/boxes.ts). */
const PAD = 10;
const TITLE = 20;
const SMALL = 16;

/** One state: its title, whose task it is, the ways on that are said instead of drawn, and how it stands. */
export const DiagramNodeBox = memo(function DiagramNodeBox({ node, standing, selected, findings }: Props) {
  const { id, x, y, w, h, kind, label, role, exits = [], initial } = node;
  const isPhase = kind === 'compound' || kind === 'parallel';
  const small = exits.flatMap((exit) => exit.label);
  const first = y + PAD;
  const second = first + label.length * TITLE;
  const third = second + (role ? SMALL : 0);
  const indent = initial && label.length > 0 ? 14 : 0;
  return (
    <g className={`state ${kind} ${standing ?? ''} ${selected ? 'selected' : ''}`} data-state={id}>
      <rect className="box" x={x} y={y} width={w} height={h} rx={isPhase ? 10 : 6} />
      {kind === 'final' && <rect className="inner" x={x + 3} y={y + 3} width={w - 6} height={h - 6} rx={4} />}
      {indent > 0 && <circle className="first" cx={x + PAD + 4} cy={first + 10} r={4} />}
      {label.map((line, index) => (
        <text key={line} className="title" x={x + PAD + indent} y={first + index * TITLE + 15}>
          {line}
        </text>
      ))}
      {role && (
        <text className="role" x={x + PAD} y={second + 12}>
          {role}
        </text>
      )}
      {small.map((line, index) => (
        <text key={`${index}`} className="exit" x={x + PAD} y={third + index * SMALL + 12}>
          {line}
        </text>
      ))}
      <Marks node={node} standing={isPhase ? undefined : standing} findings={findings} />
    </g>
  );
});

/** Words on the upper edge of the box, so that nobody has to tell colours apart. */
function Marks({ node, standing, findings }: Pick<Props, 'node' | 'standing' | 'findings'>) {
  const t = useDiagramWords();
  const { x, y, w, kind } = node;
  const mark = standing && standing !== 'untouched' ? `${standing === 'done' ? '✓ ' : ''}${t(standing)}` : null;
  return (
    <>
      {mark && <Pill className={`mark ${standing}`} right={x + w - 6} y={y} text={mark} />}
      {kind === 'parallel' && <Pill className="mark kind" right={x + w - 10} y={y} text={t('parallel')} />}
      {findings > 0 && (
        <Pill className="mark finding" right={x + w - 6} y={y + node.h} text={t('found', { count: findings })} />
      )}
    </>
  );
}

function Pill({ className, right, y, text }: { className: string; right: number; y: number; text: string }) {
  const width = [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 11 : 6.4), 12);
  return (
    <g className={className}>
      <rect x={right - width} y={y - 9} width={width} height={18} rx={9} />
      <text x={right - width / 2} y={y + 4} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
