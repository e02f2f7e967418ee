// Before all tests. Nothing is started yet: a run of pure tests never waits for a database.
import '../../scripts/typescript.mjs';

const { serveDatabases } = await import('./global-databases.ts');

export default async function globalSetup() {
  globalThis.testDatabases = await serveDatabases();
  process.env.YIMEN_TEST_DATABASES = globalThis.testDatabases.url; // workers start later and inherit it
}
