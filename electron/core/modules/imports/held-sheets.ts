import { sha256 } from '#core/kernel/canonical-json.ts';
import type { ImportChoices } from '#shared/exchange/exchange.contract.ts';
import type { DraftedSheet } from '#core/modules/imports/preview.service.ts';
import type { WorkbookContent } from '#shared/exchange/workbook-content.ts';

/** A sheet as it was read and drafted for somebody's preview, and the file it stood in. */
export interface ReadSheet {
  readonly file: Pick<WorkbookContent, 'fileName' | 'sha256' | 'format'>;
  readonly drafted: DraftedSheet;
}

/**
 * The last sheet each seat previewed, in memory, so that submitting it does not read the file once more: what a file holds
 * does not change. What the office holds does, so it is checked anew, and drafted anew where drafting looked anything up.
 * Dropped when it was submitted, when the seat reads another file, and when its person leaves.
 */
export interface HeldSheets {
  find(seat: string, input: ImportChoices): ReadSheet | undefined;
  keep(seat: string, input: ImportChoices, sheet: ReadSheet): void;
  drop(seat: string): void;
}

export function heldSheets(): HeldSheets {
  const held = new Map<string, { readonly key: string; readonly sheet: ReadSheet }>();
  return {
    find(seat, input) {
      const found = held.get(seat);
      return found?.key === keyOf(input) ? found.sheet : undefined;
    },
    keep: (seat, input, sheet) => void held.set(seat, { key: keyOf(input), sheet }),
    drop: (seat) => void held.delete(seat),
  };
}

/** The same file read in the same way. */
function keyOf({
  kind,
  fileName,
  contentBase64,
  sheet,
  headerRow,
  mapping,
  encoding,
  password,
}: ImportChoices): string {
  const choices = JSON.stringify([kind, fileName, sheet, headerRow, mapping, encoding, password]);
  return sha256(`${choices}\n${contentBase64}`);
}
