import { useApi } from '../api/use';

const RARELY = 30 * 60_000;
/** Digits of a division's code from province to village. */
const LEVELS = [2, 4, 6, 9, 12];

/** The division above; null of a province. */
export const parentOf = (code: string): string | null => {
  const above = LEVELS.filter((digits) => digits < code.length).at(-1);
  return above === undefined ? null : code.slice(0, above);
};

/** Divisions from the outer to the inner one. @param from where the way begins */
export const pathTo = (code: string, from: string): string[] =>
  LEVELS.filter((digits) => digits >= from.length && digits <= code.length).map((digits) => code.slice(0, digits));

/** The divisions directly below one. */
export function useDivisionsIn(parent: string | null) {
  return useApi(
    '/api/divisions',
    { query: { parent: parent ?? undefined } },
    { freshFor: RARELY, enabled: parent !== null },
  );
}

/** What a division is called; its code until that is known. */
export function useDivisionName(code: string): string {
  const { data } = useDivisionsIn(parentOf(code));
  return data?.find((division) => division.code === code)?.name ?? code;
}
