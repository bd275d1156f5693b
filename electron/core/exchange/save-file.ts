import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { RuleDetails } from '#shared/kernel/failure.ts';

export type SavedFile =
  | { readonly ok: true; readonly path: string; readonly byteLength: number; readonly sha256: string }
  | { readonly ok: false; readonly rule: SaveRule; readonly details: RuleDetails };

export const saveRules = [
  'save_target_locked',
  'save_folder_missing',
  'save_folder_read_only',
  'save_disk_full',
  'save_not_readable_back',
] as const;
export type SaveRule = (typeof saveRules)[number];

/** The steps that can fail from outside; tests put a failing disk here. */
export interface SavingSteps {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly readBack: (path: string) => Promise<Uint8Array>;
}

const realSteps: SavingSteps = { rename, readBack: (path) => readFile(path) };

/**
 * Writes a file so that its name only ever stands for the whole of it: temporary name, fsync, read back and compared, renamed.
 * A target that is open in Excel (EBUSY, EPERM, EACCES) is a typed refusal with a free name to use instead.
 */
export async function saveFileSafely(
  path: string,
  bytes: Uint8Array,
  steps: SavingSteps = realSteps,
): Promise<SavedFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const sha256 = digest(bytes);
  try {
    await writeThrough(temporary, bytes);
    if (digest(await steps.readBack(temporary)) !== sha256) return refused('save_not_readable_back', path);
    await steps.rename(temporary, path);
    await syncFolder(dirname(path));
    return { ok: true, path, byteLength: bytes.byteLength, sha256 };
  } catch (error) {
    return await refusalFor(error, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself last; Windows has no such call for folders and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function refusalFor(error: unknown, path: string): Promise<SavedFile> {
  const { code, syscall } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refused('save_folder_missing', path, { folder: dirname(path) });
    case 'EROFS':
      return refused('save_folder_read_only', path, { folder: dirname(path) });
    case 'ENOSPC':
    case 'EDQUOT':
      return refused('save_disk_full', path, { folder: dirname(path) });
    case 'EBUSY':
    case 'EPERM':
    case 'EACCES':
    case 'EISDIR':
      // The same codes mean a folder one may not write to when not even the temporary file could be made.
      if (syscall === 'open') return refused('save_folder_read_only', path, { folder: dirname(path) });
      return refused('save_target_locked', path, { suggestedName: basename(await freeName(path)) });
    default:
      throw error;
  }
}

function refused(rule: SaveRule, path: string, details: RuleDetails = {}): SavedFile {
  return { ok: false, rule, details: { fileName: basename(path), ...details } };
}

/** `客户.xlsx` becomes `客户 (2).xlsx`, or the first number that is free. */
async function freeName(path: string): Promise<string> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let count = 2; ; count++) {
    const candidate = `${stem} (${count})${extension}`;
    try {
      await access(candidate, constants.F_OK);
    } catch {
      return candidate;
    }
  }
}
