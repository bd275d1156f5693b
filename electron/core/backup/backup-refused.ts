import type { RuleDetails } from '#shared/kernel/failure.ts';

/** Every way a backup is not made, not opened or not restored; each has a sentence in `rules-backup.json`. */
export const BACKUP_RULES = [
  'backup.not_a_backup',
  'backup.newer_format',
  'backup.newer_version',
  'backup.damaged',
  'backup.wrong_passphrase',
  'backup.wrong_recovery_key',
  'backup.not_as_made',
  'backup.file_unreadable',
  'backup.place_missing',
  'backup.place_read_only',
  'backup.place_full',
  'backup.place_in_store',
  'backup.place_failed',
  'backup.not_as_written',
  'backup.folder_not_empty',
  'backup.cancelled',
] as const;
export type BackupRule = (typeof BACKUP_RULES)[number];

/** Thrown inside the backup's own code, turned into a refusal or a logged outcome at its edge. */
export class BackupRefused extends Error {
  readonly rule: BackupRule;
  readonly details: RuleDetails;
  constructor(rule: BackupRule, details: RuleDetails = {}) {
    super(`backup: ${rule} ${JSON.stringify(details)}`);
    this.name = 'BackupRefused';
    this.rule = rule;
    this.details = details;
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENETUNREACH', 'EHOSTDOWN']);

/** What a file system said about a place, as a rule a person can act on. Anything that is no such word is thrown on. */
export function placeRefusal(error: unknown, place: string): BackupRefused {
  if (error instanceof BackupRefused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (FULL.has(code)) return new BackupRefused('backup.place_full', { place });
  if (READ_ONLY.has(code)) return new BackupRefused('backup.place_read_only', { place });
  if (MISSING.has(code)) return new BackupRefused('backup.place_missing', { place });
  return new BackupRefused('backup.place_failed', { place, code });
}
