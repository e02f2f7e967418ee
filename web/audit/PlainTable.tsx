import type { ReactNode } from 'react';
import { ScrollTable } from '../ui/ScrollTable';

interface Row {
  key: string;
  cells: ReactNode[];
}

/** A table whose rows are what their columns say. */
export function PlainTable({ label, heads, rows }: { label: string; heads: string[]; rows: Row[] }) {
  return (
    <ScrollTable label={label} head={heads} className="plain-table">
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {cells.map((cell, index) => (
            <td key={index}>{cell}</td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  );
}
