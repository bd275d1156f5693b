import type { exchangeContract, FileOut, ImportChoices } from '#shared/exchange/exchange.contract.ts';
import { prepared, type CommandContext, type HandlersFor, type QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { PreviewedSheet } from '#core/exchange/read-workbook.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { refusedRowsWorkbook } from '#core/exchange/refused-rows.ts';
import type { RefusedCell } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { ruleSentence, type Language } from '#shared/locales/sentences.ts';
import { drawPlaces } from '#core/modules/imports/drawn-rows.ts';
import { importBatchKind } from '#core/modules/imports/import-batch.review.ts';
import type { HeldSheets, ReadSheet } from '#core/modules/imports/held-sheets.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import { keepMapping } from '#core/modules/imports/imports.repository.ts';
import {
  countOf,
  draftSheet,
  importedBefore,
  mappingOf,
  readFile,
  readWhole,
  toImportPreview,
  type DraftedSheet,
  type ReadyRecord,
} from '#core/modules/imports/preview.service.ts';
import type { BatchRow } from '#core/modules/review/batch-row.ts';
import { rowsAt } from '#core/modules/review/batch-rows.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

type Own = Pick<typeof exchangeContract, 'exchange.preview' | 'exchange.submit' | 'exchange.refusedRows'>;

export function importsHandlers(
  kinds: readonly ImportKind[],
  held: HeldSheets,
  startReader: StartChild | undefined,
): HandlersFor<Own> {
  const kindOf = (name: string): ImportKind =>
    kinds.find((kind) => kind.definition.kind === name) ?? refuse('import.unknown_kind', { kind: name });
  const reader = { startChild: startReader, others: kinds.map(({ definition }) => definition) };
  const batchKinds = new Map(kinds.map((kind) => [kind.definition.kind, importBatchKind(kind)]));
  return {
    'exchange.preview': prepared({
      prepare: (ctx, input) => readFile(ctx, kindOf(input.kind), input, reader),
      async run(ctx, input, reading) {
        const kind = kindOf(input.kind);
        held.drop(ctx.seat);
        if (!reading.ok)
          return {
            outcome: 'unreadable' as const,
            rule: reading.refusal.rule,
            details: { ...reading.refusal.details },
          };
        const { file, ...sheet } = reading.sheet;
        const drafted = await draftSheet(ctx, kind, sheet);
        const preview = await toImportPreview(ctx, kind, file, drafted, sheet.rows);
        held.keep(ctx.seat, input, { file, drafted });
        return { outcome: 'preview' as const, preview };
      },
    }),
    'exchange.submit': prepared({
      async prepare(ctx, { acceptedRecords: _accepted, ...input }) {
        return held.find(ctx.seat, input) ?? readFile(ctx, kindOf(input.kind), input, reader);
      },
      async run(ctx, input, found) {
        const kind = kindOf(input.kind);
        if ('ok' in found && !found.ok) return refuse(found.refusal.rule, found.refusal.details);
        const { file, drafted } =
          'ok' in found ? await draftedNow(ctx, kind, found.sheet) : await asNow(ctx, kind, found);
        const before = await importedBefore(ctx, kind, file.sha256, drafted.preview.sheet);
        if (before) refuse('import.same_file', { serial: before.serial, state: before.state });
        const now = countOf(drafted);
        if (now !== input.acceptedRecords) {
          refuse('import.preview_changed', { shown: input.acceptedRecords, now });
        }
        const ticket = await submitBatch(ctx, batchKinds, { kind, input, fileHash: file.sha256, drafted });
        held.drop(ctx.seat);
        return ticket;
      },
    }),
    'exchange.refusedRows': prepared({
      async prepare(ctx, input) {
        const kind = kindOf(input.kind);
        const { content, ...sheet } = await readWhole(ctx, kind, input, reader);
        const drafted = await draftSheet(ctx, kind, sheet);
        await importedBefore(ctx, kind, content.sha256, drafted.preview.sheet);
        return refusedRowsFile(ctx, kind, content, drafted, input.language);
      },
      run: async (_ctx, _input, file) => file,
    }),
  };
}

async function draftedNow(ctx: QueryContext, kind: ImportKind, { file, ...sheet }: PreviewedSheet): Promise<ReadSheet> {
  return { file, drafted: await draftSheet(ctx, kind, sheet) };
}

/** A held sheet as the office stands now: its checks are made again with the submission, and so is what was looked up. */
async function asNow(ctx: QueryContext, kind: ImportKind, held: ReadSheet): Promise<ReadSheet> {
  if (!held.drafted.hasAsked) return held;
  return { ...held, drafted: await draftSheet(ctx, kind, held.drafted) };
}

async function refusedRowsFile(
  ctx: QueryContext,
  kind: ImportKind,
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

interface Batch {
  readonly kind: ImportKind;
  readonly input: ImportChoices;
  readonly fileHash: string;
  readonly drafted: DraftedSheet;
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
