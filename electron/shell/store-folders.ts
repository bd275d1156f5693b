import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const SAMPLE = 'sample-office';
/** Written by whoever generates a sample; without it the folder is not ours to remove. */
const SAMPLE_MARK = 'SAMPLE';

/** The folders an office can be opened in on this PC. */
export interface StoreFolders {
  /** The office's own. */
  readonly own: string;
  /** 示例账套: beside the own one, never mixed with it. */
  readonly sample: string;
}

export function storeFolders(own: string): StoreFolders {
  return { own, sample: path.join(path.dirname(own), SAMPLE) };
}

/** Where `backup.restore` leaves a verified office until it is opened. */
const restoredBeside = (own: string): string => `${own}.restored`;

/**
 * Lets a restored office take the place of the empty one. The empty store is put aside under another name, never deleted.
 * If the program is ended between the two renames, the next start finishes them.
 */
export function adoptRestored(own: string, now: number): boolean {
  const restored = restoredBeside(own);
  if (!existsSync(restored)) return false;
  if (existsSync(own)) renameSync(own, `${own}.empty-${now}`);
  renameSync(restored, own);
  return true;
}

/** At a start: a restore that was cut off after the empty store was put aside. */
export function finishAdoption(own: string, now: number): void {
  if (!existsSync(own)) adoptRestored(own, now);
}

export function sampleExists({ sample }: StoreFolders): boolean {
  return existsSync(path.join(sample, SAMPLE_MARK));
}

/** Removes the sample office, and only a folder that is marked as one. */
export function removeSample(folders: StoreFolders): void {
  if (sampleExists(folders)) rmSync(folders.sample, { recursive: true, force: true });
}
