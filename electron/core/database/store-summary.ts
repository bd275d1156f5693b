import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

/** What the store is, for the page about the program: sizes in bytes, counts of records, never a content. */
export interface StoreSummary {
  readonly sqliteVersion: string;
  /** The newest migration: which form the store has. */
  readonly schema: string;
  readonly databaseBytes: number;
  readonly fileBytes: number;
  readonly fileCount: number;
  readonly records: readonly { readonly kind: string; readonly count: number }[];
  readonly auditEvents: number;
}

export function readStoreSummary(database: Database.Database, directory: string, path: string): StoreSummary {
  const value = (sql: string): unknown => database.prepare(sql).pluck().get();
  const files = sizesUnder(join(directory, 'files'));
  return {
    sqliteVersion: String(value('SELECT sqlite_version()')),
    schema: String(value('SELECT name FROM migration ORDER BY position DESC LIMIT 1')),
    databaseBytes: sizeOf(path) + sizeOf(`${path}-wal`),
    fileBytes: files.reduce((sum, bytes) => sum + bytes, 0),
    fileCount: files.length,
    records: database
      .prepare('SELECT kind, COUNT(*) AS count FROM v_effective_record GROUP BY kind ORDER BY kind')
      .all() as { kind: string; count: number }[],
    auditEvents: Number(value('SELECT MAX(seq) FROM audit_event') ?? 0),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function sizesUnder(folder: string): readonly number[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => sizeOf(join(entry.parentPath, entry.name)));
}
