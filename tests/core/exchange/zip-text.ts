import { readZipDirectory, unpackPart } from '#core/exchange/reading/zip-directory.ts';

/** The text of one part of a workbook. */
export function strFromZip(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes);
  const part = readZipDirectory(buffer).find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return unpackPart(buffer, part, 100 * 1024 * 1024).toString('utf8');
}
