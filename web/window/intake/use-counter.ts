import { useApi } from '../../api/use';

/** Villages, words and procedures of one's own window; they change at midnight at most. */
export const useCounter = () => useApi('/api/counter', {}, { freshFor: 600_000 });
