import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { cachingDialect } from '#core/database/driver.ts';
import { integrityFaults } from '#core/database/integrity.ts';
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
