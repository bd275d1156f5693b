import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Writes beside the target, forces it to disk, then takes its place: the old file stays whole until the new one is. */
export async function saveFileSafely(target: string, content: Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const handle = await open(beside, 'wx', 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncDirectory(path.dirname(target));
}

/** On Linux a rename is only certain once the directory is on disk; Windows cannot open a directory for this and needs not. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Longest suggested file name, in characters: a path on Windows ends at 260. */
const LONGEST_NAME = 120;

/** A name every file system accepts: no folders, no reserved signs or device names, no trailing dot (Windows naming rules). */
export function fileNameFrom(suggested: string): string {
  const clean = suggested
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replaceAll(/^[. _]+|[. ]+$/gu, '');
  const extension = path.extname(clean).slice(0, 10);
  const stem = clean
    .slice(0, clean.length - path.extname(clean).length)
    .slice(0, LONGEST_NAME - extension.length)
    .replace(/[. ]+$/u, '');
  if (stem === '') return 'countersign';
  return /^(con|prn|aux|nul|com\d|lpt\d)$/iu.test(stem) ? `_${stem}${extension}` : `${stem}${extension}`;
}
