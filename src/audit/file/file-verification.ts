import { Injectable } from '@nestjs/common';
import type { Principal } from '../../cases/access.js';
import { Database } from '../../database/database.js';
import { inProcess, WorkerArguments } from '../../shared/in-process.js';
import { Problem } from '../../shared/problem.js';
import type { FileCase, FileVerdict } from './file-verdict.js';

/** Verifying takes a second for some thousand events. */
const LIMIT_MS = 60_000;

/** Beside this file, whether compiled or not. */
const WORKER = new URL(import.meta.url.replace(/file-verification(\.\w+)$/, 'verify-worker$1'));

/** What this installation has of a case in a file: `unknown` where there is no such case, or none that one may see. */
export type Ours = 'same' | 'other' | 'unknown';

export interface FileVerified extends Omit<FileVerdict, 'shown'> {
  shown: (FileCase & { here: Ours })[];
}

/**
 * Verifies history files that somebody has kept or been given. A file that was rewritten as a whole can hold in itself: whether
 * its events are the ones that are here is told beside.
 */
@Injectable()
export class FileVerification {
  private isBusy = false;

  constructor(
    private readonly database: Database,
    private readonly workers: WorkerArguments,
  ) {}

  /** @throws Problem 429 `busy-verifying` while another file is being verified; 422 when it takes too long */
  async verify({ scope }: Principal, bytes: Uint8Array): Promise<FileVerified> {
    if (this.isBusy) throw busy();
    this.isBusy = true;
    try {
      const verdict = await inProcess<FileVerdict>(this.workers, WORKER, bytes, { ms: LIMIT_MS, tooLong });
      const shown = await this.database.read(scope, (tx) =>
        Promise.all(
          verdict.shown.map(async (each) => {
            const here = await ours((text, values) => tx.query(text, values), each);
            // Hashes that a file states say nothing of events that do not have them.
            const isFaulty = verdict.bad.some(({ caseId }) => caseId === each.caseId);
            return { ...each, here: here === 'same' && isFaulty ? ('other' as const) : here };
          }),
        ),
      );
      return { ...verdict, shown };
    } finally {
      this.isBusy = false;
    }
  }
}

type Ask = (text: string, values: unknown[]) => Promise<{ rows: { same: boolean | null }[] }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function ours(ask: Ask, { county, caseId, head, events }: FileCase): Promise<Ours> {
  if (!UUID.test(caseId) || events.length === 0) return 'unknown';
  const { rows } = await ask(
    `select (select encode(e.hash, 'hex') = $4 from case_event e where e.county = c.county and e.case_id = c.id and e.seq = $3) as same
     from cases c where c.county = $1 and c.id = $2`,
    [county, caseId, events.length, head],
  );
  return rows.length === 0 ? 'unknown' : rows[0]?.same ? 'same' : 'other';
}

const busy = (): Problem =>
  new Problem(
    'busy-verifying',
    429,
    { zh: '正在核验另一份文件，请稍后再试。', en: 'Another file is being verified. Try again in a moment.' },
    { retryAfter: 10 },
  );

const tooLong = (): Problem =>
  new Problem('file-too-heavy', 422, {
    zh: '该文件在一分钟内无法核验完毕；请用命令行 npm run audit -- verify 核验。',
    en: 'The file cannot be verified within a minute. Use `npm run audit -- verify` for it.',
  });
