import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { cachingDialect } from '#core/database/driver.ts';
import type { Tables } from '#core/database/tables.ts';

/** What must come out of a backup as it went in. Money in fen, as text: a sum may be wider than a number. */
export const StoreFacts = z.strictObject({
  /** The newest migration. */
  schema: z.string(),
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  debitFen: z.string(),
  creditFen: z.string(),
  headSeq: z.int(),
  headHash: z.string(),
  firstHash: z.string(),
  officeName: z.string(),
  isSample: z.boolean(),
});
export type StoreFacts = z.infer<typeof StoreFacts>;

/** One store file that nobody works on: a copy, or what came out of a backup. Nothing is migrated. */
export interface StoreCopy {
  readonly read: Kysely<Tables>;
  facts(): StoreFacts;
  /** What SQLite itself finds wrong; empty when sound. */
  faults(): readonly string[];
  close(): void;
}

export function openStoreCopy(path: string): StoreCopy {
  const database = new Database(path, { fileMustExist: true });
  database.pragma('trusted_schema = OFF');
  database.pragma('query_only = ON');
  return {
    read: new Kysely<Tables>({ dialect: cachingDialect(database, 'begin') }),
    facts: () => factsOf(database),
    faults: () => integrityFaults(database),
    close: () => void database.close(),
  };
}

/**
 * Over a connection of its own: one that checked a full-text index before and then sees another's commit compares it with
 * what it remembers, and names a sound index as faulty (SQLite 3.5x, `fts5: checksum mismatch`).
 */
export function integrityAnew(path: string): readonly string[] {
  const database = new Database(path, { readonly: true, timeout: 5000 });
  try {
    return integrityFaults(database);
  } finally {
    database.close();
  }
}

/** SQLite's integrity and foreign keys, as sentences of its own. */
function integrityFaults(database: Database.Database): readonly string[] {
  const integrity = database.prepare('PRAGMA integrity_check').pluck().all().map(String);
  const keys = database.prepare('PRAGMA foreign_key_check').all() as { table: string; rowid: number }[];
  return [
    ...integrity.filter((line) => line !== 'ok'),
    ...keys.map((key) => `foreign key: ${key.table} row ${key.rowid}`),
  ];
}

function factsOf(database: Database.Database): StoreFacts {
  const one = (query: string): unknown => database.prepare(query).pluck().get();
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
    .map(String);
  const text = (query: string): string => {
    const found = one(query);
    return typeof found === 'string' ? found : '';
  };
  const has = (table: string): boolean => tables.includes(table);
  const sum = (column: string): string =>
    String(one(`SELECT CAST(COALESCE(SUM(${column}), 0) AS TEXT) FROM ledger_entry`));
  return {
    schema: String(one('SELECT name FROM migration ORDER BY position DESC LIMIT 1')),
    rows: Object.fromEntries(tables.map((table) => [table, Number(one(`SELECT COUNT(*) FROM "${table}"`))])),
    debitFen: sum('debit_fen'),
    creditFen: sum('credit_fen'),
    headSeq: Number(one('SELECT MAX(seq) FROM audit_event') ?? 0),
    headHash: text('SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1'),
    firstHash: text('SELECT hash FROM audit_event WHERE seq = 1'),
    officeName: text('SELECT name FROM office_profile'),
    isSample: has('sample_mark') && Number(one('SELECT COUNT(*) FROM sample_mark')) > 0,
  };
}
