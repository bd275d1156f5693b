import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { PreviewNote, PreviewRow } from '#shared/exchange/sheet-preview.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { SheetRows } from '#core/exchange/sheet-rows.ts';
import { takenBefore } from '#core/modules/daily/daily-file.service.ts';
import { type AnyImport, isDaily } from '#core/modules/imports/import-kind.ts';
import { importedBefore } from '#core/modules/imports/imported-before.service.ts';
import {
  countOf,
  type DraftedSheet,
  type PreviewedRows,
  type TakenRows,
} from '#core/modules/imports/preview.service.ts';

/** What a sheet would become, as the window shows it. */
export async function toImportPreview(
  ctx: QueryContext,
  kind: AnyImport,
  file: { readonly fileName: string; readonly sha256: string; readonly format: string },
  drafted: DraftedSheet,
  rows: SheetRows,
): Promise<ImportPreview> {
  const { preview } = drafted;
  const shown = sheetShown(kind.definition, file, preview, rows);
  const before = await importedBefore(ctx, kind, file.sha256, preview.sheet);
  const taken = isDaily(kind) ? await takenBefore(ctx, kind.daily.kind, file.sha256) : undefined;
  return {
    ...shown,
    notes: [...shown.notes, ...takenNotes(drafted.taken)],
    refused: drafted.refused.map((cell) => ({ ...cell, details: { ...cell.details } })),
    counts: {
      inFile: preview.counts.inFile,
      accepted: drafted.rowsAccepted,
      refused: drafted.rowsRefused,
      leftOut: preview.counts.leftOut,
      records: countOf(drafted),
    },
    control: { dataRows: drafted.rowsAccepted + drafted.rowsRefused, amountFen: drafted.controlFen },
    ...(before && { importedBefore: before }),
    daily: isDaily(kind),
    ...(taken && { takenBefore: taken }),
  };
}

const TAKEN_NAMED = 20;

/** Whom the file's own words were taken for, the first of them by name. */
function takenNotes(taken: readonly TakenRows[]): ImportPreview['notes'] {
  const named = taken.slice(0, TAKEN_NAMED).map(({ text, by, code, name, count, rowNumber: row }) => {
    const reason: PreviewNote['reason'] = `taken_for_${by}`;
    return { reason, details: { text, code, name, count, row } };
  });
  const more: PreviewNote['reason'] = 'taken_for_more';
  const rest = taken.length - named.length;
  return rest === 0 ? named : [...named, { reason: more, details: { count: rest } }];
}

/** What a sheet was read as, in the form every preview shows it: of an import and of a bill alike. */
export function sheetShown(
  definition: SheetDefinition,
  file: { readonly fileName: string; readonly sha256: string; readonly format: string },
  preview: PreviewedRows['preview'],
  rows: SheetRows,
) {
  return {
    kind: definition.kind,
    fileName: file.fileName,
    fileHash: file.sha256,
    format: file.format,
    sheets: preview.sheets.map((sheet) => ({ ...sheet })),
    sheet: preview.sheet,
    headerRow: preview.headerRow,
    headerLastRow: preview.headerLastRow,
    headerFingerprint: preview.headerFingerprint,
    columns: preview.columns.map((column) => ({ ...column })),
    targets: [...definition.columns, ...(definition.splits ?? [])].map((column) => ({
      key: column.key,
      label: { ...column.label },
      required: 'required' in column && column.required === true,
      critical: 'critical' in column && column.critical === true,
    })),
    sample: sampleOf(rows).map((row) => ({ rowNumber: row.rowNumber, values: { ...row.values } })),
    leftOut: preview.leftOut.map((row) => ({ ...row })),
    notes: preview.notes.map((note) => ({ reason: note.reason, details: { ...note.details } })),
  };
}

/** The first block of the rows. */
function sampleOf(rows: SheetRows): readonly PreviewRow[] {
  const [first = []] = rows.blocks();
  return first;
}
