import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeBusyOffice } from '../e2e/busy-office.ts';
import { storeFolder } from '../e2e/office-seed.ts';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'electron/core/database/migrations');

/**
 * The folder of an office with that many clients more. Made once for each state of the migrations and used again. The rows are
 * copies of a countersigned one, written around the door: a store to measure on and for nothing else.
 */
export async function makeMillionClients(count: number): Promise<string> {
  const newest =
    readdirSync(MIGRATIONS)
      .filter((name) => /^\d{4}_/.test(name))
      .toSorted()
      .at(-1) ?? '';
  const folder = join(ROOT, 'out/perf', `clients-${count}-${newest.replace(/\.ts$/, '')}`);
  if (existsSync(folder)) return storeFolder(folder);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await makeBusyOffice(unfinished);
  multiply(join(storeFolder(unfinished), 'office.db'), count);
  renameSync(unfinished, folder);
  return storeFolder(folder);
}

/** Columns that differ from row to row; everything else is the first client's. */
const OWN: Readonly<Record<string, string>> = {
  id: `'bench-' || n`,
  code: `printf('KX-%07d', n)`,
  own_code: `printf('KX-%07d', n)`,
  name: `client.name || n`,
  folded_name: `client.folded_name || n`,
  short_name: `client.short_name || n`,
  tax_number: 'NULL',
};

function multiply(file: string, count: number): void {
  const store = new Database(file);
  try {
    const guards = store
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'client' AND sql LIKE '%BEFORE INSERT%'`,
      )
      .all();
    const columns = store
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('client')`)
      .all()
      .map(({ name }) => name);
    const values = columns.map((name) => OWN[name] ?? `client.${name}`);
    store.transaction(() => {
      for (const { name } of guards) store.exec(`DROP TRIGGER ${name}`);
      store.exec(`
        WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${count})
        INSERT INTO client (${columns.join(', ')})
        SELECT ${values.join(', ')} FROM counted, (SELECT * FROM client ORDER BY code LIMIT 1) AS client`);
      for (const { sql } of guards) store.exec(sql);
    })();
    store.exec('ANALYZE');
  } finally {
    store.close();
  }
}
