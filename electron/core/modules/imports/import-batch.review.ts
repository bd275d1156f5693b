import { drawnChecks } from '#core/modules/imports/drawn-rows.ts';
import { decisiveOfBatch, demandsOf, keepDemands } from '#core/modules/imports/batch-decisive.ts';
import { ImportContent } from '#core/modules/imports/import-content.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import { startPace } from '#core/modules/imports/pace.ts';
import { type BatchRecord, findBatch, insertBatch } from '#core/modules/imports/imports.repository.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import type { BatchRow } from '#core/modules/review/batch-row.ts';
import { BLOCK_ROWS, blocksOf, together } from '#core/modules/review/batch-rows.ts';
import { drawPlaces } from '#core/modules/review/drawn-places.ts';
import { checkParts, countParts, readParts, startParts, withinPart } from '#core/modules/review/part.service.ts';
import {
  defineRecordKind,
  type Effect,
  type FieldCheck,
  makePermissionOf,
  type Proposal,
  type RecordKind,
  type RecordPart,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

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
    makePermission: makePermissionOf(record),
    ...(record.barredRoles && { barredRoles: record.barredRoles }),
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
    decisive: (ctx, content, _recordId, rows) => decisiveOfBatch(ctx, record, content, rows),
    title: (content) => content.sourceFile.fileName,
    claims: ({ rows, records }) =>
      rows ? [] : records.flatMap(({ content, recordId, amends }) => record.claims(content, amends && recordId)),
    validate: (ctx, proposal) => validateRows(ctx, record, importKindName(definition.kind), proposal),
    apply: (ctx, effect) => applyBatch(ctx, record, definition.kind, effect),
    read: (db, id) => readBatch(db, record, id),
    // Of rows beside the content only the drawn ones stand in it; all of them are told by the seal.
    parts: ({ records }) => records.map((row, position) => partOf(record, row, position)),
    rowsSeal: (content) => content.rows,
    rowPart: (row, position) => partOf(record, row, position),
  });
}

/** Every accepted row is a record of its own from then on. */
function partOf(
  record: RecordKind,
  { recordId, rowNumber, content, text, amends }: BatchRow & Pick<ImportContent['records'][number], 'amends'>,
  position: number,
): RecordPart {
  return {
    kind: record,
    recordId,
    content,
    ...(text !== undefined && { text }),
    path: `records.${position}.content`,
    sourceRow: rowNumber,
    ...(amends && { baseVersion: amends.baseVersion, row: rowNumber }),
  };
}

const amountCheck: FieldCheck = { path: 'control.amountFen', mode: 'rekey', type: 'fen' };

/** Records looked at or written together at most: statements for many rows cost less for each; the office hears others between two. */
const AT_ONCE = 400;

interface Stretch {
  readonly rows: readonly BatchRow[];
  readonly parts: readonly RecordPart[];
}

/** The records of a batch, a stretch at a time, each with its place: those beside the content, or those in it. */
async function* stretches(
  record: RecordKind,
  { content, rows }: Pick<Proposal<ImportContent>, 'content' | 'rows'>,
  atOnce = (): number => AT_ONCE,
): AsyncGenerator<Stretch> {
  let position = 0;
  const blocks = rows && content.rows ? rows : blocksOf(content.records);
  for await (const some of together<BatchRow>(blocks(), atOnce)) {
    const first = position;
    yield { rows: some, parts: some.map((row, at) => partOf(record, row, first + at)) };
    position += some.length;
  }
}

/** Fewer are written before a thread for them has started. */
const WORTH_FORESEEING = 2_000;

/** Each stretch is told of while the one before it is written. */
async function* foreseen(
  all: AsyncGenerator<Stretch>,
  foresee: (contents: readonly unknown[]) => void,
): AsyncGenerator<Stretch> {
  let waiting: Stretch | undefined;
  for await (const next of all) {
    foresee(next.rows.map(({ content }) => content));
    if (waiting) yield waiting;
    waiting = next;
  }
  if (waiting) yield waiting;
}

function countOf({ rows, records }: ImportContent): number {
  return rows?.count ?? records.length;
}

async function validateRows(ctx: QueryContext, record: RecordKind, kind: string, proposal: Proposal<ImportContent>) {
  const whole = { submissionId: proposal.submissionId, kind, unwarned: true as const };
  const demands = demandsOf(record, proposal.content);
  let done = 0;
  for await (const { rows, parts } of stretches(record, proposal)) {
    await ctx.progress('import.checking', done, countOf(proposal.content));
    ctx.signal.throwIfAborted();
    const verdicts = await checkParts(ctx, whole, parts);
    for (const [at, part] of parts.entries()) {
      const verdict = verdicts[at];
      if (verdict instanceof OfficeError) await refuseRow(part, verdict);
    }
    await demands.look(ctx, rows);
    done += parts.length;
  }
  keepDemands(proposal.rows, demands);
  return [];
}

/** Said with the row of the file; of an amended record also with its place in the content. */
async function refuseRow(part: RecordPart, verdict: OfficeError): Promise<void> {
  const { sourceRow } = part;
  const place = part.row === undefined ? { ...(sourceRow !== undefined && { row: sourceRow }) } : part;
  await withinPart(place, () => {
    throw verdict;
  });
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
    rows_hash: content.rows?.hash ?? null,
    refused: JSON.stringify(content.refused),
    amended: amendedOf(content),
    version: 1,
    submission_id: submissionId,
  });
  await writeRows(ctx, record, effect);
}

async function writeRows(ctx: CommandContext, record: RecordKind, effect: Effect<ImportContent>): Promise<void> {
  const count = countOf(effect.content);
  const making = startParts(record, effect);
  const pace = startPace(AT_ONCE, BLOCK_ROWS);
  const paced = pace.within(ctx);
  const all = stretches(record, effect, pace.rows);
  try {
    let done = 0;
    for await (const { parts } of count < WORTH_FORESEEING ? all : foreseen(all, making.foresee)) {
      await paced.progress('import.writing', done, count);
      ctx.signal.throwIfAborted();
      await making.apply(paced, done, parts);
      done += parts.length;
    }
    await making.finish(ctx);
  } finally {
    making.end();
  }
}

/** The batch as its records stand now: equal to what was signed until one of them is amended. */
async function readBatch(db: ReadDb, record: RecordKind, id: string): Promise<RecordState<ImportContent> | undefined> {
  const batch = await findBatch(db, id);
  if (!batch) return undefined;
  const rows = await sealOf(db, batch);
  const drawn = batch.control_fen === null ? drawPlaces(batch.file_hash, rows?.count ?? 0) : [];
  const parts = await readParts(db, batch.submission_id, [record], rows && drawn);
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
      ...(rows && { rows }),
    },
  };
}

/** As many rows as there are records, each of which was compared with its row when it was written. */
async function sealOf(db: ReadDb, batch: BatchRecord): Promise<ImportContent['rows']> {
  if (batch.rows_hash === null) return undefined;
  return { count: await countParts(db, batch.submission_id), hash: batch.rows_hash };
}
