import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, open, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { BackupRefused, placeRefusal } from '#core/backup/backup-refused.ts';
import { syncFolderPart } from '#core/database/store-location.ts';

const NAME = /^countersign-([0-9a-f]{8})-(\d{8})-(\d{6})\.csbackup$/;
const PART = /^\.countersign-([0-9a-f]{8})-\d{8}-\d{6}\.part$/;

/** `countersign-1a2b3c4d-20261128-180215.csbackup`: whose, and when in the office's time. */
export function backupFileName(officeTag: string, madeAt: number): string {
  const [date = '', time = ''] = formatInstant(madeAt).split(' ');
  const seconds = String(Math.floor(madeAt / 1000) % 60).padStart(2, '0');
  return `countersign-${officeTag}-${date.replaceAll('-', '')}-${time.replace(':', '')}${seconds}.csbackup`;
}

/** The backups of one office in a place, by name, oldest first. */
export async function listBackupFiles(place: string, officeTag: string): Promise<readonly string[]> {
  const names = await readdir(place).catch((error: unknown) => Promise.reject(placeRefusal(error, place)));
  return names.filter((name) => NAME.exec(name)?.[1] === officeTag).sort();
}

/** What may speak against a place although it is allowed: it is slower, or copied behind the owner's back. */
export type PlaceWarning = 'network_share' | 'sync_folder' | 'same_disk';

export interface PlaceLook {
  readonly warnings: readonly PlaceWarning[];
  readonly rule?: BackupRefused['rule'];
}

/** Looks at a folder for backups: it is there and may be written; never inside the store's own folder. */
export async function lookAtPlace(place: string, storeFolder: string): Promise<PlaceLook> {
  const warnings: PlaceWarning[] = [];
  if (/^(\\\\|\/\/)[^\\/?.]/.test(place)) warnings.push('network_share');
  if (syncFolderPart(place) !== undefined) warnings.push('sync_folder');
  try {
    await refusePlace(place, storeFolder);
  } catch (error) {
    return { warnings, rule: placeRefusal(error, place).rule };
  }
  if (await onSameDisk(place, storeFolder)) warnings.push('same_disk');
  return { warnings };
}

/** Throws BackupRefused when no backup can be written there. */
export async function refusePlace(place: string, storeFolder: string): Promise<void> {
  const inside = `${resolve(place)}${sep}`.startsWith(`${resolve(storeFolder)}${sep}`);
  if (inside) throw new BackupRefused('backup.place_in_store', { place });
  const probe = join(place, `.countersign-${process.pid}-probe`);
  try {
    await access(place);
    await (await open(probe, 'w')).close();
    await rm(probe, { force: true });
  } catch (error) {
    throw placeRefusal(error, place);
  }
}

async function onSameDisk(place: string, storeFolder: string): Promise<boolean> {
  const device = async (folder: string): Promise<number | undefined> => {
    const handle = await open(folder, 'r').catch(() => undefined);
    const found = await handle?.stat();
    await handle?.close();
    return found?.dev;
  };
  // Windows opens no folder as a file; there the drive's letter tells
  if (process.platform === 'win32') return resolve(place).slice(0, 2) === resolve(storeFolder).slice(0, 2);
  const [own, other] = [await device(storeFolder), await device(place)];
  return own !== undefined && own === other;
}

/** Writes one file chunk by chunk and forces it to disk. Tests put a full disk in here. */
export type FileSink = (path: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;

export const writeToDisk: FileSink = async (path, bytes) => {
  await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Puts a verified backup into a place: another name, forced to disk, read back and compared, renamed. A name that is taken
 * is never written over, and whatever fails, nothing half stays under the final name.
 */
export async function deliver(
  { file, hash, name, place }: Readonly<Record<'file' | 'hash' | 'name' | 'place', string>>,
  write: FileSink = writeToDisk,
): Promise<void> {
  const target = join(place, name);
  const part = join(place, `.${name.replace(/\.csbackup$/, '.part')}`);
  try {
    if (await exists(target)) throw new BackupRefused('backup.place_failed', { place, code: 'EEXIST' });
    await rm(part, { force: true });
    await write(part, createReadStream(file) as AsyncIterable<Buffer>);
    if ((await hashOfFile(part)) !== hash) throw new BackupRefused('backup.not_as_written', { place });
    await rename(part, target);
    await syncFolder(place);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw placeRefusal(error, place);
  }
}

/** Removes what a killed program left of this office's backups in a place; finished ones are not touched. */
export async function sweepParts(place: string, officeTag: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    if (PART.exec(name)?.[1] === officeTag) await rm(join(place, name), { force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch {
    // some network shares cannot force a folder; the file itself was
  } finally {
    await folder.close();
  }
}
