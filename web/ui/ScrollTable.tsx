import type { ReactNode } from 'react';

/** Of a column; `right` one of numbers. Nothing is no column. */
type Head = ReactNode | { right: ReactNode };

export interface TableFrame {
  /** What it lists; or the id of the heading that says so. */
  label?: string;
  labelledBy?: string;
  head: Head[];
  className?: string;
}

/** A table that scrolls sideways within the page, by the keyboard too. Its rows are what is inside. */
export function ScrollTable({
  label,
  labelledBy,
  head,
  className = '',
  children,
}: TableFrame & { children: ReactNode }) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label} aria-labelledby={labelledBy}>
      <table className={`table ${className}`}>
        <thead>
          <tr>
            {head.map((column, index) =>
              column === null || column === false || column === undefined ? null : isRight(column) ? (
                <th key={index} scope="col" className="right">
                  {column.right}
                </th>
              ) : (
                <th key={index} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const isRight = (column: Head): column is { right: ReactNode } =>
  typeof column === 'object' && column !== null && 'right' in column;
