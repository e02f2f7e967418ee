import { inspected, Inspection } from './file-type.js';

const PNG = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const JPEG = Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46);
const PDF = Buffer.from('%PDF-1.7 a paper');

async function inspect(bytes: Buffer, most = 1000, pieceSize = 3): Promise<Inspection> {
  async function* source() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  const inspection = new Inspection();
  const passed: Buffer[] = [];
  for await (const piece of inspected(source(), most, inspection)) passed.push(piece);
  expect(Buffer.concat(passed).equals(bytes)).toBe(true);
  return inspection;
}

it.each([
  ['application/pdf', PDF],
  ['image/jpeg', JPEG],
  ['image/png', PNG],
])('knows %s by its first bytes, however slowly they arrive', async (mediaType, bytes) => {
  expect(await inspect(bytes)).toMatchObject({ mediaType, size: bytes.length });
});

it('learns the digest of what ran past', async () => {
  const { sha256 } = await inspect(PDF);
  expect(sha256).toBe('be745a9e5b9d2be07ab3bf55149ef20694c2733d1a4eae8c8c4d2109d977f1ff');
});

it.each([
  ['a program', Buffer.from('MZ\x90\x00 a program with more bytes')],
  ['a web page', Buffer.from('<html><script>alert(1)</script>')],
  ['a PDF with something in front of it', Buffer.from('<html>%PDF-1.7')],
  ['an archive', Buffer.from('PK\x03\x04 a document of an office program')],
  ['something too short to be known', Buffer.of(0xff, 0xd8, 0xff)],
  ['nothing', Buffer.alloc(0)],
])('refuses %s', async (_what, bytes) => {
  await expect(inspect(bytes)).rejects.toMatchObject({ code: 'document-type-refused', status: 415 });
});

it('accepts exactly the most there may be, and refuses one byte more', async () => {
  expect((await inspect(Buffer.concat([PDF, Buffer.alloc(84)]), 100)).size).toBe(100);
  await expect(inspect(Buffer.concat([PDF, Buffer.alloc(85)]), 100)).rejects.toMatchObject({
    code: 'document-too-large',
    status: 413,
  });
});
