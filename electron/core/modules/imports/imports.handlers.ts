import type { exchangeContract, FileOut, ImportChoices } from '#shared/exchange/exchange.contract.ts';
import {
  prepared,
  type CommandContext,
  type HandlersFor,
  type PrepareContext,
  type QueryContext,
} from '#core/kernel/context.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { PreviewedSheet } from '#core/exchange/read-workbook.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { refusedRowsWorkbook } from '#core/exchange/refused-rows.ts';
import type { RefusedCell } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { ruleSentence, type Language } from '#shared/locales/sentences.ts';
import { importBatchKind } from '#core/modules/imports/import-batch.review.ts';
import type { HeldSheets, ReadSheet } from '#core/modules/imports/held-sheets.ts';
import { keepEntries } from '#core/modules/imports/daily-import.service.ts';
import {
  type AnyImport,
  type ImportKind,
  isDaily,
  permissionToBring,
  type SheetKind,
} from '#core/modules/imports/import-kind.ts';
import { importedBefore } from '#core/modules/imports/imported-before.service.ts';
import { keepMapping } from '#core/modules/imports/imports.repository.ts';
import {
  countOf,
  draftSheet,
  mappingOf,
  readFile,
  readWhole,
  type DraftedSheet,
  type ReadyRecord,
} from '#core/modules/imports/preview.service.ts';
import { toImportPreview } from '#core/modules/imports/preview-shown.service.ts';
import type { BatchRow } from '#core/modules/review/batch-row.ts';
import { rowsAt } from '#core/modules/review/batch-rows.ts';
import { drawPlaces } from '#core/modules/review/drawn-places.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

type Own = Pick<
  typeof exchangeContract,
  'exchange.preview' | 'exchange.submit' | 'exchange.keepEntries' | 'exchange.refusedRows'
>;

/** Whoever may bring a file sees and makes of it only what they may make by a form. */
function finder(kinds: readonly AnyImport[]): (ctx: QueryContext, name: string) => AnyImport {
  return (ctx, name) => {
    const kind =
      kinds.find(({ definition }) => definition.kind === name) ?? refuse('import.unknown_kind', { kind: name });
    const permission = permissionToBring(kind);
    if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
    return kind;
  };
}

export function importsHandlers(
  kinds: readonly AnyImport[],
  held: HeldSheets,
  startReader: StartChild | undefined,
): HandlersFor<Own> {
  const kindOf = finder(kinds);
  const batchKinds = batchKindsOf(kinds);
  const reader = { startChild: startReader, others: kinds.map(({ definition }) => definition) };
  /** The file as this seat previewed it, or read once more. */
  const found = async (
    ctx: PrepareContext,
    { acceptedRecords: _accepted, ...input }: ImportChoices & { readonly acceptedRecords: number },
  ): Promise<Found> => {
    // A large file was hashed to know the call, and is to know the sheet.
    await ctx.breathe();
    return held.find(ctx.seat, input) ?? readFile(ctx, kindOf(ctx, input.kind), input, reader);
  };
  return {
    'exchange.preview': prepared({
      prepare: (ctx, input) => readFile(ctx, kindOf(ctx, input.kind), input, reader),
      run: (ctx, input, reading) => previewOf(ctx, kindOf(ctx, input.kind), { input, reading, held }),
    }),
    'exchange.submit': prepared({
      prepare: found,
      async run(ctx, input, read) {
        const kind = kindOf(ctx, input.kind);
        if (isDaily(kind)) return refuse('import.kept_daily');
        const ticket = await submitFile(ctx, batchKinds, { kind, input, read });
        held.drop(ctx.seat);
        return ticket;
      },
    }),
    'exchange.keepEntries': prepared({
      prepare: found,
      async run(ctx, { acceptedRecords, ...input }, read) {
        const kind = kindOf(ctx, input.kind);
        if (!isDaily(kind)) return refuse('import.needs_review');
        const sheet = await readNow(ctx, kind, read);
        refuseOtherCount(sheet.drafted, acceptedRecords);
        const kept = await keepEntries(ctx, kind, input, sheet);
        held.drop(ctx.seat);
        return kept;
      },
    }),
    'exchange.refusedRows': prepared({
      async prepare(ctx, input) {
        const kind = kindOf(ctx, input.kind);
        const kept = held.find(ctx.seat, input);
        const { content, ...sheet } = await readWhole(ctx, kind, input, reader, kept?.drafted);
        const drafted = kept?.drafted ?? (await draftSheet(ctx, kind, sheet));
        await importedBefore(ctx, kind, content.sha256, drafted.preview.sheet);
        return refusedRowsFile(ctx, kind, content, drafted, input.language);
      },
      run: async (_ctx, _input, file) => file,
    }),
  };
}

/** Each batch of a kind as a record of its own; files of daily entries make none. */
function batchKindsOf(kinds: readonly AnyImport[]) {
  return new Map(
    kinds.flatMap((kind) =>
      isDaily(kind) || kind.amendsOne ? [] : [[kind.definition.kind, importBatchKind(kind)] as const],
    ),
  );
}

interface Previewed {
  readonly input: ImportChoices;
  readonly reading: Awaited<ReturnType<typeof readFile>>;
  readonly held: HeldSheets;
}

async function previewOf(ctx: QueryContext, kind: AnyImport, { input, reading, held }: Previewed) {
  held.drop(ctx.seat);
  if (!reading.ok) return unreadable(reading.refusal);
  const { file, ...sheet } = reading.sheet;
  const drafted = await draftSheet(ctx, kind, sheet);
  const preview = await toImportPreview(ctx, kind, file, drafted, sheet.rows);
  held.keep(ctx.seat, input, { file, drafted });
  return { outcome: 'preview' as const, preview };
}

function unreadable({ rule, details }: { readonly rule: string; readonly details: Details }) {
  return { outcome: 'unreadable' as const, rule, details: { ...details } };
}

type Details = Readonly<Record<string, string | number>>;
type Found = ReadSheet | Awaited<ReturnType<typeof readFile>>;

async function readNow(ctx: QueryContext, kind: SheetKind, found: Found): Promise<ReadSheet> {
  if (!('ok' in found)) return asNow(ctx, kind, found);
  return found.ok ? draftedNow(ctx, kind, found.sheet) : refuse(found.refusal.rule, found.refusal.details);
}

/** What was agreed to is what the preview showed. */
function refuseOtherCount(drafted: DraftedSheet, shown: number): void {
  const now = countOf(drafted);
  if (now !== shown) refuse('import.preview_changed', { shown, now });
}

async function draftedNow(ctx: QueryContext, kind: SheetKind, { file, ...sheet }: PreviewedSheet): Promise<ReadSheet> {
  return { file, drafted: await draftSheet(ctx, kind, sheet) };
}

/** A held sheet as the office stands now: its checks are made again with the submission, and so is what was looked up. */
async function asNow(ctx: QueryContext, kind: SheetKind, held: ReadSheet): Promise<ReadSheet> {
  if (!held.drafted.hasAsked) return held;
  return { ...held, drafted: await draftSheet(ctx, kind, held.drafted) };
}

async function refusedRowsFile(
  ctx: QueryContext,
  kind: SheetKind,
  content: WorkbookContent,
  drafted: DraftedSheet,
  language: Language,
): Promise<FileOut> {
  const zh = language === 'zh-CN';
  const preview = { ...drafted.preview, rows: [], refused: drafted.refused };
  const words = {
    reasonHeader: zh ? '不收的原因（改好本行后可再导入）' : 'Why it was refused (correct the row and import again)',
    sourceRowHeader: zh ? '原表行号' : 'Row in the file',
    title: zh ? `${kind.definition.title.zh} 不收的行` : `${kind.definition.title.en}: refused rows`,
    sentence: (cell: RefusedCell) => ruleSentence(language, cell.reason, cell.details),
  };
  const properties = { title: words.title, creator: ctx.person.name, madeAt: ctx.now, language };
  const bytes = await refusedRowsWorkbook(content, preview, kind.definition, words, properties);
  return {
    fileName: content.fileName.replace(/(\.[^.]*)?$/, zh ? '-不收的行.xlsx' : '-refused rows.xlsx'),
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows: new Set(drafted.refused.map((cell) => cell.rowNumber)).size,
    fileHash: sha256(bytes),
  };
}

interface Submitted {
  readonly kind: ImportKind;
  readonly input: ImportChoices & { readonly acceptedRecords: number };
  readonly read: Found;
}

/** One submission of what the preview showed; a file that was brought already is no second one. */
async function submitFile(
  ctx: CommandContext,
  batchKinds: ReadonlyMap<string, ReturnType<typeof importBatchKind>>,
  { kind, input, read }: Submitted,
) {
  const { file, drafted } = await readNow(ctx, kind, read);
  const before = await importedBefore(ctx, kind, file.sha256, drafted.preview.sheet);
  if (before) refuse('import.same_file', { serial: before.serial, state: before.state });
  refuseOtherCount(drafted, input.acceptedRecords);
  if (kind.amendsOne) return submitAmendment(ctx, kind, { input, fileHash: file.sha256, drafted });
  return submitBatch(ctx, batchKinds, { kind, input, fileHash: file.sha256, drafted });
}

interface Batch {
  readonly kind: ImportKind;
  readonly input: ImportChoices;
  readonly fileHash: string;
  readonly drafted: DraftedSheet;
}

/** The one record a file amends, submitted as its own form would: reviewed, compared and keyed like any amendment of it. */
async function submitAmendment(
  ctx: CommandContext,
  kind: ImportKind,
  { input, fileHash, drafted }: Omit<Batch, 'kind'>,
) {
  const [amended, more] = drafted.amended;
  if (!amended || !kind.amendsOne) return refuse('import.nothing_to_import');
  if (more) return refuse('import.one_record_a_file', { found: drafted.amended.length });
  ctx.files.put(Buffer.from(input.contentBase64, 'base64'));
  const { recordId, baseVersion } = amended.amends;
  const attachments = [{ fileHash, fileName: input.fileName }];
  const content = kind.amendsOne(amended.content);
  return submitForReview(
    ctx,
    kind.record,
    { action: 'amend', recordId, baseVersion, content, attachments },
    'imported',
  );
}

async function submitBatch(
  ctx: CommandContext,
  batchKinds: ReadonlyMap<string, ReturnType<typeof importBatchKind>>,
  { kind, input, fileHash, drafted }: Batch,
) {
  const batchKind = batchKinds.get(kind.definition.kind);
  const count = countOf(drafted);
  if (!batchKind || count === 0) return refuse('import.nothing_to_import');
  const { preview } = drafted;
  ctx.files.put(Buffer.from(input.contentBase64, 'base64'));
  if (input.mapping) {
    const mapping = JSON.stringify(mappingOf(input.mapping));
    await keepMapping(ctx.db, {
      kind: kind.definition.kind,
      fingerprint: preview.headerFingerprint,
      mapping,
      used_at: ctx.now,
    });
  }
  // What is amended stays in the content, each with the version it was made for: files that amend are small.
  const batch = drafted.amended.length === 0 ? drafted.batch : undefined;
  const drawn = drafted.controlFen === null ? drawPlaces(fileHash, count) : [];
  const content = {
    sourceFile: { fileName: input.fileName, fileHash },
    sheet: preview.sheet,
    counts: {
      inFile: preview.counts.inFile,
      accepted: drafted.rowsAccepted,
      refused: drafted.rowsRefused,
      leftOut: preview.counts.leftOut,
    },
    control: { dataRows: drafted.rowsAccepted + drafted.rowsRefused, amountFen: drafted.controlFen },
    refused: drafted.refused.map(({ address, rowNumber, reason }) => ({ address, rowNumber, reason })),
    records: batch ? rowsAt(batch, drawn).map(recordOf) : drafted.amended.map(amendedRecord),
    ...(batch && { rows: { ...batch.seal } }),
  };
  const attachments = [{ fileHash, fileName: input.fileName }];
  return submitForReview(ctx, batchKind, { action: 'create', content, attachments, batch }, 'imported');
}

function recordOf({ recordId, rowNumber, content }: BatchRow) {
  return { recordId, rowNumber, content };
}

function amendedRecord({ rowNumber, content, amends: { recordId, baseVersion, keyed } }: ReadyRecord) {
  return { recordId, rowNumber, content, amends: { baseVersion, keyed: [...keyed] } };
}
