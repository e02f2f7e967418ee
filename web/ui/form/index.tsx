import { lazy, Suspense } from 'react';
import { Loading } from '../page';
import type { FormProps } from './SchemaForm';

export type { FormData } from './SchemaForm';

const Loaded = lazy(async () => ({ default: (await import('./SchemaForm')).SchemaForm }));

/** Asks what a form of a definition asks. What that takes is much for somebody who only reads: it is fetched with the first form shown. */
export function SchemaForm(props: FormProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Loaded {...props} />
    </Suspense>
  );
}
