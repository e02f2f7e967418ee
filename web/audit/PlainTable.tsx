import type { ReactNode } from 'react';

interface Row {
  key: string;
  cells: ReactNode[];
}

/** A list as a plain table that scrolls sideways by keys, too. */
export function PlainTable({ label, heads, rows }: { label: string; heads: string[]; rows: Row[] }) {
  return (
    <div className="plain-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
