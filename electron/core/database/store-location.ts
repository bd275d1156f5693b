import { resolve } from 'node:path';
import { StoreRefused } from '#core/database/store-refused.ts';

/** Folders that copy files behind the owner's back; SQLite in them ends in two half stores. */
const SYNC_FOLDERS = [
  /^onedrive( - .+)?$/i,
  /^dropbox$/i,
  /^google ?drive$/i,
  /^icloud( ?drive)?$/i,
  /坚果云/,
  /^nutstore/i,
  /百度网盘|baidu(net)?disk/i,
  /^wps ?云盘|^wpsdrive/i,
  /腾讯微云|^weiyun/i,
];

/** Refuses a store on a network share or in a sync folder, with the part of the path that says so. */
export function checkStoreLocation(directory: string): void {
  const path = resolve(directory);
  if (/^(\\\\|\/\/)[^\\/?.]/.test(directory)) throw new StoreRefused('network_share', { path: directory });
  const part = syncFolderPart(path);
  if (part) throw new StoreRefused('sync_folder', { path, part });
}

/** The part of a path that is a sync folder by its name. */
export function syncFolderPart(path: string): string | undefined {
  return resolve(path)
    .split(/[\\/]/)
    .find((name) => SYNC_FOLDERS.some((pattern) => pattern.test(name)));
}
