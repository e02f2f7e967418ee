import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserServer } from 'playwright-core';
import { chromiumOptions } from './chromium.js';

/** One browser for the whole run, owned by jest's parent process: started when a test first asks, and again should it crash. */
export async function serveBrowser(): Promise<{ url: string; close(): Promise<void> }> {
  let browser: Promise<BrowserServer> | undefined;
  const started = () => {
    browser ??= launch(() => (browser = undefined));
    return browser;
  };
  const server = createServer((_request, response) => {
    started().then(
      (ready) => response.end(ready.wsEndpoint()),
      (error: Error) => response.writeHead(500).end(error.stack),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await (await browser?.catch(() => undefined))?.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function launch(onEnd: () => void): Promise<BrowserServer> {
  const browser = await chromium.launchServer(await chromiumOptions());
  browser.on('close', onEnd);
  return browser;
}
