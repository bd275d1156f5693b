import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { PickedFile, Scan, ScanFolder } from '#shared/ipc/office-link.ts';
import { readPickedFile } from './pick-file.ts';

/** What a submission takes and a scanner makes. */
const ENDINGS: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.webp', '.pdf']);
/** As many as fit a pane; older ones are picked like any other file. */
const MOST_SCANS = 24;

/** The newest scans of the folder, newest first; `reachable` is false when it is gone (a network drive, a stick). Nothing in it is ever changed. */
export async function listScans(folder: string): Promise<ScanFolder> {
  const named = { folder: path.basename(folder) || folder };
  try {
    const names = (await readdir(folder)).filter(isScanName);
    const found = await Promise.all(names.map((name) => describeScan(folder, name)));
    const scans = found.filter((scan) => scan !== undefined);
    return {
      ...named,
      reachable: true,
      scans: scans.toSorted((a, b) => b.scannedAt - a.scannedAt || (a.name < b.name ? 1 : -1)).slice(0, MOST_SCANS),
    };
  } catch {
    return { ...named, reachable: false, scans: [] };
  }
}

/** One scan by its name; undefined when the name is none of the folder's own scans or it cannot be read. */
export async function readScan(folder: string, name: string): Promise<PickedFile | undefined> {
  if (!isScanName(name) || (await describeScan(folder, name)) === undefined) return undefined;
  const read = await readPickedFile(path.join(folder, name));
  return read.ok ? read.file : undefined;
}

/** A plain name with an ending we take: no path, no way out of the folder. */
function isScanName(name: string): boolean {
  return path.basename(name) === name && !/[\\/]/.test(name) && ENDINGS.has(path.extname(name).toLowerCase());
}

/** Only files that lie in the folder themselves: a link could point anywhere. */
async function describeScan(folder: string, name: string): Promise<Scan | undefined> {
  try {
    const found = await lstat(path.join(folder, name));
    if (!found.isFile() || found.size === 0) return undefined;
    return { name, bytes: found.size, scannedAt: Math.floor(found.mtimeMs) };
  } catch {
    return undefined;
  }
}
