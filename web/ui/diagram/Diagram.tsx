import { Button, Space } from 'antd';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { DiagramArrows } from './DiagramArrows';
import { DiagramNodeBox } from './DiagramNodeBox';
import { useDiagramWords } from './messages';
import { standingsOf, type DiagramData, type Standings } from './standing';
import { useStateNames } from './names';
import { StateTable } from './StateTable';
import { useZoom } from './useZoom';
import './diagram.css';

export interface DiagramProps extends Standings {
  diagram: DiagramData;
  /** Transitions that the event shown took: their arrows are thick. */
  took?: readonly string[] | undefined;
  /** What a check has found, shown at the states where it arises. */
  findings?: readonly { state: string | null }[] | undefined;
  /** Hides the table below, where the page has one of its own. */
  bare?: boolean | undefined;
}

const NONE: readonly string[] = [];

/** A definition as a picture of its states, with a table beside it that says the same. */
export function Diagram({ diagram, active, done, possible, took = NONE, findings = [], bare }: DiagramProps) {
  const t = useDiagramWords();
  const [summary, marker] = [useId(), useId()];
  const [selected, setSelected] = useState<string | null>(null);
  const [tableOpen, setTableOpen] = useState(false);
  const zoom = useZoom(diagram.width);
  const standingOf = useMemo(() => standingsOf({ active, done, possible }), [active, done, possible]);
  const nameOf = useStateNames(diagram);
  const leaves = useMemo(() => innermost(diagram, active ?? firstStates(diagram)), [diagram, active]);
  const toActive = useCallback(() => zoom.show(leaves), [zoom, leaves]);
  useShownOnChange(toActive, `${zoom.isFitted} ${leaves.map(({ id }) => id).join(' ')}`);
  const showState = (id: string): void => {
    setSelected(id);
    zoom.show(diagram.nodes.filter((node) => node.id === id));
  };
  const count = diagram.nodes.filter(({ kind }) => kind !== 'compound' && kind !== 'parallel').length;
  const now = (active ? leaves : []).map(({ id }) => nameOf(id)).join(' · ') || t('ended');
  return (
    <figure className="diagram">
      <Space className="diagram-tools no-print" wrap>
        <Button size="small" onClick={() => zoom.by(1.25)}>
          {t('larger')}
        </Button>
        <Button size="small" onClick={() => zoom.by(0.8)}>
          {t('smaller')}
        </Button>
        <Button size="small" onClick={zoom.whole}>
          {t('whole')}
        </Button>
        {active && (
          <Button size="small" onClick={toActive}>
            {t('toActive')}
          </Button>
        )}
      </Space>
      <div ref={zoom.area} className="diagram-area" role="region" aria-label={t('area')} tabIndex={0} {...zoom.drag}>
        <svg
          role="img"
          aria-label={t('title')}
          aria-describedby={summary}
          width={Math.round(diagram.width * zoom.scale)}
          height={Math.round(diagram.height * zoom.scale)}
          viewBox={`0 0 ${diagram.width} ${diagram.height}`}
        >
          <defs>
            <marker
              id={marker}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path className="arrow-head" d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {diagram.exits
            ?.flatMap(({ label }) => label)
            .map((line, index) => (
              <text key={line} className="exit" x={14} y={24 + index * 16}>
                {line}
              </text>
            ))}
          {diagram.nodes.map((node) => (
            <DiagramNodeBox
              key={node.id}
              node={node}
              standing={standingOf(node.id)}
              selected={selected === node.id}
              findings={findings.filter(({ state }) => state === node.id).length}
            />
          ))}
          <DiagramArrows edges={diagram.edges} took={took} marker={marker} />
        </svg>
      </div>
      <figcaption id={summary} className="soft">
        {active ? t('summary', { count, now }) : t('summaryPlain', { count })}
      </figcaption>
      {!bare && (
        <details onToggle={({ currentTarget }) => setTableOpen(currentTarget.open)}>
          <summary>{t('table')}</summary>
          {tableOpen && <StateTable diagram={diagram} standingOf={standingOf} onShow={showState} />}
        </details>
      )}
    </figure>
  );
}

/** The active states that no other active state lies in. */
function innermost({ nodes }: DiagramData, active: readonly string[]): DiagramData['nodes'] {
  return nodes.filter(({ id }) => active.includes(id) && !active.some((other) => other.startsWith(`${id}.`)));
}

/** Where every case begins: of a definition alone that is what is looked at first. */
function firstStates({ nodes }: DiagramData): string[] {
  const initial = new Set(nodes.filter((node) => node.initial).map(({ id }) => id));
  const way = (id: string): string[] => id.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
  return [...initial].filter((id) => way(id).every((part) => initial.has(part)));
}

/** Follows the case: at first, and whenever it stands elsewhere. */
function useShownOnChange(show: () => void, where: string): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => latest.current(), [where]);
}
