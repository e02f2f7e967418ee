export default async function globalTeardown() {
  await globalThis.testBrowser.close();
  await globalThis.testDatabases.close();
}
