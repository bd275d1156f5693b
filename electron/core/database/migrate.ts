import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { likenessHash, likenessKeys, type LikenessReason } from '#shared/clients/likeness.ts';
import { searchForms } from '#shared/kernel/name-folding.ts';
import { cachingDialect } from '#core/database/driver.ts';
import { migrations } from '#core/database/migrations/index.ts';
import { StoreRefused } from '#core/database/store-refused.ts';

/**
 * Brings the schema to the newest version, forward only, all new migrations in one transaction: a kill leaves the old
 * schema or the new one. A store with records is copied and the copy checked before anything changes.
 */
export async function migrateStore(database: Database.Database, directory: string): Promise<void> {
  database.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT');
  const done = database.prepare('SELECT name FROM migration ORDER BY position').pluck().all().map(String);
  const names = Object.keys(migrations);
  const unknown = done.find((name, index) => names[index] !== name);
  if (unknown) throw new StoreRefused('newer_version', { migration: unknown });
  const pending = Object.entries(migrations).slice(done.length);
  if (pending.length === 0) return;
  if (done.length > 0) await copyBeforeUpgrade(database, directory, done.length);
  lendSearchForms(database);
  lendLikenessKeys(database);
  // The connection stays open: only Kysely's wrapper around it is thrown away.
  const db = new Kysely<unknown>({ dialect: cachingDialect(database, 'begin immediate') });
  const record = database.prepare('INSERT INTO migration (name, position) VALUES (?, ?)');
  await db.transaction().execute(async (transaction) => {
    for (const [index, [name, migration]] of pending.entries()) {
      await migration.up(transaction);
      record.run(name, done.length + index);
    }
  });
}

/** SQLite's online backup, then integrity and foreign keys of the copy; an upgrade without a good copy does not start. */
async function copyBeforeUpgrade(database: Database.Database, directory: string, version: number): Promise<void> {
  const folder = join(directory, 'before-upgrade');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `office-schema-${version}.db`);
  await database.backup(path);
  const copy = new Database(path, { readonly: true });
  try {
    const faults = copy
      .prepare('PRAGMA integrity_check')
      .pluck()
      .all()
      .filter((line) => line !== 'ok');
    const broken = copy.prepare('PRAGMA foreign_key_check').all().length;
    if (broken > 0) throw new StoreRefused('damaged', { path, fault: `${broken} foreign keys` });
    if (faults.length > 0) throw new StoreRefused('damaged', { path, fault: String(faults[0]) });
  } finally {
    copy.close();
  }
}

/** SQLite knows no pinyin: lent to 0019, which rebuilds what clients are found by. */
export function lendSearchForms(database: Database.Database): void {
  database.function(
    'client_search_forms',
    { deterministic: true },
    (name: unknown, shortName: unknown, code: unknown, taxNumber: unknown) =>
      JSON.stringify(searchForms([String(name), String(shortName)], [String(code), String(taxNumber)])),
  );
}

/** Lent to 0024, which fills what like clients are found by, and to 0031, which makes whole numbers of it: name, tax ids, then accounts, phones, e-mails and addresses. */
export function lendLikenessKeys(database: Database.Database): void {
  const texts = (...lists: readonly unknown[]): (string | null)[] =>
    lists.flatMap((list) => JSON.parse(String(list)) as (string | null)[]);
  database.function('client_likeness_keys', { deterministic: true, varargs: true }, (...given: unknown[]) => {
    const [name, taxNumbers, accounts, account, phones, consignees, phone, emails, email, addresses, address] = given;
    const keys = likenessKeys({
      name: String(name),
      taxNumbers: texts(taxNumbers),
      accounts: texts(accounts, account),
      phones: texts(phones, consignees, phone),
      emails: texts(emails, email),
      addresses: texts(addresses, address),
    });
    return JSON.stringify(keys);
  });
  database.function('client_likeness_hash', { deterministic: true }, (kind: unknown, key: unknown) =>
    BigInt(likenessHash({ kind: kind as LikenessReason, key: String(key) })),
  );
}
