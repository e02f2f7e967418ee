import encodeQr from 'qr';
import { useMemo } from 'react';

/** A QR code as a picture of squares; what it says stands beside it for whoever cannot scan it. */
export function Qr({ content, label }: { content: string; label: string }) {
  const modules = useMemo(() => encodeQr(content, 'raw', { border: 2 }), [content]);
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
