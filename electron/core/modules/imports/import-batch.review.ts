import { ImportContent } from '#core/modules/imports/import-content.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import { type BatchRecord, findBatch, insertBatch } from '#core/modules/imports/imports.repository.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { blocksOf, type BatchRow, type RowBlocks } from '#core/modules/review/batch-rows.ts';
import { applyParts, countParts, currentContents, readParts, withinPart } from '#core/modules/review/part.service.ts';
import { validateMany } from '#core/modules/review/record-bulk.ts';
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
    derived: ['records', 'rows', 'counts'],
    complete: async (_ctx, draft) => draft,
    checks: (content) => [
      { path: 'control.dataRows', mode: 'rekey', type: 'integer' },
      ...(content.control.amountFen === null ? drawnChecks(record, content) : [amountCheck]),
    ],
    reviewedAs: record.name,
    decidedBy: ['money'],
    decisive: async (ctx, content) => ({
      amountFen: content.control.amountFen ?? 0,
      topCredit: await givesTopCredit(ctx, record, content),
    }),
    title: (content) => content.sourceFile.fileName,
    claims: (content) =>
      content.rows ? [] : content.records.flatMap(({ content: row }) => record.claims(row, undefined)),
    validate: (ctx, proposal) => validateRows(ctx, record, proposal),
    apply: (ctx, effect) => applyBatch(ctx, record, definition.kind, effect),
    read: (db, id) => readBatch(db, record, id),
    parts: (content) => (content.rows ? [] : content.records.map((row, position) => partOf(record, row, position))),
    rowsSeal: (content) => content.rows,
    rowPart: (row, position) => partOf(record, row, position),
  });
}

/** Whether one of the rows is a client given the best credit grade; of other kinds none is. */
async function givesTopCredit(ctx: QueryContext, record: RecordKind, { records }: ImportContent): Promise<boolean> {
  if (record.decidedBy?.includes('credit') !== true) return false;
  for (const { content } of records) {
    if ((await record.decisive?.(ctx, content))?.topCredit === true) return true;
  }
  return false;
}

/** Every accepted row is a record of its own from then on. */
function partOf(record: RecordKind, { recordId, rowNumber, content }: BatchRow, position: number): RecordPart {
  return { kind: record, recordId, content, path: `records.${position}.content`, sourceRow: rowNumber };
}

const amountCheck: FieldCheck = { path: 'control.amountFen', mode: 'rekey', type: 'fen' };

/** Places of ten records, the same for everybody: drawn by the hash of the file, so nobody can choose them. */
export function drawPlaces(fileHash: string, count: number): number[] {
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(DRAWN, count); draw += 1) {
    drawn.add(Number.parseInt(sha256(`${fileHash} ${draw}`).slice(0, 12), 16) % count);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** The checker finds a drawn row in the original by its row number; everything else of it stays hidden. */
function drawnChecks(record: RecordKind, { sourceFile, rows, records }: ImportContent): FieldCheck[] {
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

function rowsOf({ content, rows }: Proposal<ImportContent>): { readonly blocks: RowBlocks; readonly count: number } {
  return rows && content.rows
    ? { blocks: rows, count: content.rows.count }
    : { blocks: blocksOf(content.records), count: content.records.length };
}

async function validateRows(ctx: QueryContext, record: RecordKind, proposal: Proposal<ImportContent>) {
  const { submissionId } = proposal;
  const { blocks, count } = rowsOf(proposal);
  let done = 0;
  for await (const block of blocks()) {
    await ctx.progress('import.checking', done, count);
    ctx.signal.throwIfAborted();
    const contents = currentContents(
      record,
      block.map((row, at) => partOf(record, row, done + at)),
    );
    const proposals = contents.map((content) => ({ submissionId, action: 'create' as const, content }));
    const verdicts = await validateMany(ctx, record, proposals);
    for (const [at, verdict] of verdicts.entries()) {
      if (!(verdict instanceof OfficeError)) continue;
      const row = block[at]?.rowNumber;
      await withinPart(row === undefined ? {} : { row }, () => {
        throw verdict;
      });
    }
    done += block.length;
  }
  return [];
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
    rows_hash: content.rows?.hash ?? null,
    refused: JSON.stringify(content.refused),
    version: 1,
    submission_id: submissionId,
  });
  const { blocks, count } = rowsOf(effect);
  let done = 0;
  for await (const block of blocks()) {
    await ctx.progress('import.writing', done, count);
    ctx.signal.throwIfAborted();
    const first = done;
    const parts = block.map((row, at) => partOf(record, row, first + at));
    await applyParts(ctx, effect, first, parts);
    done += block.length;
  }
}

/** The batch as its records stand now: equal to what was signed until one of them is amended. */
async function readBatch(db: ReadDb, record: RecordKind, id: string): Promise<RecordState<ImportContent> | undefined> {
  const batch = await findBatch(db, id);
  if (!batch) return undefined;
  const rows = await sealOf(db, batch);
  const places = drawPlaces(batch.file_hash, rows?.count ?? 0);
  const drawn = batch.control_fen === null ? places : [];
  const parts = await readParts(db, batch.submission_id, [record], rows && drawn);
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
      records: parts.map(({ recordId, sourceRow, content }) => ({ recordId, rowNumber: sourceRow ?? 0, content })),
      ...(rows && { rows }),
    },
  };
}

/** As many rows as there are records, each of which was compared with its row when it was written. */
async function sealOf(db: ReadDb, batch: BatchRecord): Promise<ImportContent['rows']> {
  if (batch.rows_hash === null) return undefined;
  return { count: await countParts(db, batch.submission_id), hash: batch.rows_hash };
}
