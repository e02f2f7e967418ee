const STORED = 'yimen.village';

export interface Village {
  code: string;
  name: string;
}

/** The place whose notices were read last on this machine. */
export function lastVillage(): Village | null {
  try {
    const { code, name } = JSON.parse(localStorage.getItem(STORED) ?? '') as Partial<Village>;
    return typeof code === 'string' && /^\d{9,12}$/.test(code) && typeof name === 'string' ? { code, name } : null;
  } catch {
    return null; // nothing kept, or not by us
  }
}

export const rememberVillage = (village: Village): void => localStorage.setItem(STORED, JSON.stringify(village));
