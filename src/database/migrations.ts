import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

type MigrationClass = new () => MigrationInterface;

/**
 * The migrations, oldest first: one SQL file each, `<timestamp>-<what>.sql`, never edited once released. TypeORM keeps the
 * record of what has run; going back is restoring a backup, so there is no `down`.
 */
export function migrations(): MigrationClass[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));
  return files.sort().map(migrationOf);
}

function migrationOf(file: string): MigrationClass {
  const [timestamp = '', ...words] = file.replace('.sql', '').split('-');
  const sql = readFileSync(`${FOLDER}${file}`, 'utf8');
  return class implements MigrationInterface {
    // TypeORM orders migrations by the thirteen digits at the end of the name.
    name = `${words.join('_')}${timestamp.slice(0, 13)}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }

    async down(): Promise<void> {
      throw new Error(`${file} cannot be undone: restore the backup taken before the upgrade.`);
    }
  };
}
