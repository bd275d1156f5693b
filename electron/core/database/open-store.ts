import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Tables } from '#core/database/tables.ts';
import { startCheckpoints } from '#core/database/checkpoints.ts';
import { cachingDialect } from '#core/database/driver.ts';
import { openFileStore, type FileStore } from '#core/database/file-store.ts';
import { migrateStore } from '#core/database/migrate.ts';
import { checkStoreLocation } from '#core/database/store-location.ts';
import { takeStoreLock } from '#core/database/store-lock.ts';
import { inThread } from '#core/database/in-thread.ts';
import { integrityAnew } from '#core/database/integrity.ts';
import { readStoreSummary, type StoreSummary } from '#core/database/store-summary.ts';
import { StoreRefused } from '#core/database/store-refused.ts';
import { WRITER_CACHE_KIB } from '#core/database/write-out.ts';

/** An open store: one writing connection, one reading connection, the files beside it. */
export interface Store {
  readonly directory: string;
  readonly write: Kysely<Tables>;
  readonly read: Kysely<Tables>;
  /** For queries that take long and let others be heard meanwhile: a reading connection is held until its query ends. */
  readonly readLong: Kysely<Tables>;
  readonly files: FileStore;
  /** Integrity and foreign keys as SQLite sees them; empty when clean. */
  checkIntegrity(): Promise<readonly string[]>;
  /**
   * SQLite's online backup into a new file. `onPages` is told pages done and all of them between the steps; what it throws
   * ends the copy. The office goes on meanwhile; the copy is the store as it stood when it began.
   */
  copyTo(target: string, onPages: (done: number, total: number) => void): Promise<void>;
  summary(): StoreSummary;
  close(): Promise<void>;
}

export const STORE_FILE = 'office.db';
const OLDEST_SQLITE = [3, 51, 3];

/**
 * Opens the store of a folder by the rules of docs/architecture.md, "The store": local disk, one process, WAL with
 * synchronous=FULL, foreign keys on; every setting is read back and a store that does not hold them is not opened.
 */
export async function openStore(directory: string, mode: 'create' | 'open'): Promise<Store> {
  checkStoreLocation(directory);
  const path = join(directory, STORE_FILE);
  if (mode === 'open' && !existsSync(path)) throw new StoreRefused('no_store', { directory });
  mkdirSync(directory, { recursive: true });
  const lock = takeStoreLock(directory);
  const open: Database.Database[] = [];
  try {
    const writer = connect(path, open);
    await migrateStore(writer, directory);
    writer.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    const checkpoints = startCheckpoints(writer, path);
    const reader = connectReader(path, open);
    let long: Kysely<Tables> | undefined;
    return {
      directory,
      write: new Kysely<Tables>({ dialect: cachingDialect(writer, 'begin immediate', checkpoints.afterCommit) }),
      read: new Kysely<Tables>({ dialect: cachingDialect(reader, 'begin') }),
      /** Opened for the first query that takes long: a connection reads the whole schema first, and most days need none. */
      get readLong() {
        return (long ??= new Kysely<Tables>({ dialect: cachingDialect(connectReader(path, open), 'begin') }));
      },
      files: openFileStore(join(directory, 'files')),
      checkIntegrity: () => integrityBeside(path),
      copyTo: (target, onPages) => copyOnline(path, target, onPages),
      summary: () => readStoreSummary(reader, directory, path),
      async close() {
        await checkpoints.end();
        // The writer, opened first, goes last: it is the one that moves what is left in the log.
        for (const database of open.toReversed()) database.close();
        lock.release();
      },
    };
  } catch (error) {
    for (const database of open) database.close();
    lock.release();
    throw error;
  }
}

function connectReader(path: string, open: Database.Database[]): Database.Database {
  const database = connect(path, open);
  database.pragma('query_only = ON');
  return database;
}

function connect(path: string, open: Database.Database[]): Database.Database {
  const database = new Database(path, { timeout: 5000 });
  open.push(database);
  try {
    demand(database, 'journal_mode', 'WAL', 'wal');
    demand(database, 'synchronous', 'FULL', 2);
    demand(database, 'foreign_keys', 'ON', 1);
    demand(database, 'trusted_schema', 'OFF', 0);
    demand(database, 'busy_timeout', '5000', 5000);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
      throw new StoreRefused('damaged', { path });
    }
    throw error;
  }
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  if (isOlder(version)) throw new StoreRefused('sqlite_too_old', { version });
  return database;
}

/** By a thread: a store of a hundred thousand clients takes seconds to read, and the office answers others meanwhile. */
async function integrityBeside(path: string): Promise<readonly string[]> {
  try {
    return await inThread<readonly string[]>('integrity-worker', path);
  } catch {
    return integrityAnew(path);
  }
}

/** Sets a pragma and reads it back: some builds and some settings answer differently from what was asked. */
function demand(database: Database.Database, name: string, value: string, expected: string | number): void {
  database.pragma(`${name} = ${value}`);
  const found: unknown = database.pragma(name, { simple: true });
  if (found !== expected) throw new StoreRefused('unsafe_settings', { setting: name, found: String(found) });
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** So many pages a step block the office for 17 ms at worst; between two steps others are served. */
const PAGES_A_STEP = 2_000;

/** One snapshot from beginning to end: a connection of its own keeps a read transaction open, so no write starts it anew. */
async function copyOnline(path: string, target: string, onPages: (done: number, total: number) => void): Promise<void> {
  const source = new Database(path, { readonly: true, timeout: 5000 });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT COUNT(*) FROM sqlite_schema').pluck().get();
    await source.backup(target, {
      progress({ totalPages, remainingPages }) {
        onPages(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
  } finally {
    source.close();
  }
}
