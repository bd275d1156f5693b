import Database from 'better-sqlite3';

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
export function integrityFaults(database: Database.Database): readonly string[] {
  const integrity = database.prepare('PRAGMA integrity_check').pluck().all().map(String);
  const keys = database.prepare('PRAGMA foreign_key_check').all() as { table: string; rowid: number }[];
  return [
    ...integrity.filter((line) => line !== 'ok'),
    ...keys.map((key) => `foreign key: ${key.table} row ${key.rowid}`),
  ];
}
