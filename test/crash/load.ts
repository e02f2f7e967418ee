import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { citizenIdCheckDigit } from '../../src/shared/citizen-id.js';
import { SLEEPER } from './definition.js';

/** What a client meant to do and what it knows of the outcome. `unknown` is asked again with the same key until it is known. */
export interface Intent {
  key: string;
  county: string;
  caseId: string;
  type: string;
  outcome: 'ok' | 'refused' | 'unknown';
  version?: number;
}

export interface LoadCase {
  county: string;
  caseId: string;
}

export interface Session {
  token: string;
}

async function call(
  url: string,
  session: Session | null,
  method: string,
  path: string,
  body?: object,
  key: string = randomUUID(),
) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(session ? { authorization: `Bearer ${session.token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

async function must(
  url: string,
  session: Session | null,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const answer = await call(url, session, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function signIn(url: string, username: string): Promise<Session> {
  return (await must(url, null, 'POST', '/api/session', {
    username,
    password: DEMONSTRATION_PASSWORD,
  })) as unknown as Session;
}

/** Deploys the load's definition and opens cases of it through the window, as anybody would. */
export async function prepare(url: string, administrator: Session, cases: number): Promise<LoadCase[]> {
  await must(url, administrator, 'POST', '/api/definitions', { yaml: SLEEPER });
  const clerk = await signIn(url, 'shadui.clerk');
  const opened: LoadCase[] = [];
  for (let n = 0; n < cases; n += 1) {
    const receipt = await must(url, clerk, 'POST', '/api/applications', {
      procedure: 'sleeper',
      division: '421222104201',
      applicant: 0,
      members: [{ name: '测试', relation: 'self', idNumber: citizenNumber(n) }],
      authorisations: [{ member: 0, signed: true, at: '2017-04-05' }],
      form: {},
    });
    opened.push({ county: String(receipt['county']), caseId: String(receipt['caseId']) });
  }
  return opened;
}

function citizenNumber(n: number): string {
  const first = `42122219600101${String(n + 1).padStart(3, '0')}`;
  return `${first}${citizenIdCheckDigit(first)}`;
}

export async function advanceOneDay(url: string, administrator: Session): Promise<void> {
  await must(url, administrator, 'POST', '/api/clock/advance', { days: 1 });
}

/** Clients that never stop: they send through any of the services and write down what they were told. */
export class Load {
  readonly intents: Intent[] = [];
  private stopping = false;
  private going: Promise<void> = Promise.resolve();
  private clients: Promise<void>[] = [];

  constructor(
    private readonly urls: () => readonly string[],
    private readonly session: Session,
    private readonly cases: readonly LoadCase[],
  ) {}

  start(clients: number): void {
    this.clients = Array.from({ length: clients }, (_, index) => this.client(index));
  }

  /** Sends nothing while `work` is done: what has no part in a test should not have to run against it. */
  async pausedDuring<T>(work: () => Promise<T>): Promise<T> {
    let goOn: () => void = () => undefined;
    this.going = new Promise((resolve) => (goOn = resolve));
    try {
      return await work();
    } finally {
      goOn();
    }
  }

  acknowledged(): number {
    return this.intents.filter(({ outcome }) => outcome === 'ok').length;
  }

  /** Stops sending, and asks again about everything whose outcome is not known. */
  async settle(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.clients);
    for (const intent of this.intents) {
      while (intent.outcome === 'unknown') {
        await this.send(intent, 0);
        if (intent.outcome === 'unknown') await sleep(100);
      }
    }
  }

  private async client(index: number): Promise<void> {
    for (let turn = index; !this.stopping; turn += 1) {
      await this.going;
      const target = this.cases[(turn * 7 + index) % this.cases.length] as LoadCase;
      const intent: Intent = {
        key: randomUUID(),
        ...target,
        type: turn % 5 === 0 ? 'SLEEP' : 'TICK',
        outcome: 'unknown',
      };
      this.intents.push(intent);
      await this.send(intent, index);
      if (intent.outcome === 'unknown') await sleep(20);
    }
  }

  private async send(intent: Intent, index: number): Promise<void> {
    const urls = this.urls();
    const url = urls[index % urls.length];
    if (!url) return;
    const { county, caseId, type, key } = intent;
    const body = type === 'TICK' ? { type, data: { text: '记一笔' } } : { type };
    try {
      const { status, body: answer } = await call(
        url,
        this.session,
        'POST',
        `/api/cases/${county}/${caseId}/commands`,
        body,
        key,
      );
      if (status === 200) Object.assign(intent, { outcome: 'ok', version: answer['version'] });
      else if (status < 500) intent.outcome = 'refused';
      // Nothing but a try-again is allowed of a service under fire.
      else if (status !== 503) throw new Unexpected(`${status} ${JSON.stringify(answer)}`);
    } catch (error) {
      if (error instanceof Unexpected) throw error;
    }
  }
}

class Unexpected extends Error {}
