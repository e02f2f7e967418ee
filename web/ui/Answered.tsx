import type { ReactNode } from 'react';
import { Empty, Loading } from './page';
import { Refusal } from './Refusal';

interface Props<T> {
  /** What `useApi` gives. */
  of: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
  /** Whether there is nothing to show, and what then is said. */
  empty?: (data: T) => boolean;
  nothing?: ReactNode;
}

/** An answer of the interface while it is on its way, refused, empty, or here. */
export function Answered<T>({ of: { data, error, refetch }, children, empty, nothing }: Props<T>) {
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return empty?.(data) ? <Empty>{nothing}</Empty> : children(data);
}
