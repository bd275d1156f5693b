import { StoreRefused } from '#core/office.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { type CommandRefused, storeRefused } from './failures.ts';

/** SQLite's and the file system's codes by which a store that cannot be opened is known; their sentences are `store.…`. */
const BY_CODE: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_READONLY: 'read_only',
  SQLITE_CANTOPEN: 'read_only',
  SQLITE_FULL: 'disk_full',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
};

/** What opening a store ended in, as a refusal with a sentence; undefined for a bug. */
export function openFailureOf(error: unknown, language: Language): CommandRefused | undefined {
  if (error instanceof StoreRefused) return storeRefused(error.reason, error.details, language);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = BY_CODE[code] ?? BY_CODE[code.split('_', 2).join('_')];
  return reason === undefined ? undefined : storeRefused(reason, { code }, language);
}
