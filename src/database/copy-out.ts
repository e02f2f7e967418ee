import pg from 'pg';
import type { PoolClient } from 'pg';

/** A row as PostgreSQL sends it in binary: a field is null or its bytes. */
export type BinaryRow = (Buffer | null)[];

/**
 * The rows of a query in PostgreSQL's binary COPY format. Bytes then cross as bytes: as ordinary rows they would come in
 * hexadecimal, be made a text and decoded again, which costs as much as what is done with them.
 *
 * @param select a query without parameters; see {@link literal}
 */
export async function copyOut(tx: Pick<PoolClient, 'query'>, select: string): Promise<BinaryRow[]> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    tx.query(new CopyOut(select, chunks, (error) => (error ? reject(error) : resolve())));
  });
  return rowsOf(Buffer.concat(chunks));
}

/** A text as it stands in a statement that can take no parameters. */
export const literal = (value: string | null): string => (value === null ? 'null' : pg.escapeLiteral(value));

/** node-postgres's own query, which passes over the data of a COPY. */
class CopyOut extends pg.Query {
  constructor(
    select: string,
    private readonly chunks: Buffer[],
    done: (error: Error | null | undefined) => void,
  ) {
    super(`copy (${select}) to stdout (format binary)`, done);
  }

  /** Called for each row. The client uses the memory again. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(Buffer.from(chunk));
  }
}

/** Eleven bytes of signature, flags, and an extension that may grow. */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const EXTENSION_AT = SIGNATURE.length + 4;
const END = -1;

function rowsOf(bytes: Buffer): BinaryRow[] {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('PostgreSQL sent no binary COPY.');
  const rows: BinaryRow[] = [];
  let at = EXTENSION_AT + 4 + bytes.readInt32BE(EXTENSION_AT);
  for (let count = bytes.readInt16BE(at); count !== END; count = bytes.readInt16BE(at)) {
    at += 2;
    const row: BinaryRow = [];
    for (let field = 0; field < count; field += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
  return rows;
}
