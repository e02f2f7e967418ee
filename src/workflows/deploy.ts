import type { Tx } from '../cases/ports.js';
import type { Definition } from '../engine/definition.js';
import { definitionDigest } from '../engine/digest.js';
import { Problem } from '../shared/problem.js';

export interface Deployed {
  digest: string;
  procedure: string;
  version: string;
  /** False when the very same definition had been deployed before. */
  isNew: boolean;
}

/**
 * Stores a definition for good. It has been checked before; here only its identity counts.
 *
 * @throws Problem 409 when the procedure has that version with another content: a version is never changed
 */
export async function deploy(tx: Tx, definition: Definition, by: string): Promise<Deployed> {
  const { procedure, version, title, law, effective } = definition;
  const digest = definitionDigest(definition);
  const { rowCount } = await tx.query(
    `insert into definition (digest, procedure, version, title, law, effective_from, effective_to, content, deployed_at, deployed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, service_now(), $9) on conflict do nothing`,
    [digest, procedure, version, title, law, effective.from, effective.to ?? null, JSON.stringify(definition), by],
  );
  if (rowCount) return { digest, procedure, version, isNew: true };
  const { rows } = await tx.query<{ digest: string }>(
    'select digest from definition where procedure = $1 and version = $2',
    [procedure, version],
  );
  if (rows[0]?.digest !== digest) throw versionExists(procedure, version, rows[0]?.digest ?? null);
  return { digest, procedure, version, isNew: false };
}

function versionExists(procedure: string, version: string, digest: string | null): Problem {
  return new Problem(
    'version-exists',
    409,
    {
      zh: `${procedure}@${version} 已部署且内容不同；已部署的版本不可更改，请使用新的版本号。`,
      en: `${procedure}@${version} is deployed with another content. A deployed version never changes: use a new version.`,
    },
    { procedure, version, deployed: digest },
  );
}
