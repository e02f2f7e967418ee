import { get } from '../../api/client';

/**
 * What has been typed and not yet reached the service, on this computer: sealed with a key that only the person who typed it is
 * given, so that whoever sits here next can read nothing. Without the means to seal (a page not served over TLS) nothing is kept.
 */
const PREFIX = 'yimen.draft.';
const IV_BYTES = 12;

export interface LocalDraft {
  id: string;
  /** Version of the service's draft that it was written on. */
  version: number;
  content: Record<string, unknown>;
  at: string;
}

let sealing: Promise<CryptoKey | null> | undefined;

/** Called when another person signs in on the same page. */
export const forgetLocalKey = (): void => void (sealing = undefined);

function key(): Promise<CryptoKey | null> {
  if (!globalThis.crypto?.subtle) return Promise.resolve(null);
  sealing ??= get('/api/drafts/local-key')
    .then(({ key: text }) => crypto.subtle.importKey('raw', bytesOf(text), 'AES-GCM', false, ['encrypt', 'decrypt']))
    .catch(() => {
      sealing = undefined;
      return null;
    });
  return sealing;
}

export async function keepLocally(draft: LocalDraft): Promise<void> {
  const sealer = await key();
  if (!sealer) return;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, sealer, plain));
  localStorage.setItem(PREFIX + draft.id, textOf(new Uint8Array([...iv, ...sealed])));
}

export function dropLocally(id: string): void {
  localStorage.removeItem(PREFIX + id);
}

/** Null when there is none, or it is somebody else's. */
export async function readLocally(id: string): Promise<LocalDraft | null> {
  const text = localStorage.getItem(PREFIX + id);
  const sealer = text === null ? null : await key();
  if (text === null || !sealer) return null;
  const bytes = bytesOf(text);
  try {
    const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, IV_BYTES) };
    const plain = await crypto.subtle.decrypt(algorithm, sealer, bytes.subarray(IV_BYTES));
    return JSON.parse(new TextDecoder().decode(plain)) as LocalDraft;
  } catch {
    return null;
  }
}

/** All of one's own on this computer. */
export async function allLocally(): Promise<LocalDraft[]> {
  const ids = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  const found = await Promise.all(ids.map((name) => readLocally(name.slice(PREFIX.length))));
  return found.filter((draft) => draft !== null);
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
