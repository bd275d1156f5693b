import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { importKindName } from '#core/modules/imports/import-batch.review.ts';
import { isDaily, type SheetKind } from '#core/modules/imports/import-kind.ts';
import { findImportOfSheet } from '#core/modules/imports/imports.repository.ts';

/**
 * An earlier import of this sheet of the file. While it waits for its check, only its maker may preview the file here: the preview adds
 * up exactly what the checker is to count and add on the original.
 */
export async function importedBefore(
  ctx: QueryContext,
  kind: SheetKind,
  fileHash: string,
  sheet: string,
): Promise<{ serial: number; state: string } | undefined> {
  if (isDaily(kind)) return undefined;
  const before = await findImportOfSheet(ctx.db, importKindName(kind.definition.kind), fileHash, sheet);
  if (!before) return undefined;
  const waits = before.state !== 'effective';
  if (waits && before.maker_id !== ctx.person.id) refuse('import.in_review', { serial: before.serial });
  return { serial: before.serial, state: before.state };
}
