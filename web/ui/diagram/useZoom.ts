import { useCallback, useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { DiagramNode } from './standing';

const SMALLEST = 0.2;
const LARGEST = 2;
/** Below this, 14 pixels of text can no longer be read at ease. */
const READABLE = 0.8;

export interface Zoom {
  area: RefObject<HTMLDivElement | null>;
  scale: number;
  /** Changes once the picture has the size it is first shown in. */
  isFitted: boolean;
  by: (factor: number) => void;
  whole: () => void;
  /** Brings these states into the middle of the area. */
  show: (nodes: readonly DiagramNode[]) => void;
  drag: { onPointerDown: (event: PointerEvent) => void };
}

/** Scrolling is the browser's own; larger and smaller is the size of the picture. */
export function useZoom(width: number): Zoom {
  const area = useRef<HTMLDivElement | null>(null);
  const [scale, setScale] = useState(1);
  const [isFitted, setFitted] = useState(false);
  const fitting = useCallback(() => (area.current ? (area.current.clientWidth - 2) / width : 1), [width]);
  useLayoutEffect(() => {
    setScale(Math.min(1, Math.max(READABLE, fitting())));
    setFitted(true);
  }, [fitting]);
  useSteadyMiddle(area, scale);
  const by = useCallback((factor: number) => setScale((now) => limited(now * factor)), []);
  const whole = useCallback(() => setScale(limited(Math.min(1, fitting()))), [fitting]);
  const show = useCallback(
    (nodes: readonly DiagramNode[]) => {
      if (!area.current || nodes.length === 0) return;
      const { clientWidth, clientHeight } = area.current;
      const left = Math.min(...nodes.map(({ x }) => x));
      const top = Math.min(...nodes.map(({ y }) => y));
      const right = Math.max(...nodes.map(({ x, w }) => x + w));
      const bottom = Math.max(...nodes.map(({ y, h }) => y + h));
      // Of states too far apart to be seen together, the first.
      const middle = (from: number, to: number, room: number): number =>
        (to - from) * scale > room ? from * scale - 20 : ((from + to) / 2) * scale - room / 2;
      area.current.scrollTo({ left: middle(left, right, clientWidth), top: middle(top, bottom, clientHeight) });
    },
    [scale],
  );
  useWheel(area, by);
  return { area, scale, isFitted, by, whole, show, drag: { onPointerDown: dragFrom } };
}

/** What was in the middle stays there when the picture is made larger or smaller. */
function useSteadyMiddle(area: RefObject<HTMLDivElement | null>, scale: number): void {
  const before = useRef(scale);
  useLayoutEffect(() => {
    const element = area.current;
    const ratio = scale / before.current;
    before.current = scale;
    if (!element || ratio === 1) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = element;
    const moved = (at: number, room: number): number => (at + room / 2) * ratio - room / 2;
    element.scrollTo(moved(scrollLeft, clientWidth), moved(scrollTop, clientHeight));
  }, [area, scale]);
}

const limited = (scale: number): number => Math.min(LARGEST, Math.max(SMALLEST, scale));

/** With Ctrl the wheel makes larger and smaller, as in maps; without, it scrolls. React's own listener could not prevent the page's zoom. */
function useWheel(area: RefObject<HTMLDivElement | null>, by: (factor: number) => void): void {
  useEffect(() => {
    const element = area.current;
    const listen = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      by(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    };
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [area, by]);
}

function dragFrom(event: PointerEvent): void {
  const area = event.currentTarget as HTMLElement;
  if (event.pointerType !== 'mouse' || event.button !== 0) return;
  const start = { x: event.clientX + area.scrollLeft, y: event.clientY + area.scrollTop };
  const move = ({ clientX, clientY }: globalThis.PointerEvent): void =>
    area.scrollTo(start.x - clientX, start.y - clientY);
  const end = (): void => window.removeEventListener('pointermove', move);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end, { once: true });
}
