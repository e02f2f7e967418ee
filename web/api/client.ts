import { reportAway, reportBack } from './connection.js';
import { isUnattended } from './presence.js';
import type { components, paths } from './schema.js';

/** A shape that the interface description names, e.g. `Schema<'InboxPage'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Method = 'get' | 'post' | 'patch' | 'delete' | 'put';
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type Success<R> = R extends { 200: infer A } | { 201: infer A } | { 202: infer A } ? Json<A> : undefined;

/** Addresses of the interface that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
/** What an address answers when it does not refuse. */
export type Answer<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, { responses: infer R }> ? Success<R> : never;

export interface Params {
  /** Values for the `{names}` in the address. */
  path?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined | null>;
}

export interface Sending extends Params {
  body?: unknown;
  /** Version of the case one has seen: the command is refused when it has moved on. */
  ifMatch?: number;
  /** The same key for the same intention: sending again gives the first answer again. */
  key?: string;
}

/** A refusal of the service (RFC 9457): what was refused, why, and what is possible instead, in both languages. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: { zh: string; en: string },
    /** Everything else the answer says. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(sentence.en);
    this.name = 'Problem';
  }
}

/** The service cannot be reached: it restarts, or the network is down. Nothing is known of what was sent. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

/** Hears of every answer that says the session has ended. */
export const signedOut = new EventTarget();

export const get = <P extends PathOf<'get'>>(path: P, params: Params & { signal?: AbortSignal } = {}) =>
  send('GET', path, params) as Promise<Answer<P, 'get'>>;
export const post = <P extends PathOf<'post'>>(path: P, sending: Sending = {}) =>
  send('POST', path, sending) as Promise<Answer<P, 'post'>>;
export const put = <P extends PathOf<'put'>>(path: P, sending: Sending = {}) =>
  send('PUT', path, sending) as Promise<Answer<P, 'put'>>;
export const patch = <P extends PathOf<'patch'>>(path: P, sending: Sending = {}) =>
  send('PATCH', path, sending) as Promise<Answer<P, 'patch'>>;
export const remove = <P extends PathOf<'delete'>>(path: P, sending: Sending = {}) =>
  send('DELETE', path, sending) as Promise<Answer<P, 'delete'>>;

/**
 * Sends one thing as somebody else, who signs in for it alone and out again: without the browser's cookies, so that whoever is
 * signed in stays so.
 */
export async function postAs<P extends PathOf<'post'>>(
  who: { username: string; password: string },
  path: P,
  sending: Sending = {},
): Promise<Answer<P, 'post'>> {
  const apart = (init: RequestInit): RequestInit => ({ ...init, credentials: 'omit' });
  const session = await readAnswer(await reach('/api/session', apart(requestOf('POST', { body: who }))));
  const authorization = `Bearer ${(session as Schema<'NewSession'>).token}`;
  const theirs = (init: RequestInit): RequestInit => apart({ ...init, headers: { ...init.headers, authorization } });
  try {
    const answer = await reach(address(path, sending), theirs(requestOf('POST', sending)));
    return (await readAnswer(answer)) as Answer<P, 'post'>;
  } finally {
    // What was sent has been answered, whatever comes of this.
    await reach('/api/session', theirs(requestOf('DELETE', {}))).catch(() => undefined);
  }
}

/** A key of its own for something one means to do once. Not `randomUUID`, which browsers offer over TLS alone. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The address with its names and query filled in. */
export function address(path: string, { path: names = {}, query = {} }: Params): string {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(names[name] ?? '')));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

async function send(method: string, path: string, sending: Sending & { signal?: AbortSignal }): Promise<unknown> {
  return readAnswer(await reach(address(path, sending), requestOf(method, sending)));
}

function requestOf(method: string, { body, ifMatch, key, signal }: Sending & { signal?: AbortSignal }): RequestInit {
  const headers: Record<string, string> = {};
  const isFile = body instanceof FormData;
  if (body !== undefined && !isFile) headers['content-type'] = 'application/json';
  if (method !== 'GET') {
    headers['x-yimen-csrf'] = '1';
    headers['idempotency-key'] = key ?? newKey();
  }
  if (method === 'GET' && isUnattended()) headers['x-yimen-unattended'] = '1';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  const init: RequestInit = { method, headers };
  if (signal) init.signal = signal;
  if (body !== undefined) init.body = isFile ? body : JSON.stringify(body);
  return init;
}

/** A file that the service makes, e.g. a printed paper. */
export async function fetchFile(method: 'GET' | 'POST', path: keyof paths, sending: Sending = {}): Promise<Blob> {
  const answer = await reach(address(path, sending), requestOf(method, sending));
  return answer.ok ? answer.blob() : ((await readAnswer(answer)) as never);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    reportAway();
    throw new Unreachable(error);
  }
}

async function readAnswer(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok || (answer.status !== 503 && type.includes('json'))) reportBack();
  else if (answer.status >= 500) reportAway();
  if (answer.ok) return answer.status === 204 ? undefined : type.includes('json') ? answer.json() : answer.text();
  // A proxy in between answers with pages of its own while the service is away.
  if (!type.includes('json')) throw new Unreachable(answer.status);
  const body = (await answer.json()) as Record<string, unknown> & { code: string; detail: string; detailZh: string };
  if (answer.status === 401 && body.code === 'not-signed-in') signedOut.dispatchEvent(new Event('signed-out'));
  throw new Problem(answer.status, body.code, { zh: body.detailZh, en: body.detail }, body);
}
