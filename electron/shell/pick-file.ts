import { open } from 'node:fs/promises';
import path from 'node:path';
import type { FileFilter } from 'electron';
import type { PickedFile } from '#shared/ipc/office-link.ts';
import type { Sentences } from './sentences.ts';

/** Largest file taken in, for workbooks and scans alike. */
export const PICK_LIMIT_BYTES = 20 * 1024 * 1024;

export const PICK_KINDS = ['workbook', 'image', 'any'] as const;
export type PickKind = (typeof PICK_KINDS)[number];

const EXTENSIONS: Readonly<Record<PickKind, readonly string[]>> = {
  workbook: ['xlsx', 'xls', 'csv'],
  image: ['jpg', 'jpeg', 'png', 'webp', 'bmp'],
  any: ['*'],
};

export function pickFilters(kind: PickKind, sentences: Sentences): FileFilter[] {
  return [{ name: sentences.filters[kind], extensions: [...EXTENSIONS[kind]] }];
}

export type ReadOutcome =
  | { readonly ok: true; readonly file: PickedFile }
  | { readonly ok: false; readonly reason: 'too_large'; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly code: string };

/** Reads a file the person picked, never more than `limitBytes`, even if it grows while it is read. */
export async function readPickedFile(file: string, limitBytes: number = PICK_LIMIT_BYTES): Promise<ReadOutcome> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > limitBytes) return { ok: false, reason: 'too_large', bytes: size };
      const content = Buffer.alloc(size);
      let filled = 0;
      while (filled < size) {
        const { bytesRead } = await handle.read(content, filled, size - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return { ok: true, file: { name: path.basename(file), contentBase64: content.toString('base64', 0, filled) } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { ok: false, reason: 'unreadable', code: errorCode(error) };
  }
}

/** The system's code (`ENOSPC`, `EACCES` …), which is safe to log and to show; messages hold paths. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
