import { StoreRefused } from '#core/office.ts';
import type { OpenFailure } from './office-protocol.ts';

/** SQLite and file-system codes by which a store that cannot be opened is recognised. */
const BY_CODE: Readonly<Record<string, OpenFailure>> = {
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
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

/** Sorts what `openOffice` threw into a reason with a remedy; `detail` names error and code, never a message with a path. */
export function explainOpenFailure(error: unknown): { readonly reason: OpenFailure; readonly detail: string } {
  if (error instanceof StoreRefused) return { reason: error.reason, detail: `StoreRefused ${error.reason}` };
  const code = codeOf(error);
  const detail = `${error instanceof Error ? error.name : typeof error} ${code ?? ''}`.trim();
  const known = code === undefined ? undefined : (BY_CODE[code] ?? BY_CODE[code.split('_', 2).join('_')]);
  return { reason: known ?? 'unexpected', detail };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
