import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { sha256Hex } from '../src/shared/canonical-json.js';
import { Secrets } from '../src/config.js';
import { DocumentSweep } from '../src/intake/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, withdraw } from './helpers/families.js';
import { bytesOf } from './helpers/pdf.js';

let app: TestApp;
let clerk: TestUser;
let blobs: string;
beforeAll(async () => {
  app = await startTestApp();
  clerk = await app.login('shadui.clerk');
  blobs = join(app.app.get(Secrets).dataDir, 'blobs');
}, 120_000);
afterAll(() => app.close());

const MIB = 1024 * 1024;
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);

const multipart = ({ token }: TestUser) =>
  request(app.app.getHttpServer()).post('/api/documents').set('authorization', `Bearer ${token}`);
const upload = (user: TestUser, content: Buffer, name = '户口簿.pdf') =>
  multipart(user).attach('file', content, { filename: name, contentType: 'application/x-whatever' });

interface Uploaded {
  county: string;
  id: string;
  sha256: string;
}
async function uploaded(user: TestUser, content = pdf(2000), name = '户口簿.pdf'): Promise<Uploaded> {
  return (await upload(user, content, name).expect(201)).body as Uploaded;
}

const download = (user: TestUser, { county, id }: Pick<Uploaded, 'county' | 'id'>) =>
  bytesOf(user.get(`/api/documents/${county}/${id}`));

/** Paths of all stored files, the unfinished ones included. */
const files = (): string[] =>
  existsSync(blobs)
    ? readdirSync(blobs, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(blobs, path)).isFile())
    : [];
const rows = async () => (await app.sql<{ n: number }>('select count(*)::int as n from document'))[0]?.n;

describe('uploading', () => {
  it('answers with size and digest, and gives the same bytes back', async () => {
    const content = pdf(300_000);
    const { body } = await upload(clerk, content).expect(201);
    expect(body).toEqual({
      county: '421222',
      id: expect.any(String),
      name: '户口簿.pdf',
      kind: null,
      size: content.length,
      mediaType: 'application/pdf',
      sha256: sha256Hex(content),
      uploadedAt: expect.any(String),
    });
    const answer = await download(clerk, body).expect(200);
    expect((answer.body as Buffer).equals(content)).toBe(true);
  });

  it('offers it for saving only: as an attachment, unsniffed, sandboxed and uncached', async () => {
    const { headers } = await download(clerk, await uploaded(clerk, pdf(1000), "张三's 户口.pdf")).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="document.pdf"; filename*=UTF-8''%E5%BC%A0%E4%B8%89%27s%20%E6%88%B7%E5%8F%A3.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'content-length': '1000',
    });
  });

  it('stores ciphertext under its own digest: two uploads of one paper are two files', async () => {
    const content = Buffer.concat([pdf(500), Buffer.from('欧阳建国的户口簿')]);
    const before = new Set(files());
    await uploaded(clerk, content);
    await uploaded(clerk, content);
    const stored = files().filter((path) => !before.has(path));
    expect(stored).toHaveLength(2);
    for (const path of stored) {
      const bytes = readFileSync(join(blobs, path));
      const digest = sha256Hex(bytes);
      expect(path).toBe(join(digest.slice(0, 2), digest.slice(2, 4), digest));
      expect(bytes.includes(Buffer.from('%PDF'))).toBe(false);
      expect(bytes.includes(Buffer.from('户口簿'))).toBe(false);
    }
  });

  it('takes 10 MiB and not a byte more', async () => {
    await upload(clerk, pdf(10 * MIB)).expect(201);
    const [filesBefore, rowsBefore] = [files(), await rows()];
    const { body } = await upload(clerk, pdf(10 * MIB + 1));
    expect(body).toMatchObject({ code: 'document-too-large', status: 413 });
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
  });

  it('refuses by content and not by name, and leaves nothing of what it refuses', async () => {
    const [filesBefore, rowsBefore] = [files(), await rows()];
    for (const content of [
      Buffer.from('<html>hello</html>'),
      Buffer.concat([Buffer.from('MZ'), randomBytes(200_000)]),
    ]) {
      const { body } = await upload(clerk, content, '户口簿.pdf');
      expect(body).toMatchObject({ code: 'document-type-refused', status: 415 });
    }
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
  });

  it('takes one file: none, two, or something that is no upload is refused and leaves nothing', async () => {
    const [filesBefore, rowsBefore] = [files(), await rows()];
    const two = await upload(clerk, pdf(1000)).attach('second', pdf(1000), 'b.pdf');
    const none = await multipart(clerk).field('file', 'just words');
    const json = await clerk.post('/api/documents', { file: 'abc' });
    for (const { body } of [two, none, json]) expect(body).toMatchObject({ code: 'one-file-expected', status: 400 });
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
  });

  it('refuses an upload that is cut off, and fields and boundaries that no form has, and leaves nothing of it', async () => {
    const [filesBefore, rowsBefore] = [files(), await rows()];
    const part = (disposition: string) =>
      `--BB\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n%PDF-1.7 text\r\n`;
    const file = part('name="file"; filename="a.pdf"');
    const long = 'B'.repeat(300);
    for (const [body, boundary] of [
      [file, 'BB'],
      [`${file}${part('name="__proto__"')}--BB--\r\n`, 'BB'],
      [`${file}--BB--\r\n`.replaceAll('BB', long), long],
    ] as const) {
      const answer = await multipart(clerk).set('content-type', `multipart/form-data; boundary=${boundary}`).send(body);
      expect(answer.body).toMatchObject({ code: 'one-file-expected', status: 400 });
    }
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
  });

  it('takes no word for its kind that could not be one', async () => {
    const filesBefore = files();
    const { body } = await multipart(clerk).field('kind', '户口 簿').attach('file', pdf(1000), 'a.pdf');
    expect(body).toMatchObject({ code: 'document-kind-invalid', status: 422 });
    expect(files()).toEqual(filesBefore);
  });

  it('is not for strangers', async () => {
    expect((await upload(app.anonymous, pdf(100))).status).toBe(401);
  });
});

describe('a document that belongs to no case yet', () => {
  it('is seen by its uploader and by nobody else', async () => {
    const document = await uploaded(clerk);
    for (const username of ['shadui.handler1', 'tongcheng.auditor', 'xianning.admin']) {
      expect((await download(await app.login(username), document)).status).toBe(404);
    }
    expect((await download(clerk, document)).status).toBe(200);
  });

  it('cannot be attached by somebody else', async () => {
    const document = await uploaded(await app.login('shadui.handler1'));
    await expect(apply(clerk, { documents: [document.id] })).rejects.toThrow(/document-unknown/);
  });
});

describe('a document of a case', () => {
  it('comes with the application and is seen, named and logged for whoever sees the case', async () => {
    const content = pdf(5000);
    const document = await uploaded(clerk, content);
    const receipt = await apply(clerk, { documents: [document.id] });
    const reviewer = await app.login('tongcheng.reviewer1');
    const list = await reviewer.get(`/api/cases/${receipt.county}/${receipt.caseId}/documents`).expect(200);
    expect(list.body).toMatchObject([{ id: document.id, name: '户口簿.pdf', sha256: document.sha256 }]);
    const answer = await download(reviewer, document).expect(200);
    expect((answer.body as Buffer).equals(content)).toBe(true);
    const log = await app.sql('select case_id, what from read_log where user_id = $1', [reviewer.id]);
    expect(log).toEqual([{ case_id: receipt.caseId, what: `document ${document.id}` }]);
  });

  it('is not there for another township or county', async () => {
    const document = await uploaded(clerk);
    const receipt = await apply(clerk, { documents: [document.id] });
    for (const username of ['guandao.handler1', 'xianan.reviewer1', 'xianning.admin']) {
      const user = await app.login(username);
      expect((await download(user, document)).status).toBe(404);
      expect((await user.get(`/api/cases/${receipt.county}/${receipt.caseId}/documents`)).status).toBe(404);
    }
  });

  it('comes in by way of the authorisation it proves as well', async () => {
    const document = await uploaded(clerk);
    const signed = [0, 1, 3].map((member) => ({ member, signed: true as const, at: '2016-12-30' }));
    const receipt = await apply(clerk, { authorisations: signed.map((one) => ({ ...one, document: document.id })) });
    const list = await clerk.get(`/api/cases/${receipt.county}/${receipt.caseId}/documents`).expect(200);
    expect(list.body).toHaveLength(1);
  });

  it('goes into one case only: an application that names another’s is refused whole', async () => {
    const document = await uploaded(clerk);
    await apply(clerk, { documents: [document.id] });
    const cases = () => app.sql('select count(*) from cases');
    const before = await cases();
    await expect(apply(clerk, { documents: [document.id] })).rejects.toThrow(/document-unknown/);
    expect(await cases()).toEqual(before);
  });

  it('may come later, and attaching it twice changes nothing', async () => {
    const receipt = await apply(clerk);
    const handler = await app.login('shadui.handler1');
    const photo = await uploaded(
      handler,
      Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), randomBytes(900)]),
      '入户.jpg',
    );
    const attach = () =>
      handler.post(`/api/cases/${receipt.county}/${receipt.caseId}/documents`, { documents: [photo.id] }).expect(200);
    expect((await attach()).body).toMatchObject([{ id: photo.id, mediaType: 'image/jpeg' }]);
    expect((await attach()).body).toHaveLength(1);
    const outside = await app.login('guandao.handler1');
    const other = await uploaded(outside);
    const refused = await outside.post(`/api/cases/${receipt.county}/${receipt.caseId}/documents`, {
      documents: [other.id],
    });
    expect(refused.status).toBe(404);
  });

  it('does not open as another document: a swapped description or file is refused', async () => {
    const [a, b] = [await uploaded(clerk), await uploaded(clerk)];
    await apply(clerk, { documents: [a.id, b.id] });
    await app.sql('update document set sealed = (select sealed from document where id = $2) where id = $1', [
      a.id,
      b.id,
    ]);
    expect((await download(clerk, a)).status).toBe(500);
    await app.sql('update document set blob = (select blob from document where id = $2) where id = $1', [b.id, a.id]);
    expect((await download(clerk, b)).status).toBe(500);
  });

  it('is gone with the household’s key, and its file with the next sweep', async () => {
    const document = await uploaded(clerk);
    const receipt = await apply(clerk, { documents: [document.id] });
    const [row] = await app.sql<{ blob: string; household_id: string }>(
      'select blob, household_id from document where id = $1',
      [document.id],
    );
    const file = join(blobs, row?.blob.slice(0, 2) ?? '', row?.blob.slice(2, 4) ?? '', row?.blob ?? '');
    expect(existsSync(file)).toBe(true);
    await withdraw(clerk, receipt);
    const admin = await app.login('xianning.admin');
    await admin.post(`/api/households/421222/${row?.household_id}/erase`, { reason: '保管期限届满' }).expect(200);
    expect((await download(clerk, document)).status).toBe(410);
    expect((await clerk.get(`/api/cases/421222/${receipt.caseId}/documents`)).body).toEqual([]);
    await app.app.get(DocumentSweep).run();
    expect(existsSync(file)).toBe(false);
  });
});

describe('the sweep', () => {
  it('removes what nobody attached within a day, row and file, and nothing else', async () => {
    const receipt = await apply(clerk, { documents: [(await uploaded(clerk)).id] });
    const [old, fresh] = [await uploaded(clerk), await uploaded(clerk)];
    await app.sql(`update document set uploaded_at = uploaded_at - interval '25 hours' where id = $1`, [old.id]);
    const blobOf = async (id: string) =>
      (await app.sql<{ blob: string }>('select blob from document where id = $1', [id]))[0]?.blob;
    const [oldBlob, freshBlob] = [await blobOf(old.id), await blobOf(fresh.id)];
    expect(await app.app.get(DocumentSweep).run()).toBe(1);
    expect(await blobOf(old.id)).toBeUndefined();
    expect(files().some((path) => path.endsWith(oldBlob ?? ''))).toBe(false);
    expect(files().some((path) => path.endsWith(freshBlob ?? ''))).toBe(true);
    const attached = await clerk.get(`/api/cases/${receipt.county}/${receipt.caseId}/documents`);
    expect(attached.body).toHaveLength(1);
    expect((await download(clerk, fresh)).status).toBe(200);
  });

  it('and its uploader cannot attach or read it once the day is over', async () => {
    const old = await uploaded(clerk);
    await app.sql(`update document set uploaded_at = uploaded_at - interval '24 hours' where id = $1`, [old.id]);
    expect((await download(clerk, old)).status).toBe(404);
    await expect(apply(clerk, { documents: [old.id] })).rejects.toThrow(/document-unknown/);
  });

  it('removes what a process left behind while receiving', async () => {
    const abandoned = join(blobs, 'incoming', 'abandoned');
    writeFileSync(abandoned, 'half a file');
    const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
    utimesSync(abandoned, twoDaysAgo, twoDaysAgo);
    await app.app.get(DocumentSweep).run();
    expect(existsSync(abandoned)).toBe(false);
  });
});
