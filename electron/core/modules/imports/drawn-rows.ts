import type { ImportContent } from '#core/modules/imports/import-content.ts';
import { drawPlaces } from '#core/modules/review/drawn-places.ts';
import type { FieldCheck, RecordKind } from '#core/modules/review/record-kind.ts';

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
