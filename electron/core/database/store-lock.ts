import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreRefused } from '#core/database/store-refused.ts';

const FILE = 'office.lock';

/** One writing process per store. The lock names its owner and is taken over only when that process is gone. */
export function takeStoreLock(directory: string): { release(): void } {
  const path = join(directory, FILE);
  const mine = `${process.pid}@${hostname()}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, mine);
      closeSync(file);
      return { release: () => release(path, mine) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = readOwner(path);
      if (owner !== undefined && isAlive(owner)) throw new StoreRefused('locked', { owner });
      if (owner !== undefined) unlinkSync(path);
    }
  }
  throw new StoreRefused('locked', { owner: readOwner(path) ?? '' });
}

function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function release(path: string, mine: string): void {
  if (readOwner(path) === mine) unlinkSync(path);
}

/** Another host's owner cannot be looked up here, so it counts as alive. An empty lock was cut off while being written. */
function isAlive(owner: string): boolean {
  const [pid, host] = owner.split('@');
  if (!pid || !host) return false;
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
