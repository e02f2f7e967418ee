import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused, StoryStopped } from './faults.js';

/** Asked to wait longer than this, the story had better say so. */
const LONGEST_WAIT_SECONDS = 61;
const MOST_REPETITIONS = 3;

interface ProblemBody {
  code?: string;
  detail?: string;
  detailZh?: string;
  retryAfter?: number;
}

/** The service as anybody can use it: JSON over HTTP, with a session or without. */
export class Client {
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  signedIn(token: string): Client {
    return new Client(this.url, token);
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path, {});
  }

  /** The same idempotency key goes along with every repetition, so that nothing happens twice. */
  post<T>(path: string, body: object): Promise<T> {
    return this.json<T>('POST', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.json<T>('PATCH', path, body);
  }

  upload<T>(path: string, { name, type, bytes }: { name: string; type: string; bytes: Buffer }): Promise<T> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(bytes)], { type }), name);
    return this.send<T>('POST', path, { body: form });
  }

  private json<T>(method: string, path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.send<T>(method, path, { headers, body: JSON.stringify(body) });
  }

  /** Waits and repeats when the service asks for it. @throws Refused, StoryStopped */
  private async send<T>(method: string, path: string, { headers, body }: RequestInit): Promise<T> {
    for (let repetition = 0; ; repetition += 1) {
      const response = await this.reach(path, {
        method,
        headers: { ...headers, ...this.authorization },
        body: body ?? null,
      });
      if (response.ok) return read<T>(response);
      const refused = await refusalOf(response, `${method} ${path}`);
      const wait = refused.retryAfterSeconds;
      if (wait === null || wait > LONGEST_WAIT_SECONDS || repetition >= MOST_REPETITIONS) throw refused;
      await sleep(wait * 1000);
    }
  }

  private get authorization(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  private async reach(path: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.url}/api${path}`, request);
    } catch (error) {
      throw new StoryStopped(
        {
          zh: `连接不上 ${this.url}。请先在另一个终端运行 npm start，再运行 npm run story（其他地址用 --url）。`,
          en: `Nothing answers at ${this.url}. Run npm start in another terminal first, then npm run story (--url for another address).`,
        },
        { cause: error },
      );
    }
  }
}

async function read<T>(response: Response): Promise<T> {
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  return (type.includes('json') ? JSON.parse(body) : body) as T;
}

async function refusalOf(response: Response, request: string): Promise<Refused> {
  const body = await response.text();
  const problem = readProblem(body);
  const { code = `http-${response.status}`, detail = body.slice(0, 200), detailZh = detail } = problem;
  const wait = problem.retryAfter ?? (response.status === 503 ? 1 : null);
  return new Refused(response.status, code, { zh: detailZh, en: detail }, request, wait);
}

function readProblem(body: string): ProblemBody {
  try {
    return JSON.parse(body) as ProblemBody;
  } catch {
    return {};
  }
}
