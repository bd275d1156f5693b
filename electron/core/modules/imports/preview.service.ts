import { previewRemembered } from '#core/exchange/preview-sheet.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { readSheet, readWorkbook } from '#core/exchange/read-workbook.ts';
import type { ReadingProgress, SheetRequest } from '#core/exchange/reading/reading-request.ts';
import { NO_ROWS, rowsAtHand, SHEET_BLOCK_ROWS, type SheetRows } from '#core/exchange/sheet-rows.ts';
import type {
  ColumnMapping,
  PreviewNote,
  PreviewRow,
  RefusedCell,
  SheetPreview,
  SheetRecord,
} from '#shared/exchange/sheet-preview.ts';
import { findColumn, type SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { shapeOfValue } from '#shared/exchange/value-shape.ts';
import { groupRows, locatePath } from '#shared/exchange/sheet-record.ts';
import { cellAddress } from '#shared/exchange/cell-address.ts';
import type { ImportChoices, ImportPreview } from '#shared/exchange/exchange.contract.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { findMaskText } from '#shared/disclosures/mask-content.ts';
import type { PrepareContext, QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { faultsOf as schemaFaults } from '#core/kernel/schema-faults.ts';
import { takenBefore } from '#core/modules/daily/daily-file.service.ts';
import { RECORDS_AT_MOST } from '#core/modules/imports/import-content.ts';
import {
  type Amends,
  type AnyImport,
  isDaily,
  type SheetKind,
  type TakenFor,
} from '#core/modules/imports/import-kind.ts';
import { AMENDED_RECORD } from '#core/modules/review/amended-record.ts';
import { type SealedRows, startSealing } from '#core/modules/review/batch-rows.ts';
import { validateMany } from '#core/modules/review/record-bulk.ts';
import type { Claim } from '#core/modules/review/record-kind.ts';
import { importedBefore } from '#core/modules/imports/imported-before.service.ts';
import { listMappings } from '#core/modules/imports/imports.repository.ts';

/** One record of the file that amends one of ours. */
export interface ReadyRecord {
  readonly rowNumber: number;
  readonly content: unknown;
  readonly amends: Amends;
}

/** A sheet as it was read as one kind: what was found, and its rows. */
export interface PreviewedRows {
  readonly preview: Omit<SheetPreview, 'rows'>;
  readonly rows: SheetRows;
}

export interface DraftedSheet extends PreviewedRows {
  /** Records that are made: as bytes, sealed in the order of the file. */
  readonly batch: SealedRows;
  /** Records that are amended; a file makes records or amends some. */
  readonly amended: readonly ReadyRecord[];
  /** The engine's refusals and the office's own, by cell. */
  readonly refused: readonly RefusedCell[];
  readonly rowsAccepted: number;
  readonly rowsRefused: number;
  readonly controlFen: number | null;
  /** What the file calls otherwise than the office does. */
  readonly taken: readonly TakenRows[];
  /** Something was looked up to draft them: later they may be others. Otherwise only the checks have to be made again. */
  readonly hasAsked: boolean;
}

/** Records taken for one of ours, how many of them, and the row of the first. */
export interface TakenRows extends TakenFor {
  readonly count: number;
  readonly rowNumber: number;
}

/** How many records of the file can become ours. */
export function countOf({ batch, amended }: Pick<DraftedSheet, 'batch' | 'amended'>): number {
  return batch.seal.count + amended.length;
}

/** How files are read here: the process that does it, and every kind there is, to say of a file that it is of another. */
export interface Reader {
  readonly startChild: StartChild | undefined;
  readonly others: readonly SheetDefinition[];
}

/** Reads the file in its own process, as the kind asked for; before any transaction. */
export async function readFile(
  ctx: PrepareContext,
  kind: Pick<SheetKind, 'definition'>,
  input: ImportChoices,
  reader: Reader,
) {
  const request = await sheetRequest(ctx, kind, input, reader);
  const reading = await readSheet(bytesOf(input), input.fileName, request, readingOptions(ctx, input, reader));
  // A reading that was cancelled is no file that cannot be read.
  ctx.signal.throwIfAborted();
  return reading;
}

/** The whole workbook, where its own cells are asked for, with what was read of it. */
export async function readWhole(ctx: PrepareContext, kind: SheetKind, input: ImportChoices, reader: Reader) {
  const { definition, choices, remembered, others } = await sheetRequest(ctx, kind, input, reader);
  const reading = await readWorkbook(bytesOf(input), input.fileName, readingOptions(ctx, input, reader));
  ctx.signal.throwIfAborted();
  if (!reading.ok) return refuse(reading.refusal.rule, reading.refusal.details);
  const { rows, ...preview } = previewRemembered(reading.content, definition, choices, remembered, others);
  return { content: reading.content, preview, rows: rowsAtHand(rows) };
}

const bytesOf = ({ contentBase64 }: ImportChoices): Buffer => Buffer.from(contentBase64, 'base64');

function readingOptions(ctx: PrepareContext, { encoding, password }: ImportChoices, { startChild }: Reader) {
  return {
    signal: ctx.signal,
    ...(startChild && { startChild }),
    ...(encoding && { encoding }),
    ...(password !== undefined && { password }),
    onProgress: ({ step, rowsDone }: ReadingProgress) => void ctx.progress(`import.${step}`, rowsDone, 0),
  };
}

async function sheetRequest(
  ctx: QueryContext,
  { definition }: Pick<SheetKind, 'definition'>,
  input: ImportChoices,
  { others }: Reader,
): Promise<SheetRequest> {
  return {
    definition,
    choices: {
      ...(input.sheet !== undefined && { sheet: input.sheet }),
      ...(input.headerRow !== undefined && { headerRow: input.headerRow }),
      ...(input.mapping && { mapping: mappingOf(input.mapping) }),
    },
    remembered: await listMappings(ctx.db, definition.kind),
    others,
  };
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
export async function draftSheet(
  ctx: QueryContext,
  kind: SheetKind,
  { preview, rows: sheetRows }: PreviewedRows,
): Promise<DraftedSheet> {
  const sealing = startSealing();
  const amended: ReadyRecord[] = [];
  const refused: RefusedCell[] = [...preview.refused];
  const claimed = new Set<string>();
  const taken = new Map<string, TakenRows>();
  const watch = watched(ctx);
  const { controlFen } = kind;
  let [rowsAccepted, rowsRefused, sumFen] = [0, preview.counts.refused, 0];
  for (const { records, done, total } of recordStretches(kind, sheetRows)) {
    await ctx.progress('import.checking', done, total);
    ctx.signal.throwIfAborted();
    const outcomes = await completeRecords(ctx, watch.ctx, kind, records, claimed);
    for (const [index, record] of records.entries()) {
      const outcome = outcomes[index];
      const rows = Math.max(1, new Set(record.lines.map(({ rowNumber }) => rowNumber)).size);
      if (outcome?.ok) {
        const { content, amends, claims } = outcome;
        const { rowNumber } = record;
        if (outcome.taken) addTaken(taken, outcome.taken, rowNumber);
        if (amends) amended.push({ rowNumber, content, amends });
        else sealing.add({ recordId: ctx.newId(), rowNumber, content }, claims);
        rowsAccepted += rows;
        sumFen += controlFen?.(content) ?? 0;
      } else {
        rowsRefused += rows;
        const faults = outcome?.faults ?? [];
        refused.push(...onceEach(faults.map((fault) => refusedCell(kind, preview, record, fault))));
      }
    }
  }
  const batch = sealing.done();
  invariant(batch.seal.count === 0 || amended.length === 0, 'a file makes records or amends some');
  const counts = { rowsAccepted, rowsRefused, controlFen: controlFen ? sumFen : null, taken: [...taken.values()] };
  const hasAsked = watch.hasAsked();
  // Rows that are not drafted again need not be held.
  return { preview, rows: hasAsked ? sheetRows : NO_ROWS, batch, amended, refused, ...counts, hasAsked };
}

function addTaken(taken: Map<string, TakenRows>, one: TakenFor, rowNumber: number): void {
  const key = `${one.by} ${one.code} ${one.text}`;
  const before = taken.get(key) ?? { ...one, count: 0, rowNumber };
  taken.set(key, { ...before, count: before.count + 1 });
}

/** The records of a sheet, a stretch at a time. Where rows are not grouped, each is made when its turn comes. */
function* recordStretches({ definition, most }: SheetKind, rows: SheetRows) {
  let done = 0;
  if (definition.grouping === undefined) {
    refuseTooMany(rows.count, most);
    for (const block of rows.blocks()) {
      yield { records: groupRows(definition, block), done, total: rows.count };
      done += block.length;
    }
    return;
  }
  const records = groupRows(definition, [...rows.blocks()].flat());
  refuseTooMany(records.length, most);
  for (; done < records.length; done += SHEET_BLOCK_ROWS) {
    yield { records: records.slice(done, done + SHEET_BLOCK_ROWS), done, total: records.length };
  }
}

function refuseTooMany(found: number, most = RECORDS_AT_MOST): void {
  if (found > most) refuse('import.too_many_records', { found, most });
}

/** The same context, which knows whether the store or the day was asked. */
function watched(ctx: QueryContext): { readonly ctx: QueryContext; hasAsked(): boolean } {
  let asked = false;
  const look = <K extends 'db' | 'today' | 'now'>(key: K): PropertyDescriptor => ({
    enumerable: true,
    get() {
      asked = true;
      return ctx[key];
    },
  });
  const eyes = { db: look('db'), today: look('today'), now: look('now') };
  return { ctx: Object.defineProperties({ ...ctx }, eyes), hasAsked: () => asked };
}

type Completed =
  | {
      readonly ok: true;
      readonly content: unknown;
      readonly amends: Amends | undefined;
      readonly claims: readonly Claim[];
      readonly taken?: TakenFor | undefined;
    }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Drafts these records, completes them, and asks the store about all of them at once. */
async function completeRecords(
  ctx: QueryContext,
  drafting: QueryContext,
  kind: SheetKind,
  records: readonly SheetRecord[],
  claimed: Set<string>,
): Promise<readonly Completed[]> {
  const completed: Completed[] = [];
  for (const record of records) completed.push(await completeRecord(drafting, kind, record));
  const sound = completed.flatMap((one, at) => (one.ok ? [{ ...one, at }] : []));
  const proposals = sound.map(({ content, amends }) => ({
    submissionId: '',
    content,
    unwarned: true as const,
    ...targetOf(amends),
  }));
  const verdicts = await validateMany(ctx, kind.record, proposals);
  for (const [index, { at, amends, claims }] of sound.entries()) {
    const verdict = verdicts[index];
    if (verdict instanceof OfficeError) completed[at] = { ok: false, faults: faultsOf(verdict) };
    else if (claimsTwice(claims, amends, claimed)) completed[at] = { ok: false, faults: DUPLICATE };
  }
  return completed;
}

function targetOf(amends: Amends | undefined) {
  if (!amends) return { action: 'create' as const };
  return { action: 'amend' as const, recordId: amends.recordId, baseVersion: amends.baseVersion };
}

const DUPLICATE: readonly FieldFault[] = [{ path: '', reason: 'same_in_file' }];

function claimsTwice(claims: readonly Claim[], amends: Amends | undefined, claimed: Set<string>): boolean {
  const amended: readonly Claim[] = amends ? [{ scope: AMENDED_RECORD, key: amends.recordId }] : [];
  for (const { scope, key, quantityE6 } of [...claims, ...amended]) {
    const claim = `${scope} ${key}`;
    if (quantityE6 === undefined && claimed.has(claim)) return true;
    claimed.add(claim);
  }
  return false;
}

async function completeRecord(ctx: QueryContext, kind: SheetKind, sheetRecord: SheetRecord): Promise<Completed> {
  const drafted = await kind.draft(ctx, sheetRecord);
  if (!drafted.ok) return drafted;
  const { record } = kind;
  const parsed = record.draft.safeParse(drafted.draft);
  if (!parsed.success) {
    const faults = schemaFaults(parsed.error).map((fault) => ({
      ...fault,
      path: kind.columnOf?.(sheetRecord, fault.path) ?? fault.path,
    }));
    return { ok: false, faults };
  }
  try {
    const { amends, taken } = drafted;
    const whole = await record.complete(ctx, parsed.data, amends ? { recordId: amends.recordId } : {});
    // A draft that is complete as it was read has been parsed by this very schema.
    const isParsed = whole === parsed.data && record.content === record.draft;
    const content = isParsed ? whole : record.content.parse(whole);
    const mask = findMaskText(record.name, content);
    if (mask !== undefined) refuseField(kind.columnOf?.(sheetRecord, mask) ?? mask, 'review.mask_as_value');
    return { ok: true, content, amends, claims: record.claims(content, amends?.recordId), taken };
  } catch (error) {
    if (error instanceof OfficeError) return { ok: false, faults: faultsOf(error) };
    throw error;
  }
}

function faultsOf({ failure }: OfficeError): readonly FieldFault[] {
  if (failure.code === 'invalid_input') return failure.fields;
  if (failure.code === 'rule_broken')
    return [{ path: '', reason: failure.rule, ...(failure.details && { details: failure.details }) }];
  return [{ path: '', reason: failure.code }];
}

function refusedCell(
  kind: SheetKind,
  preview: PreviewedRows['preview'],
  record: SheetRecord,
  fault: FieldFault,
): RefusedCell {
  const { row, key, address } = locatePath(kind.definition, record, fault.path);
  const column = row.cells[key] ?? '';
  return {
    address: address ?? cellAddress(preview.sheet, column || 'A', row.rowNumber),
    rowNumber: row.rowNumber,
    column,
    field: key,
    shape: shapeOfValue(findColumn(kind.definition, key), row.values[key]),
    reason: fault.reason,
    details: fault.details ?? {},
  };
}

/** One cell may fill two fields (the tax id is also on the invoices): the same complaint about it is made once. */
function onceEach(cells: readonly RefusedCell[]): Iterable<RefusedCell> {
  return new Map(cells.map((cell) => [`${cell.address} ${cell.reason}`, cell])).values();
}

export async function toImportPreview(
  ctx: QueryContext,
  kind: AnyImport,
  file: { readonly fileName: string; readonly sha256: string; readonly format: string },
  drafted: DraftedSheet,
  rows: SheetRows,
): Promise<ImportPreview> {
  const { preview } = drafted;
  const shown = sheetShown(kind.definition, file, preview, rows);
  const before = await importedBefore(ctx, kind, file.sha256, preview.sheet);
  const taken = isDaily(kind) ? await takenBefore(ctx, kind.daily.kind, file.sha256) : undefined;
  return {
    ...shown,
    notes: [...shown.notes, ...takenNotes(drafted.taken)],
    refused: drafted.refused.map((cell) => ({ ...cell, details: { ...cell.details } })),
    counts: {
      inFile: preview.counts.inFile,
      accepted: drafted.rowsAccepted,
      refused: drafted.rowsRefused,
      leftOut: preview.counts.leftOut,
      records: countOf(drafted),
    },
    control: { dataRows: drafted.rowsAccepted + drafted.rowsRefused, amountFen: drafted.controlFen },
    ...(before && { importedBefore: before }),
    daily: isDaily(kind),
    ...(taken && { takenBefore: taken }),
  };
}

const TAKEN_NAMED = 20;

/** Whom the file's own words were taken for, the first of them by name. */
function takenNotes(taken: readonly TakenRows[]): ImportPreview['notes'] {
  const named = taken.slice(0, TAKEN_NAMED).map(({ text, by, code, name, count, rowNumber: row }) => {
    const reason: PreviewNote['reason'] = `taken_for_${by}`;
    return { reason, details: { text, code, name, count, row } };
  });
  const more: PreviewNote['reason'] = 'taken_for_more';
  const rest = taken.length - named.length;
  return rest === 0 ? named : [...named, { reason: more, details: { count: rest } }];
}

/** What a sheet was read as, in the form every preview shows it: of an import and of a bill alike. */
export function sheetShown(
  definition: SheetDefinition,
  file: { readonly fileName: string; readonly sha256: string; readonly format: string },
  preview: PreviewedRows['preview'],
  rows: SheetRows,
) {
  return {
    kind: definition.kind,
    fileName: file.fileName,
    fileHash: file.sha256,
    format: file.format,
    sheets: preview.sheets.map((sheet) => ({ ...sheet })),
    sheet: preview.sheet,
    headerRow: preview.headerRow,
    headerLastRow: preview.headerLastRow,
    headerFingerprint: preview.headerFingerprint,
    columns: preview.columns.map((column) => ({ ...column })),
    targets: [...definition.columns, ...(definition.splits ?? [])].map((column) => ({
      key: column.key,
      label: { ...column.label },
      required: 'required' in column && column.required === true,
      critical: 'critical' in column && column.critical === true,
    })),
    sample: sampleOf(rows).map((row) => ({ rowNumber: row.rowNumber, values: { ...row.values } })),
    leftOut: preview.leftOut.map((row) => ({ ...row })),
    notes: preview.notes.map((note) => ({ reason: note.reason, details: { ...note.details } })),
  };
}

/** The first block of the rows. */
function sampleOf(rows: SheetRows): readonly PreviewRow[] {
  const [first = []] = rows.blocks();
  return first;
}
