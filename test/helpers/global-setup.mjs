// Before all tests. Nothing is started yet: a run of pure tests never waits for a database or a browser.
import '../../scripts/typescript.mjs';

const { serveDatabases } = await import('./global-databases.ts');
const { serveBrowser } = await import('./global-browser.ts');

export default async function globalSetup() {
  globalThis.testDatabases = await serveDatabases();
  globalThis.testBrowser = await serveBrowser();
  // Workers start later and inherit these.
  process.env.YIMEN_TEST_DATABASES = globalThis.testDatabases.url;
  process.env.YIMEN_TEST_BROWSER = globalThis.testBrowser.url;
}
