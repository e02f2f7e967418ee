import type { ReactNode } from 'react';

/** Stands in the bundle where RJSF would bring a Markdown parser of a fifth of the form's size: forms of definitions are plain text. */
export function Markdown({ children }: { children?: ReactNode }) {
  return <>{children}</>;
}
