import { useMe } from '../app/session';

/** The division that the administrator works for. */
export const useOwnDivision = (): string => useMe().seats[0]?.office.split(':')[0] ?? '';
