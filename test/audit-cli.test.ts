import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAuditedCases, type AuditedCases } from './helpers/audited-cases.js';
import { startPrivatePostgres } from './helpers/service-process.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Run {
  code: number | null;
  output: string;
}

/** `npm run audit --` without the build before it. */
function audit(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const { DATABASE_URL: _url, DATA_DIR: _dir, NODE_OPTIONS: _options, ...rest } = process.env;
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'src/cli/audit.ts', ...args], {
    cwd: ROOT,
    env: { ...rest, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe('npm run audit', () => {
  let service: AuditedCases;
  let folder: string;
  let url: string;
  let number: string;
  let caseId: string;
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    service = await startAuditedCases();
    ({ number, caseId } = await service.caseAt('suspended', 50_000));
    await service.caseAt('opened', 45_000, '421202104215');
    url = service.database.url;
    folder = mkdtempSync(join(tmpdir(), 'yimen-audit-'));
  }, 120_000);
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  it('verifies the database and ends with 0', async () => {
    const { code, output } = await audit(['verify'], { DATABASE_URL: url });
    expect(output).toContain('6 events in 2 cases');
    expect(output).toContain('History is intact');
    expect(code).toBe(0);
    expect((await audit(['verify', '--database', url, '--county', '421202'])).output).toContain('2 events in 1 cases');
  });

  it('exports a history, verifies the file alone, and names the event changed in it', async () => {
    const exported = await audit(['export', '--out', file('all.jsonl'), '--database', url]);
    expect(exported.code).toBe(0);
    const intact = await audit(['verify', file('all.jsonl')]);
    expect([intact.code, intact.output]).toEqual([0, expect.stringContaining('6 events in 2 cases')]);

    const lines = readFileSync(file('all.jsonl'), 'utf8').split('\n');
    const third = lines.flatMap((line, index) => (line.startsWith('{"kind":"event"') ? [index] : []))[4] ?? 0;
    lines[third] = lines[third]?.replace(/"body":"..../, '"body":"eyJB') ?? '';
    writeFileSync(file('changed.jsonl'), lines.join('\n'));
    const changed = await audit(['verify', file('changed.jsonl')]);
    expect(changed.code).toBe(1);
    expect(changed.output).toContain(`BAD ${number} event 3 [edited]`);
    expect(changed.output).toContain('faults found');
  });

  it('exports one case when asked to', async () => {
    await audit(['export', '--out', file('one.jsonl'), '--database', url, '--county', '421222', '--case', caseId]);
    expect((await audit(['verify', file('one.jsonl')])).output).toContain('4 events in 1 cases');
  });

  it('ends with 1 when the database does not hold', async () => {
    await service.owner.query(`update case_task set office = '421222:banks' where case_id = $1 and closed_at is null`, [
      caseId,
    ]);
    const { code, output } = await audit(['verify'], { DATABASE_URL: url });
    expect(code).toBe(1);
    expect(output).toContain(`BAD ${number} event 4 [tasks]`);
    await service.owner.query(
      `update case_task set office = '421222:taxation' where case_id = $1 and closed_at is null`,
      [caseId],
    );
  });

  it('ends with 2 when nothing could be checked, and says what to do', async () => {
    const asService = `${url}?options=${encodeURIComponent('-c role=yimen_app')}`;
    expect(await audit(['verify', '--database', asService])).toEqual({
      code: 2,
      output: expect.stringContaining('owner of the schema'),
    });
    expect(await audit(['verify', file('missing.jsonl')])).toEqual({
      code: 2,
      output: expect.stringContaining('missing.jsonl'),
    });
    expect(await audit(['prove'])).toEqual({ code: 2, output: expect.stringContaining('npm run audit -- verify') });
    expect(await audit(['export'])).toEqual({ code: 2, output: expect.stringContaining('--out') });
    expect(await audit(['verify', '--county', 'x'])).toEqual({
      code: 2,
      output: expect.stringContaining('six digits'),
    });
  });

  it('joins the embedded PostgreSQL of DATA_DIR and leaves it running for the others', async () => {
    const postgres = await startPrivatePostgres();
    try {
      const { code, output } = await audit(['verify'], { DATA_DIR: postgres.dataDir });
      expect([code, output]).toEqual([2, expect.stringContaining('does not hold a Yimen')]);
      expect(() => process.kill(postgres.pid, 0)).not.toThrow();
    } finally {
      await postgres.remove();
    }
  });
});
