import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { saveFileSafely } from '#core/exchange/save-file.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { brokenRule } from './failures.ts';

/** Writes a file whole or not at all and gives its absolute path; makes the folder. Throws CommandRefused. */
export async function saveOutput(file: string, bytes: Uint8Array, language: Language): Promise<string> {
  const target = resolve(file);
  await mkdir(dirname(target), { recursive: true });
  const saved = await saveFileSafely(target, bytes);
  if (!saved.ok) throw brokenRule(saved.rule, saved.details, language);
  return saved.path;
}

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

/** Columns a text takes in a terminal: a Chinese sign takes two. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Rows as lines with their columns under each other; the last column is as long as it is. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join('  ')
      .trimEnd(),
  );
}
