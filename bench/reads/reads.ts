import { drive, type Measured } from '../load.js';
import type { Options } from '../options.js';
import { expectOk, openConnections, type Connection } from '../stand/connection.js';
import { startService, type Service } from '../stand/service.js';
import type { CaseId, Stand } from '../stand/stand.js';
import { fill, preparePlaces } from './fill.js';
import { makeTemplates } from './templates.js';

export interface ReadFigures {
  inFlight: number;
  sizes: { cases: number; events: number; measured: Record<string, Measured> }[];
  memory: { peak: number; after: number } | null;
}

const IN_FLIGHT = 16;
const SMALL = 10_000;
/** Small enough that a township's first page is full with the small filling too: the same work is compared. */
const PAGE = 25;
const HANDLER = { name: 'shadui.handler1', prefix: '421222104' };
const REVIEWER = { name: 'tongcheng.reviewer1', prefix: '421222' };

/** The same readings on a small and on a large filling of the same database. */
export async function measureReads(
  stand: Stand,
  options: Options,
  report: (line: string) => void,
): Promise<ReadFigures> {
  const templates = await makeTemplates(stand, await stand.signIn(HANDLER.name));
  await preparePlaces(stand.owner);
  const service = await startService(stand);
  const sizes: ReadFigures['sizes'] = [];
  try {
    let filled = 0;
    for (const upTo of [Math.min(SMALL, options.cases), options.cases].filter((size, n) => n === 0 || size > SMALL)) {
      await fill(stand.owner, templates, { from: filled, upTo }, report);
      filled = upTo;
      report(`reading with ${upTo} cases`);
      sizes.push({ ...(await countOf(stand)), measured: await measure(stand, service, options.seconds) });
    }
    const memory = service.memory();
    return { inFlight: IN_FLIGHT, sizes, memory: memory && { peak: memory.peak, after: memory.now } };
  } finally {
    await service.stop();
  }
}

async function measure(stand: Stand, service: Service, seconds: number): Promise<Record<string, Measured>> {
  const connections = await openConnections(service.url, IN_FLIGHT);
  const handler = new Reader(connections, await service.signIn(HANDLER.name));
  const reviewer = new Reader(connections, await service.signIn(REVIEWER.name));
  const near = pathsOf(await someCases(stand, HANDLER.prefix));
  const far = pathsOf(await someCases(stand, REVIEWER.prefix));
  const measured: Record<string, Measured> = {};
  const take = async (name: string, reader: Reader, paths: string[]): Promise<void> => {
    await reader.run(paths, Math.min(1, seconds));
    measured[name] = await reader.run(paths, seconds);
  };
  for (const [who, reader] of [
    ['township', handler],
    ['county', reviewer],
  ] as const) {
    await take(`inbox, ${who}, first page`, reader, [FIRST_PAGE]);
    const fifth = await reader.fifthPage();
    if (fifth) await take(`inbox, ${who}, fifth page`, reader, [fifth]);
  }
  await take('case page, township', handler, near);
  await take('case page, county', reviewer, far);
  await take(
    'history, county',
    reviewer,
    far.map((path) => `${path}/history`),
  );
  for (const connection of connections) connection.close();
  return measured;
}

const FIRST_PAGE = `/api/tasks?limit=${PAGE}`;

/** A signed-in person with several requests under way. */
class Reader {
  private readonly headers: string;

  constructor(
    private readonly connections: Connection[],
    token: string,
  ) {
    this.headers = `Authorization: Bearer ${token}\r\n`;
  }

  run(paths: string[], seconds: number): Promise<Measured> {
    let turn = 0;
    return drive(this.connections.length, seconds, (slot) => this.get(paths[turn++ % paths.length] ?? '', slot));
  }

  /** @returns its path; undefined when there are fewer pages */
  async fifthPage(): Promise<string | undefined> {
    let path = FIRST_PAGE;
    for (let page = 1; page < 5; page += 1) {
      const { next } = JSON.parse(await this.get(path)) as { next: string | null };
      if (next === null) return undefined;
      path = `${FIRST_PAGE}&after=${next}`;
    }
    return path;
  }

  private get(path: string, slot = 0): Promise<string> {
    const connection = this.connections[slot];
    if (!connection) throw new Error('There are more slots than connections.');
    return expectOk(connection.send('GET', path, this.headers));
  }
}

const pathsOf = (cases: CaseId[]): string[] => cases.map(({ county, caseId }) => `/api/cases/${county}/${caseId}`);

/** Cases all over the filling, open and done. */
async function someCases({ owner }: Stand, prefix: string): Promise<CaseId[]> {
  const { rows } = await owner.query<CaseId>(
    `select county, id as "caseId" from cases where starts_with(division, $1) and number like '%-B%' order by md5(id::text) limit 1000`,
    [prefix],
  );
  return rows;
}

async function countOf({ owner }: Stand): Promise<{ cases: number; events: number }> {
  const { rows } = await owner.query<{ cases: number; events: number }>(
    'select (select count(*) from cases)::int as cases, (select count(*) from case_event)::int as events',
  );
  return rows[0] ?? { cases: NaN, events: NaN };
}
