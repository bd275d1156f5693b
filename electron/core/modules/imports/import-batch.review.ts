import { ImportContent } from '#core/modules/imports/import-content.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import {
  findBatch,
  insertBatch,
  insertBatchRecord,
  listBatchRecords,
} from '#core/modules/imports/imports.repository.ts';
import { contentHashOf, sha256 } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { takeNumber } from '#core/modules/review/numbering.service.ts';
import {
  defineRecordKind,
  type Effect,
  type FieldCheck,
  type RecordKind,
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
    draft: ImportContent,
    content: ImportContent,
    actions: ['create'],
    derived: ['records', 'counts'],
    complete: async (_ctx, draft) => draft,
    checks: (content) => [
      { path: 'control.dataRows', mode: 'rekey', type: 'integer' },
      ...(content.control.amountFen === null ? drawnChecks(record, content) : [amountCheck]),
    ],
    decidedBy: ['money'],
    decisive: async (_ctx, { control }) => ({ amountFen: control.amountFen ?? 0 }),
    title: (content) => content.sourceFile.fileName,
    claims: (content) => content.records.flatMap(({ content: row }) => record.claims(row, undefined)),
    validate: (ctx, proposal) => validateRows(ctx, record, proposal.submissionId, proposal.content),
    apply: (ctx, effect) => applyBatch(ctx, record, definition.kind, effect),
    read: (db, id) => readBatch(db, record, id),
    verify: (db, id) => verifyBatch(db, record, id),
  });
}

/** Records nobody amended since are compared with the hash they were imported under. */
async function verifyBatch(db: ReadDb, record: RecordKind, id: string): Promise<string[]> {
  const faults: string[] = [];
  for (const row of await listBatchRecords(db, id)) {
    const state = await record.read(db, row.record_id);
    if (!state) faults.push('record_missing');
    else if (state.submissionId !== row.submission_id) continue;
    else if (contentHashOf(record.name, state.content, id) !== row.content_hash) faults.push('record_differs');
  }
  return faults;
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

/** The checker finds a drawn row in the original by its row number; everything else of it stays hidden. */
function drawnChecks(record: RecordKind, content: ImportContent): FieldCheck[] {
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

async function validateRows(ctx: QueryContext, record: RecordKind, submissionId: string, content: ImportContent) {
  for (const [index, row] of content.records.entries()) {
    if (index % 100 === 0) ctx.progress('import.checking', index, content.records.length);
    ctx.signal.throwIfAborted();
    try {
      await record.validate(ctx, { submissionId, action: 'create', content: record.content.parse(row.content) });
    } catch (error) {
      throw inRow(error, row.rowNumber);
    }
  }
  return [];
}

/** A refusal of one row, said with its row in the file. */
function inRow(error: unknown, row: number): unknown {
  if (!(error instanceof OfficeError)) return error;
  const { failure } = error;
  if (failure.code === 'rule_broken') return new OfficeError({ ...failure, details: { ...failure.details, row } });
  if (failure.code !== 'invalid_input') return error;
  const fields = failure.fields.map((fault) => ({ ...fault, details: { ...fault.details, row } }));
  return new OfficeError({ code: 'invalid_input', fields });
}

async function applyBatch(
  ctx: CommandContext,
  record: RecordKind,
  kind: string,
  { recordId, submissionId, content }: Effect<ImportContent>,
): Promise<void> {
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
    version: 1,
    submission_id: submissionId,
  });
  for (const [position, row] of content.records.entries()) {
    if (position % 100 === 0) ctx.progress('import.writing', position, content.records.length);
    const parsed = record.content.parse(row.content);
    const { series } = record;
    const number = series ? await takeNumber(ctx.db, series.prefix, series.businessDate?.(parsed)) : undefined;
    const effect = { submissionId, action: 'create' as const, content: parsed, recordId: row.recordId, version: 1 };
    await record.apply(ctx, { ...effect, ...(number !== undefined && { number }) });
    const hash = contentHashOf(record.name, parsed, recordId);
    const state = await record.read(ctx.db, row.recordId);
    invariant(
      state && contentHashOf(record.name, state.content, recordId) === hash,
      `${record.name} reads back as it was imported`,
    );
    await insertBatchRecord(ctx.db, {
      batch_id: recordId,
      position,
      record_kind: record.name,
      record_id: row.recordId,
      row_number: row.rowNumber,
      content_hash: hash,
      number: number ?? null,
      submission_id: submissionId,
    });
  }
}

/** The batch as its records stand now: equal to what was signed until one of them is amended. */
async function readBatch(db: ReadDb, record: RecordKind, id: string): Promise<RecordState<ImportContent> | undefined> {
  const batch = await findBatch(db, id);
  if (!batch) return undefined;
  const records = [];
  for (const row of await listBatchRecords(db, id)) {
    const state = await record.read(db, row.record_id);
    records.push({ recordId: row.record_id, rowNumber: row.row_number, content: state?.content });
  }
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
      records,
    },
  };
}
