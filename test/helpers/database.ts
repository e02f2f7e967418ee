/** A database of one's own with the current schema and nothing in it. */
export interface TestDatabase {
  /** Signed in with the service's rights, those of `yimen_app`. */
  url: string;
  /** Signed in as the owner of the schema: what DATABASE_URL holds, and what `startService` takes. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh migrated database, a clone of the run's template; files that run in parallel never share one. What a test does
 * not drop goes with the run.
 */
export const createTestDatabase = (): Promise<TestDatabase> => create('/');

/** The same with the demonstration's divisions, people, settings, grants, definitions and clock in it. */
export const createSeededDatabase = (): Promise<TestDatabase> => create('/seeded');

async function create(path: string): Promise<TestDatabase> {
  const { name, url, ownerUrl } = (await ask('POST', path)) as { name: string; url: string; ownerUrl: string };
  return {
    url,
    ownerUrl,
    drop: async () => {
      await ask('DELETE', `/${name}`);
    },
  };
}

async function ask(method: string, path: string): Promise<unknown> {
  const response = await fetch(`${process.env['YIMEN_TEST_DATABASES']}${path}`, {
    method,
    headers: { connection: 'close' },
  });
  if (!response.ok) throw new Error(`no test database: ${await response.text()}`);
  return response.json();
}
