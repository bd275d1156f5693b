import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '#core/kernel/invariant.ts';

/** Original files (imported workbooks, scans), content-addressed beside the store: name = SHA-256 in hex. */
export interface FileStore {
  put(bytes: Uint8Array): string;
  get(hash: string): Uint8Array | undefined;
}

const HASH = /^[0-9a-f]{64}$/;

/** Files are written to a temporary name, fsynced and renamed, so a file that exists is whole. */
export function openFileStore(directory: string): FileStore {
  const pathOf = (hash: string): string => join(directory, hash.slice(0, 2), hash);
  return {
    put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      if (existsSync(path)) return hash;
      mkdirSync(join(directory, hash.slice(0, 2)), { recursive: true });
      const temporary = `${path}.${process.pid}.part`;
      const file = openSync(temporary, 'w');
      try {
        writeSync(file, bytes);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
      return hash;
    },
    get(hash) {
      invariant(HASH.test(hash), 'a file is asked for by its SHA-256');
      return existsSync(pathOf(hash)) ? readFileSync(pathOf(hash)) : undefined;
    },
  };
}
