import type { ImportChoices } from '#shared/exchange/exchange.contract.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { keepFile, takenBefore } from '#core/modules/daily/daily-file.service.ts';
import type { ReadSheet } from '#core/modules/imports/held-sheets.ts';
import type { DailyImport } from '#core/modules/imports/import-kind.ts';
import type { BatchRow } from '#core/modules/review/batch-row.ts';
import { validateMany } from '#core/modules/review/record-bulk.ts';

/** The accepted rows of a previewed file as entries of the caller's own. What the office holds is asked once more for each. */
export async function keepEntries(
  ctx: CommandContext,
  kind: DailyImport,
  input: ImportChoices,
  { file, drafted }: ReadSheet,
) {
  await takenBefore(ctx, kind.daily.kind, file.sha256);
  const { batch, rowsRefused, preview } = drafted;
  if (batch.seal.count === 0) refuse('import.nothing_to_import');
  ctx.files.put(Buffer.from(input.contentBase64, 'base64'));
  const { id } = await keepFile(ctx, kind.daily.kind, {
    fileName: file.fileName,
    fileHash: file.sha256,
    sheet: preview.sheet,
    refused: rowsRefused,
    subject: kind.daily.subject,
    count: batch.seal.count,
    rows: entriesOf(ctx, kind, batch.rows()),
  });
  return { fileId: id, entries: batch.seal.count, officeDate: ctx.today };
}

async function* entriesOf(ctx: QueryContext, kind: DailyImport, blocks: AsyncIterable<readonly BatchRow[]>) {
  for await (const block of blocks) {
    const proposals = block.map(({ content }) => ({ submissionId: '', action: 'create' as const, content }));
    const verdicts = await validateMany(ctx, kind.record, proposals);
    const fault = verdicts.find((verdict) => verdict instanceof OfficeError);
    if (fault instanceof OfficeError) throw fault;
    yield block.map(({ rowNumber, content }) => ({ row: rowNumber, content: kind.daily.entryOf(content) }));
  }
}
