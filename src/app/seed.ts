import pg from 'pg';
import { seedEverybody, seedPlaces } from './seed-directory.js';
import { seedDefinitions, seedJurisdictions, seedWorkingDays } from './seed-law.js';
import { seedFirstAdministrator } from './first-administrator.js';

/** The day after 沙堆镇's pilot was approved (鄂民政函〔2017〕111号 of 31 March 2017), once the holiday is over. */
export const DEMONSTRATION_STARTS = '2017-04-05T09:00:00+08:00';

type Report = (line: string) => void;

/** Any fixed number: two processes that find the same empty database fill it once. */
const SEED_LOCK = 421202104;

/**
 * Fills an empty database: a demonstration with people, the law and a clock of its own; an installation with what it
 * cannot do without. One transaction: a start that is killed half-way leaves an empty database again.
 *
 * @param url a role that may write the directory
 * @returns whether it was empty
 */
export async function seed(
  url: string,
  options: { demonstration: boolean; adminPassword?: string | undefined },
  report: Report = () => undefined,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const { rowCount } = await client.query('select from app_user limit 1');
    const isEmpty = !rowCount;
    if (isEmpty) await (options.demonstration ? seedDemonstration(client, report) : seedInstallation(client, options));
    await client.query('commit');
    return isEmpty;
  } finally {
    await client.end();
  }
}

async function seedDemonstration(client: pg.Client, report: Report): Promise<void> {
  await client.query(
    'insert into demonstration_clock (ahead) select make_interval(secs => extract(epoch from $1::timestamptz - clock_timestamp()))',
    [DEMONSTRATION_STARTS],
  );
  const { divisions, offices } = await seedPlaces(client);
  report(`${divisions} divisions, ${offices} offices`);
  report(`${await seedEverybody(client)} people`);
  await seedWorkingDays(client);
  const { settings, grants } = await seedJurisdictions(client);
  report(`${settings} settings, ${grants} authority grants`);
  report(`definitions: ${(await seedDefinitions(client)).join(', ')}`);
}

async function seedInstallation(
  client: pg.Client,
  { adminPassword }: { adminPassword?: string | undefined },
): Promise<void> {
  await seedPlaces(client);
  await seedWorkingDays(client);
  await seedFirstAdministrator(client, adminPassword);
}
