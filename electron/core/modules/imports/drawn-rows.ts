import { sha256 } from '#core/kernel/canonical-json.ts';
import type { ImportContent } from '#core/modules/imports/import-content.ts';
import type { FieldCheck, RecordKind } from '#core/modules/review/record-kind.ts';

const DRAWN = 10;

/** Places of ten records, the same for everybody: drawn by the hash of the file, so nobody can choose them. */
export function drawPlaces(fileHash: string, count: number): number[] {
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(DRAWN, count); draw += 1) {
    drawn.add(Number.parseInt(sha256(`${fileHash} ${draw}`).slice(0, 12), 16) % count);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** Of amended records only what came from the file is keyed: ten cells of it, drawn by the hash of the file as well. */
function drawnCells({ sourceFile, records }: ImportContent): FieldCheck[] {
  const cells = records.flatMap(({ amends }, index) =>
    (amends?.keyed ?? []).map((cell) => ({ ...cell, path: `records.${index}.content.${cell.path}` })),
  );
  const drawn = new Set(drawPlaces(sourceFile.fileHash, cells.length));
  return cells.filter((_, index) => drawn.has(index)).map((cell) => ({ ...cell, mode: 'rekey' }));
}

/** The checker finds a drawn row in the original by its row number; everything else of it stays hidden. */
export function drawnChecks(record: RecordKind, content: ImportContent): FieldCheck[] {
  const { sourceFile, rows, records } = content;
  if (records.some(({ amends }) => amends !== undefined)) return drawnCells(content);
  const places = rows ? [...records.keys()] : drawPlaces(sourceFile.fileHash, records.length);
  return places.flatMap((index) => {
    const drawn = records[index];
    return record
      .checks(drawn?.content)
      .filter((check) => check.mode === 'rekey')
      .map((check) => ({
        ...check,
        path: `records.${index}.content.${check.path}`,
        ...(drawn && { rowNumber: drawn.rowNumber }),
      }));
  });
}
