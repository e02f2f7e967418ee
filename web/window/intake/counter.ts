import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';

export type CounterView = Schema<'CounterView'>;
export type CounterProcedure = Schema<'CounterProcedure'>;

/** Villages, words and procedures of one's own window; they change at midnight at most. */
export const useCounter = () => useApi('/api/counter', {}, { freshFor: 600_000 });
