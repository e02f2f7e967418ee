import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { connect, type AddressInfo, type Socket } from 'node:net';
import request from 'supertest';
import { answerClientError } from '../src/http/client-errors.js';
import { PublicRoute } from '../src/identity/index.js';
import { startTestApp, type TestApp } from './helpers/app.js';

@Controller('probe')
class ProbeController {
  @Get('fault')
  @PublicRoute()
  fault(): never {
    throw new Error('secret detail 421222196001010013');
  }

  @Get('lost')
  @PublicRoute()
  lost(): never {
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
  }

  @Post('echo')
  @PublicRoute()
  echo(@Body() body: object): object {
    return body;
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

let yimen: TestApp;
beforeAll(async () => {
  yimen = await startTestApp({ extra: [ProbeModule] });
});
afterAll(() => yimen.close());

const http = () => request(yimen.app.getHttpServer());
const json = (path: string, body: string) => http().post(path).set('content-type', 'application/json').send(body);

/** The one shape of every refusal: RFC 9457 with a stable code and a sentence in both languages. */
function expectProblem(answer: request.Response, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toMatchObject({ status, code, type: `urn:yimen:problem:${code}` });
  const { title, detail, detailZh } = answer.body as Record<string, string>;
  expect(title).toMatch(/^[A-Z]/);
  expect(detail).toMatch(/^[\x20-\x7e]+\.$/);
  expect(detailZh).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(answer.status).toBe(status);
}

describe('a refusal', () => {
  it('for content that is no JSON', async () => {
    expectProblem(await json('/api/session', '{"username":'), 400, 'malformed-json');
    expectProblem(await json('/api/session', ''), 400, 'malformed-json');
  });

  it('for JSON that would reach into the prototype', async () => {
    expectProblem(await json('/api/probe/echo', '{"__proto__":{"role":"administrator"}}'), 400, 'malformed-json');
  });

  it.each([
    ['half a surrogate pair', String.raw`{"text":"\ud83d"}`, '/text'],
    ['a NUL', String.raw`{"list":[1,"a\u0000b"]}`, '/list/1'],
    ['a name with a NUL in it', String.raw`{"a\u0000b":1}`, '/'],
    ['a number beyond all bounds', '{"money":-1e400}', '/money'],
    ['lists in lists in lists', `{"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, `/deep${'/0'.repeat(7)}`],
  ])('for JSON that nobody could keep: %s', async (_, body, at) => {
    const answer = await json('/api/probe/echo', body);
    expectProblem(answer, 400, 'request-invalid');
    expect(answer.body).toMatchObject({ at });
  });

  it('for an address that holds a NUL', async () => {
    const clerk = await yimen.login('shadui.clerk');
    expectProblem(await clerk.get('/api/cases?after=%00'), 400, 'request-invalid');
    expectProblem(await clerk.get('/api/applications/%00'), 400, 'request-invalid');
  });

  it('for content above one mebibyte', async () => {
    const body = JSON.stringify({ username: 'x'.repeat(1024 * 1024) });
    expectProblem(await json('/api/session', body), 413, 'body-too-large');
  });

  it('for a form of the old kind, which another site could send', async () => {
    const form = http().post('/api/session').type('form').send('username=a&password=b');
    expectProblem(await form, 415, 'media-type-unsupported');
    const text = http().post('/api/session').set('content-type', 'text/plain').send('{"username":"a"}');
    expectProblem(await text, 415, 'media-type-unsupported');
  });

  it('for fields that are missing, wrong or unknown, naming each', async () => {
    const answer = await json('/api/session', '{"username":7,"admin":true}');
    expectProblem(answer, 400, 'request-invalid');
    const { fields } = answer.body as { fields: { field: string; rules: string[] }[] };
    expect(fields.map(({ field }) => field).sort()).toEqual(['admin', 'password', 'username']);
    const { detail, detailZh } = answer.body as Record<string, string>;
    expect(detail).toContain('admin is no field of this request, leave it out');
    expect(detail).toContain('must be shorter than or equal to 200 characters');
    expect(detailZh).toContain('username 至多 100 个字符');
  });

  it('for many unknown fields of long names tells of twenty, shortened', async () => {
    const names = Array.from({ length: 300 }, (_, n) => [`n${n}${'x'.repeat(2000)}`, 1]);
    const answer = await json('/api/session', JSON.stringify(Object.fromEntries(names)));
    expectProblem(answer, 400, 'request-invalid');
    expect(answer.text.length).toBeLessThan(10_000);
  });

  it('for an address that leads nowhere, or cannot even be read', async () => {
    expectProblem(await http().get('/api/nothing/here'), 404, 'no-such-route');
    expectProblem(await http().post('/elsewhere'), 404, 'no-such-route'); // read, it is the screens' page of what is not there
    expectProblem(await http().get('/api/%zz'), 404, 'no-such-route');
    expectProblem(await http().get('/api/clock/'), 404, 'no-such-route');
    expectProblem(await http().get(`/api/procedures/dibao/${'x'.repeat(3000)}`), 404, 'no-such-route');
  });

  it.each([
    ['is no request at all', 'GARBAGE\r\n\r\n', 400, 'http-malformed'],
    [
      'tells two lengths',
      'POST /api/session HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'http-malformed',
    ],
    [
      'has a header of 70 kB',
      `GET /api/clock HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('for what %s', async (_, text, status, code) => {
    if (!yimen.app.getHttpServer().listening) await yimen.app.listen(0, '127.0.0.1');
    const { port } = yimen.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.end(text);
    let answer = '';
    for await (const piece of socket) answer += String(piece);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code, detailZh: expect.stringMatching(/。$/) });
  });

  it('for what has not arrived in five minutes', () => {
    expect(yimen.app.getHttpServer().requestTimeout).toBe(300_000);
    let answer = '';
    const socket = { writable: true, end: (text: string) => (answer = text) } as unknown as Socket;
    answerClientError(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
    expect(answer).toMatch(/^HTTP\/1.1 408 [^]*"code":"request-timeout"/);
  });

  it('for a method that the address does not know, with those it does', async () => {
    const answer = await http().put('/api/session').send({});
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('DELETE, GET, HEAD, POST');
    expect(answer.body).toMatchObject({ allow: ['DELETE', 'GET', 'HEAD', 'POST'] });
  });

  it('for an id that is none', async () => {
    const administrator = await yimen.login('xianning.admin');
    const answer = await administrator.patch('/api/users/0', { disabled: true });
    expectProblem(answer, 400, 'request-invalid');
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('no UUID') });
  });

  it('for a list where one of many things is due', async () => {
    const clerk = await yimen.login('shadui.clerk');
    for (const receipts of [[[]], [null], [[[]]], [1]])
      expectProblem(await clerk.post('/api/applications/print', { receipts }), 400, 'request-invalid');
    const filter = await clerk.post('/api/tasks/filters', { name: 'x', conditions: [] });
    expectProblem(filter, 400, 'request-invalid');
  });

  it('for a day that does not exist', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const answer = await clerk.get('/api/settings?division=4212&procedure=dibao&date=2017-02-30');
    expectProblem(answer, 400, 'request-invalid');
  });

  it('for a request without an idempotency key where one is needed', async () => {
    const administrator = await yimen.login('xianning.admin');
    const answer = await http()
      .post('/api/users')
      .set('authorization', `Bearer ${administrator.token}`)
      .send({ username: 'new.person', name: '新人', password: 'long enough for anybody' });
    expectProblem(answer, 400, 'idempotency-key-missing');
  });

  it('while the database is away says when to come back', async () => {
    const answer = await http().get('/api/probe/lost');
    expectProblem(answer, 503, 'database-unavailable');
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('for a fault of ours gives a number to quote and shows nothing of the inside', async () => {
    const answer = await http().get('/api/probe/fault');
    expectProblem(answer, 500, 'internal');
    const { id, detail } = answer.body as { id: string; detail: string };
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(detail).toContain(id);
    expect(answer.text).not.toMatch(/secret|421222|stack|\.ts|\.js/);
  });
});

describe('every answer', () => {
  it('lets no foreign script run, frame or guess', async () => {
    const { headers } = await http().get('/api/clock').expect(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 and names every route of the service', async () => {
    const { body } = await http().get('/api/openapi.json').expect(200);
    const { openapi, paths } = body as { openapi: string; paths: Record<string, object> };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/cases/{county}/{caseId}/commands', '/api/tasks/claim', '/readyz']),
    );
  });

  it('can be read in a browser with nothing from elsewhere', async () => {
    const { text } = await http().get('/api/docs').expect(200);
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(3);
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|style=/);
    for (const source of sources) await http().get(source).expect(200);
  });
});

describe('readiness', () => {
  it('is told while the database has the schema this build needs, and denied otherwise', async () => {
    await http().get('/livez').expect(200);
    await http().get('/readyz').expect(200);
    const [last] = await yimen.sql<{ name: string }>('select name from migrations order by id desc limit 1');
    await yimen.sql('delete from migrations where name = $1', [last?.name]);
    const answer = await http().get('/readyz');
    expectProblem(answer, 503, 'not-migrated');
    expect(answer.body).toMatchObject({ missing: [last?.name] });
    await http().get('/livez').expect(200);
  });
});
