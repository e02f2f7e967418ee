import { startTestApp, type TestApp } from './helpers/app.js';

let yimen: TestApp;
beforeAll(async () => {
  yimen = await startTestApp();
});
afterAll(() => yimen.close());

const page = (path: string) => yimen.anonymous.get(path).set('accept', 'text/html');

describe('the page of the screens', () => {
  it('is what every address answers that is no other thing', async () => {
    for (const path of ['/', '/desk', '/desk/cases/421222/1?tab=2', '/no/such/page']) {
      const { text, headers } = await page(path).expect(200);
      expect(text).toContain('<div id="root">');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
        'x-robots-tag': 'noindex, nofollow, noarchive',
      });
    }
  });

  it('leaves the interface and its probes as they are', async () => {
    expect((await page('/api/no-such-thing').expect(404)).body).toMatchObject({ code: 'no-such-route' });
    expect((await yimen.anonymous.post('/desk').expect(404)).body).toMatchObject({ code: 'no-such-route' });
    await page('/livez').expect(200);
  });

  it('lets in its own styles by a nonce that is new each time, and no inline script', async () => {
    const seen = new Set<string>();
    for (const address of ['/', '/desk']) {
      const { text, headers } = await page(address).expect(200);
      const policy = headers['content-security-policy'] as string;
      const nonce = /style-src 'self' 'nonce-([\w+/=]+)'/.exec(policy)?.[1] ?? '';
      expect(text).toContain(`nonce="${nonce}"`);
      expect(text).not.toContain('__CSP_NONCE__');
      expect(policy).not.toMatch(/unsafe/);
      expect(policy).toMatch(/script-src 'self';/);
      seen.add(nonce);
    }
    expect(seen.size).toBe(2);
  });

  it('serves its files packed, for a year, and none beside them', async () => {
    const { text } = await page('/');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    const packed = await page(script).set('accept-encoding', 'gzip').expect(200);
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': expect.stringMatching(/immutable/),
    });
    expect((await page(script).set('accept-encoding', 'identity').expect(200)).headers).not.toHaveProperty(
      'content-encoding',
    );
    expect((await page(script).set('accept-encoding', 'br;q=0, gzip').expect(200)).headers['content-encoding']).toBe(
      'gzip',
    );
    for (const path of [
      '/assets/nothing.js',
      '/assets/..%2Findex.html',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/',
    ]) {
      expect((await page(path).expect(404)).body).toMatchObject({ code: 'no-such-route' });
    }
  });
});
