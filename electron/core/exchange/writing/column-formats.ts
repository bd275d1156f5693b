import { columnIndex } from '#shared/exchange/cell-address.ts';
import { defaultLimits } from '../reading/reading-request.ts';
import { readZipDirectory, unpackPart } from '../reading/zip-directory.ts';
import { replaceParts } from './zip-rewrite.ts';

/**
 * Gives each column of a sheet the format its cell in `row` (from 0) has, for all cells nobody wrote yet. The library writes
 * formats of cells only; thousands of empty cells would make a form slow to open for nothing.
 */
export function formatColumns(bytes: Uint8Array, part: string, row: number): Uint8Array {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = readZipDirectory(zip).find((candidate) => candidate.name === part);
  if (found === undefined) return bytes;
  const xml = unpackPart(zip, found, defaultLimits.unpackedBytes).toString('utf8');
  const styles = new Map(
    [...xml.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*? s="(\d+)"/g)]
      .filter(([, , number]) => Number(number) === row + 1)
      .map(([, letter = '', , style = '']) => [columnIndex(letter) + 1, style]),
  );
  const formatted = xml.replace(/<col min="(\d+)" /g, (tag, column: string) => {
    const style = styles.get(Number(column));
    return style === undefined ? tag : `${tag}style="${style}" `;
  });
  return new Uint8Array(replaceParts(zip, new Map([[part, Buffer.from(formatted, 'utf8')]])));
}
