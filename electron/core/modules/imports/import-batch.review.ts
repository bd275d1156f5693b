import { decisiveOfBatch } from '#core/modules/imports/batch-decisive.ts';
import { ImportContent } from '#core/modules/imports/import-content.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import { findBatch, insertBatch } from '#core/modules/imports/imports.repository.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { applyPart, checkPart, readParts, withinPart } from '#core/modules/review/part.service.ts';
import {
  defineRecordKind,
  type Effect,
  type FieldCheck,
  type Proposal,
  type RecordKind,
  type RecordPart,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

const DRAWN = 10;

export function importKindName(kind: string): string {
  return `import_${kind}`;
}

/**
 * One import, one submission, one countersignature: all accepted rows become effective together or none. The checker
 * keys the row count and the money total read off the original; without a money column, the fields of ten drawn rows.
 */
export function importBatchKind(kind: ImportKind): RecordKind<ImportContent, ImportContent> {
  const { record, definition } = kind;
  return defineRecordKind<ImportContent, ImportContent>({
    name: importKindName(definition.kind),
    module: record.module,
    makePermission: 'exchange.import',
    draft: ImportContent,
    content: ImportContent,
    actions: ['create'],
    derived: ['records', 'counts'],
    complete: async (_ctx, draft) => draft,
    checks: (content) => [
      { path: 'control.dataRows', mode: 'rekey', type: 'integer' },
      ...(content.control.amountFen === null ? drawnChecks(record, content) : [amountCheck]),
    ],
    reviewedAs: record.name,
    decidedBy: ['money'],
    decisive: (ctx, content) => decisiveOfBatch(ctx, record, content),
    title: (content) => content.sourceFile.fileName,
    claims: (content) =>
      content.records.flatMap(({ content: row, recordId, amends }) => record.claims(row, amends && recordId)),
    validate: (ctx, proposal) => validateRows(ctx, record, importKindName(definition.kind), proposal),
    apply: (ctx, effect) => applyBatch(ctx, record, definition.kind, effect),
    read: (db, id) => readBatch(db, record, id),
    parts: (content) => partsOf(record, content),
  });
}

/** Every accepted row is a record of its own from then on. */
function partsOf(record: RecordKind, { records }: ImportContent): RecordPart[] {
  return records.map(({ recordId, rowNumber, content, amends }, index) => ({
    kind: record,
    recordId,
    content,
    path: `records.${index}.content`,
    sourceRow: rowNumber,
    ...(amends && { baseVersion: amends.baseVersion, row: rowNumber }),
  }));
}

const amountCheck: FieldCheck = { path: 'control.amountFen', mode: 'rekey', type: 'fen' };

/** Ten records, the same for everybody: drawn by the hash of the file, so nobody can choose them. */
function drawRecords({ sourceFile, records }: ImportContent): number[] {
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(DRAWN, records.length); draw += 1) {
    drawn.add(Number.parseInt(sha256(`${sourceFile.fileHash} ${draw}`).slice(0, 12), 16) % records.length);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** Of amended records only what came from the file is keyed: ten cells of it, drawn by the hash of the file as well. */
function drawnCells({ sourceFile, records }: ImportContent): FieldCheck[] {
  const cells = records.flatMap(({ amends }, index) =>
    (amends?.keyed ?? []).map((cell) => ({ ...cell, path: `records.${index}.content.${cell.path}` })),
  );
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(DRAWN, cells.length); draw += 1) {
    drawn.add(Number.parseInt(sha256(`${sourceFile.fileHash} ${draw}`).slice(0, 12), 16) % cells.length);
  }
  return cells.filter((_, index) => drawn.has(index)).map((cell) => ({ ...cell, mode: 'rekey' }));
}

/** The checker finds a drawn row in the original by its row number; everything else of it stays hidden. */
function drawnChecks(record: RecordKind, content: ImportContent): FieldCheck[] {
  if (content.records.some(({ amends }) => amends !== undefined)) return drawnCells(content);
  return drawRecords(content).flatMap((index) => {
    const drawn = content.records[index];
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

async function validateRows(
  ctx: QueryContext,
  record: RecordKind,
  kind: string,
  { submissionId, content }: Proposal<ImportContent>,
) {
  for (const [index, part] of partsOf(record, content).entries()) {
    if (index % 100 === 0) await ctx.progress('import.checking', index, content.records.length);
    ctx.signal.throwIfAborted();
    if (part.baseVersion !== undefined) await checkPart(ctx, { submissionId, kind }, part);
    else {
      const row = record.content.parse(part.content);
      await withinPart({ row: part.sourceRow ?? 0 }, () =>
        record.validate(ctx, { submissionId, action: 'create', content: row }),
      );
    }
  }
  return [];
}

/** What was amended and what of it is keyed, record by record; null for a batch that makes records. */
function amendedOf({ records }: ImportContent): string | null {
  const amended = records.map(({ amends }) => amends);
  return amended.some((one) => one !== undefined) ? JSON.stringify(amended) : null;
}

async function applyBatch(
  ctx: CommandContext,
  record: RecordKind,
  kind: string,
  effect: Effect<ImportContent>,
): Promise<void> {
  const { recordId, submissionId, content } = effect;
  await insertBatch(ctx.db, {
    id: recordId,
    kind,
    file_name: content.sourceFile.fileName,
    file_hash: content.sourceFile.fileHash,
    sheet: content.sheet,
    rows_in_file: content.counts.inFile,
    rows_left_out: content.counts.leftOut,
    rows_refused: content.counts.refused,
    rows_accepted: content.counts.accepted,
    control_fen: content.control.amountFen,
    refused: JSON.stringify(content.refused),
    amended: amendedOf(content),
    version: 1,
    submission_id: submissionId,
  });
  for (const [position, part] of partsOf(record, content).entries()) {
    if (position % 100 === 0) await ctx.progress('import.writing', position, content.records.length);
    await applyPart(ctx, effect, position, part);
  }
}

/** The batch as its records stand now: equal to what was signed until one of them is amended. */
async function readBatch(db: ReadDb, record: RecordKind, id: string): Promise<RecordState<ImportContent> | undefined> {
  const batch = await findBatch(db, id);
  if (!batch) return undefined;
  const parts = await readParts(db, batch.submission_id, [record]);
  const amended =
    batch.amended === null ? undefined : (JSON.parse(batch.amended) as ImportContent['records'][number]['amends'][]);
  return {
    version: batch.version,
    submissionId: batch.submission_id,
    content: {
      sourceFile: { fileName: batch.file_name, fileHash: batch.file_hash },
      sheet: batch.sheet,
      counts: {
        inFile: batch.rows_in_file,
        accepted: batch.rows_accepted,
        refused: batch.rows_refused,
        leftOut: batch.rows_left_out,
      },
      control: { dataRows: batch.rows_accepted + batch.rows_refused, amountFen: batch.control_fen },
      refused: JSON.parse(batch.refused) as ImportContent['refused'],
      records: parts.map(({ recordId, sourceRow, content }, index) => ({
        recordId,
        rowNumber: sourceRow ?? 0,
        content,
        ...(amended?.[index] && { amends: amended[index] }),
      })),
    },
  };
}
