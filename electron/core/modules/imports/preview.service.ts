import { previewSheet } from '#core/exchange/preview-sheet.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import type { ColumnMapping, RefusedCell, SheetPreview, SheetRecord } from '#shared/exchange/sheet-preview.ts';
import { groupRows, locatePath } from '#shared/exchange/sheet-record.ts';
import { cellAddress } from '#shared/exchange/cell-address.ts';
import type { ImportChoices, ImportPreview } from '#shared/exchange/exchange.contract.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { findMaskText } from '#shared/disclosures/mask-content.ts';
import type { WorkbookReading } from '#shared/exchange/workbook-content.ts';
import type { PrepareContext, QueryContext } from '#core/kernel/context.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import type { Amends, ImportKind } from '#core/modules/imports/import-kind.ts';
import { AMENDED_RECORD } from '#core/modules/review/amended-record.ts';
import { validateMany } from '#core/modules/review/record-bulk.ts';
import type { Claim } from '#core/modules/review/record-kind.ts';
import { importKindName } from '#core/modules/imports/import-batch.review.ts';
import { findImportOfFile, findMapping } from '#core/modules/imports/imports.repository.ts';

/** One record of the file that can become one of ours. */
export interface ReadyRecord {
  readonly rowNumber: number;
  readonly rows: number;
  readonly content: unknown;
  readonly amends: Amends | undefined;
}

export interface DraftedSheet {
  readonly preview: SheetPreview;
  readonly ready: readonly ReadyRecord[];
  /** The engine's refusals and the office's own, by cell. */
  readonly refused: readonly RefusedCell[];
  readonly rowsAccepted: number;
  readonly rowsRefused: number;
  readonly controlFen: number | null;
}

const SAMPLE = 200;

/** Reads the file in its own process; before any transaction. */
export function readFile(
  ctx: PrepareContext,
  input: ImportChoices,
  startChild: StartChild | undefined,
): Promise<WorkbookReading> {
  const { encoding, password } = input;
  return readWorkbook(Buffer.from(input.contentBase64, 'base64'), input.fileName, {
    signal: ctx.signal,
    ...(startChild && { startChild }),
    ...(encoding && { encoding }),
    ...(password !== undefined && { password }),
    onProgress: ({ step, rowsDone }) => void ctx.progress(`import.${step}`, rowsDone, 0),
  });
}

/** The person's choices, else what was remembered for this header, else the engine's suggestion. */
export async function previewWithMemory(
  ctx: QueryContext,
  kind: ImportKind,
  content: Parameters<typeof previewSheet>[0],
  input: ImportChoices,
): Promise<SheetPreview> {
  const choices = {
    ...(input.sheet !== undefined && { sheet: input.sheet }),
    ...(input.headerRow !== undefined && { headerRow: input.headerRow }),
  };
  if (input.mapping) return previewSheet(content, kind.definition, { ...choices, mapping: mappingOf(input.mapping) });
  const first = previewSheet(content, kind.definition, choices);
  const kept = await findMapping(ctx.db, kind.definition.kind, first.headerFingerprint);
  if (kept === undefined) return first;
  return previewSheet(content, kind.definition, { ...choices, mapping: JSON.parse(kept) as ColumnMapping });
}

export function mappingOf(mapping: NonNullable<ImportChoices['mapping']>): ColumnMapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([letter, { target, factor }]) => [
      letter,
      { target, ...(factor !== undefined && { factor }) },
    ]),
  );
}

/** Drafts every record of the sheet, completes and validates it; what the office does not accept is named by its cell. */
export async function draftSheet(ctx: QueryContext, kind: ImportKind, preview: SheetPreview): Promise<DraftedSheet> {
  const records = groupRows(kind.definition, preview.rows);
  const ready: ReadyRecord[] = [];
  const refused: RefusedCell[] = [...preview.refused];
  const claimed = new Set<string>();
  let rowsRefused = preview.counts.refused;
  for (let at = 0; at < records.length; at += AT_ONCE) {
    await ctx.progress('import.checking', at, records.length);
    ctx.signal.throwIfAborted();
    const some = records.slice(at, at + AT_ONCE);
    const outcomes = await completeRecords(ctx, kind, some, claimed);
    for (const [index, record] of some.entries()) {
      const outcome = outcomes[index];
      const rows = Math.max(1, record.lines.length);
      if (outcome?.ok) {
        const { content, amends } = outcome;
        ready.push({ rowNumber: record.rowNumber, rows, content, amends });
      } else {
        rowsRefused += rows;
        const faults = outcome?.faults ?? [];
        refused.push(...onceEach(faults.map((fault) => refusedCell(kind, preview, record, fault))));
      }
    }
  }
  const { controlFen } = kind;
  return {
    preview,
    ready,
    refused,
    rowsAccepted: ready.reduce((sum, record) => sum + record.rows, 0),
    rowsRefused,
    controlFen: controlFen ? ready.reduce((sum, { content }) => sum + controlFen(content), 0) : null,
  };
}

type Completed =
  | { readonly ok: true; readonly content: unknown; readonly amends: Amends | undefined }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Records looked at together: little enough that the office hears others between two of them. */
const AT_ONCE = 100;

/** Drafts these records, completes them, and asks the store about all of them at once. */
async function completeRecords(
  ctx: QueryContext,
  kind: ImportKind,
  records: readonly SheetRecord[],
  claimed: Set<string>,
): Promise<readonly Completed[]> {
  const completed: Completed[] = [];
  for (const record of records) completed.push(await completeRecord(ctx, kind, record));
  const sound = completed.flatMap((one, at) => (one.ok ? [{ ...one, at }] : []));
  const proposals = sound.map(({ content, amends }) => ({ submissionId: '', content, ...targetOf(amends) }));
  const verdicts = await validateMany(ctx, kind.record, proposals);
  for (const [index, { at, content, amends }] of sound.entries()) {
    const verdict = verdicts[index];
    if (verdict instanceof OfficeError) completed[at] = { ok: false, faults: faultsOf(verdict) };
    else if (claimsTwice(kind, { content, amends }, claimed)) completed[at] = { ok: false, faults: DUPLICATE };
  }
  return completed;
}

function targetOf(amends: Amends | undefined) {
  if (!amends) return { action: 'create' as const };
  return { action: 'amend' as const, recordId: amends.recordId, baseVersion: amends.baseVersion };
}

const DUPLICATE: readonly FieldFault[] = [{ path: '', reason: 'duplicate_in_file' }];

function claimsTwice(
  { record }: ImportKind,
  { content, amends }: { readonly content: unknown; readonly amends: Amends | undefined },
  claimed: Set<string>,
): boolean {
  const amended: readonly Claim[] = amends ? [{ scope: AMENDED_RECORD, key: amends.recordId }] : [];
  for (const { scope, key, quantityE6 } of [...record.claims(content, amends?.recordId), ...amended]) {
    const claim = `${scope} ${key}`;
    if (quantityE6 === undefined && claimed.has(claim)) return true;
    claimed.add(claim);
  }
  return false;
}

async function completeRecord(ctx: QueryContext, kind: ImportKind, sheetRecord: SheetRecord): Promise<Completed> {
  const drafted = await kind.draft(ctx, sheetRecord);
  if (!drafted.ok) return drafted;
  const { record } = kind;
  const parsed = record.draft.safeParse(drafted.draft);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.map(String).join('.');
      return { path: kind.columnOf?.(sheetRecord, path) ?? path, reason: reasonOf(issue.message, issue.code) };
    });
    return { ok: false, faults };
  }
  try {
    const { amends } = drafted;
    const whole = await record.complete(ctx, parsed.data, amends ? { recordId: amends.recordId } : {});
    // A draft that is complete as it was read has been parsed by this very schema.
    const isParsed = whole === parsed.data && record.content === record.draft;
    const content = isParsed ? whole : record.content.parse(whole);
    const mask = findMaskText(record.name, content);
    if (mask !== undefined) refuseField(kind.columnOf?.(sheetRecord, mask) ?? mask, 'review.mask_as_value');
    return { ok: true, content, amends };
  } catch (error) {
    if (error instanceof OfficeError) return { ok: false, faults: faultsOf(error) };
    throw error;
  }
}

function reasonOf(message: string, code: string): string {
  return /^[a-z][a-z0-9_.]*$/.test(message) ? message : code;
}

function faultsOf({ failure }: OfficeError): readonly FieldFault[] {
  if (failure.code === 'invalid_input') return failure.fields;
  if (failure.code === 'rule_broken')
    return [{ path: '', reason: failure.rule, ...(failure.details && { details: failure.details }) }];
  return [{ path: '', reason: failure.code }];
}

function refusedCell(kind: ImportKind, preview: SheetPreview, record: SheetRecord, fault: FieldFault): RefusedCell {
  const { row, key, address } = locatePath(kind.definition, record, fault.path);
  const column = row.cells[key] ?? '';
  return {
    address: address ?? cellAddress(preview.sheet, column || 'A', row.rowNumber),
    rowNumber: row.rowNumber,
    column,
    field: key,
    shape: shapeOf(row.values[key]),
    reason: fault.reason,
    details: fault.details ?? {},
  };
}

/** One cell may fill two fields (the tax id is also on the invoices): the same complaint about it is made once. */
function onceEach(cells: readonly RefusedCell[]): Iterable<RefusedCell> {
  return new Map(cells.map((cell) => [`${cell.address} ${cell.reason}`, cell])).values();
}

/** Enough to find the cell by, too little to hand on. */
function shapeOf(value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  return text.length <= 8 ? text : `${text.slice(0, 4)}…${text.slice(-2)} (${text.length})`;
}

/**
 * An earlier import of this file. While it waits for its check, only its maker may preview the file here: the preview adds
 * up exactly what the checker is to count and add on the original.
 */
export async function importedBefore(
  ctx: QueryContext,
  kind: ImportKind,
  fileHash: string,
): Promise<{ serial: number; state: string } | undefined> {
  const before = await findImportOfFile(ctx.db, importKindName(kind.definition.kind), fileHash);
  if (!before) return undefined;
  const waits = before.state !== 'effective';
  if (waits && before.maker_id !== ctx.person.id) refuse('import.in_review', { serial: before.serial });
  return { serial: before.serial, state: before.state };
}

export async function toImportPreview(
  ctx: QueryContext,
  kind: ImportKind,
  file: { readonly fileName: string; readonly sha256: string; readonly format: string },
  drafted: DraftedSheet,
): Promise<ImportPreview> {
  const { preview } = drafted;
  const before = await importedBefore(ctx, kind, file.sha256);
  return {
    kind: kind.definition.kind,
    fileName: file.fileName,
    fileHash: file.sha256,
    format: file.format,
    sheets: preview.sheets.map((sheet) => ({ ...sheet })),
    sheet: preview.sheet,
    headerRow: preview.headerRow,
    headerLastRow: preview.headerLastRow,
    headerFingerprint: preview.headerFingerprint,
    columns: preview.columns.map((column) => ({ ...column })),
    targets: [...kind.definition.columns, ...(kind.definition.splits ?? [])].map((column) => ({
      key: column.key,
      label: { ...column.label },
      required: 'required' in column && column.required === true,
      critical: 'critical' in column && column.critical === true,
    })),
    sample: preview.rows.slice(0, SAMPLE).map((row) => ({ rowNumber: row.rowNumber, values: { ...row.values } })),
    refused: drafted.refused.map((cell) => ({ ...cell, details: { ...cell.details } })),
    leftOut: preview.leftOut.map((row) => ({ ...row })),
    notes: preview.notes.map((note) => ({ reason: note.reason, details: { ...note.details } })),
    counts: {
      inFile: preview.counts.inFile,
      accepted: drafted.rowsAccepted,
      refused: drafted.rowsRefused,
      leftOut: preview.counts.leftOut,
      records: drafted.ready.length,
    },
    control: { dataRows: drafted.rowsAccepted + drafted.rowsRefused, amountFen: drafted.controlFen },
    ...(before && { importedBefore: before }),
  };
}
