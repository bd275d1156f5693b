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

/** The rules by which the office itself refuses to open a store. */
const BY_RULE: Readonly<Record<string, OpenFailure>> = {
  'store.locked': 'locked',
  'store.damaged': 'damaged',
  'store.network_share': 'network_share',
  'store.sync_folder': 'sync_folder',
  'store.read_only': 'read_only',
  'store.disk_full': 'disk_full',
  'store.newer_version': 'newer_version',
};

/** Sorts what `openOffice` threw into a reason with a remedy; `detail` is for the log and for the person who is called to help. */
export function explainOpenFailure(error: unknown): { readonly reason: OpenFailure; readonly detail: string } {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const rule = ruleOf(error);
  if (rule !== undefined && BY_RULE[rule]) return { reason: BY_RULE[rule], detail };
  const code = codeOf(error);
  const known = code === undefined ? undefined : (BY_CODE[code] ?? BY_CODE[code.split('_', 2).join('_')]);
  return { reason: known ?? 'unexpected', detail };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function ruleOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('failure' in error)) return undefined;
  const { failure } = error;
  if (typeof failure !== 'object' || failure === null || !('rule' in failure)) return undefined;
  return typeof failure.rule === 'string' ? failure.rule : undefined;
}
