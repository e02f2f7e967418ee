import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { uuid7 } from '../shared/uuid7.js';
import { serviceAddress } from './service-address.js';
import type { MigrationCaseView, MigrationView } from '../workflows/migrations.dto.js';

export const MIGRATE_USAGE = `npm run workflows -- migrate plan --from <procedure>@<version> --to <procedure>@<version> --ground <law> --reason <why> [--mapping file.yaml]
    Plans to move the running cases of one definition to another; prints the plan's id. Nothing is moved.
npm run workflows -- migrate dry-run | apply | resume <id>
    Tries every case without moving it, moves them, or goes on after a stop, and shows the progress to the end.
npm run workflows -- migrate show | stop <id>
npm run workflows -- migrate cases <id> [--outcome refused]
    What became of each case, and why.
    Asks a running service: --url (default http://127.0.0.1:8420, or the port in PORT), signed in as YIMEN_USER with YIMEN_PASSWORD.`;

const LOOK_AGAIN_MS = 500;

interface Surroundings {
  env: Record<string, string | undefined>;
  print: (line: string) => void;
  /** A line that is written over. */
  progress: (line: string) => void;
}

/** @returns the exit code: 0, or 1 when cases could not be moved @throws Error with the service's own words when it refuses */
export async function migrateCommand(args: string[], around: Surroundings): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string', default: serviceAddress(around.env) },
      lang: { type: 'string', default: 'en' },
      ...{ from: text, to: text, ground: text, reason: text, mapping: text, outcome: text },
    },
  });
  const language = values.lang === 'zh' ? 'zh' : 'en';
  const [action = '', id = ''] = positionals;
  const service = await signIn(values.url, around.env, language);
  if (action === 'plan') {
    const { from, to, ground, reason } = values;
    const mapping: unknown = values.mapping === undefined ? {} : parse(await readFile(values.mapping, 'utf8'));
    const view = await service.post<MigrationView>('', { from, to, ground, reason, mapping });
    around.print(view.id);
    return shown(view, around);
  }
  if (id === '') throw new Error(`Name the plan.\n\n${MIGRATE_USAGE}`);
  if (action === 'show') return shown(await service.get<MigrationView>(`/${id}`), around);
  if (action === 'stop') return shown(await service.post<MigrationView>(`/${id}/stop`), around);
  if (action === 'cases') return cases(service, id, values.outcome, language, around);
  if (!['dry-run', 'apply', 'resume'].includes(action)) throw new Error(`There is no "${action}".\n\n${MIGRATE_USAGE}`);
  return follow(service, await service.post<MigrationView>(`/${id}/${action}`), around);
}

async function follow(service: Service, started: MigrationView, around: Surroundings): Promise<number> {
  let view = started;
  while (view.status === 'running') {
    around.progress(progressLine(view));
    await sleep(LOOK_AGAIN_MS);
    view = await service.get<MigrationView>(`/${view.id}`);
  }
  around.progress('');
  return shown(view, around);
}

function shown(view: MigrationView, { print }: Surroundings): number {
  const { from, to, procedure, progress } = view;
  print(`${procedure}@${from.version} -> ${to.version}: ${progressLine(view)}`);
  return progress.refused + progress.failed > 0 ? 1 : 0;
}

function progressLine({ status, mode, progress }: MigrationView): string {
  const { cases: all, pending, ...outcomes } = progress;
  const found = Object.entries(outcomes).filter(([, count]) => count > 0);
  const counts = found.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return `${status}${mode ? ` (${mode})` : ''}, ${all - pending} of ${all} cases${counts ? `: ${counts}` : ''}`;
}

interface Page {
  items: MigrationCaseView[];
  next: string | null;
}

async function cases(
  service: Service,
  id: string,
  outcome: string | undefined,
  language: 'zh' | 'en',
  { print }: Surroundings,
): Promise<number> {
  let after: string | null = '';
  while (after !== null) {
    const query = new URLSearchParams({ limit: '200', after, ...(outcome === undefined ? {} : { outcome }) });
    const page: Page = await service.get<Page>(`/${id}/cases?${query}`);
    for (const { number, outcome: found, code, reason } of page.items) {
      print([number, found, code, reason?.[language]].filter((word) => word != null).join('  '));
    }
    after = page.next;
  }
  return 0;
}

interface Service {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
}

async function signIn(url: string, env: Surroundings['env'], language: 'zh' | 'en'): Promise<Service> {
  const { YIMEN_USER: username, YIMEN_PASSWORD: password } = env;
  if (!username || !password) throw new Error('Set YIMEN_USER and YIMEN_PASSWORD to an administrator of the service.');
  const ask = async <T>(method: string, path: string, token?: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}`, 'idempotency-key': uuid7(new Date()) }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { detail?: string; detailZh?: string };
    if (!response.ok) throw new Error((language === 'zh' ? answer.detailZh : answer.detail) ?? response.statusText);
    return answer;
  };
  const { token } = await ask<{ token: string }>('POST', '/api/session', undefined, { username, password });
  return {
    get: (path) => ask('GET', `/api/migrations${path}`, token),
    post: (path, body = {}) => ask('POST', `/api/migrations${path}`, token, body),
  };
}
