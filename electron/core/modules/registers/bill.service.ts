import type { ReconcileRule } from '#shared/registers/register-across.ts';
import { BILL_LINES_AT_MOST, type BillFile, type BillView } from '#shared/registers/bills.contract.ts';
import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import { foldIdentifier } from '#shared/kernel/identifiers.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind, SettleRule } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { PreviewedSheet } from '#core/exchange/read-workbook.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse } from '#core/kernel/office-error.ts';
import {
  matchLines,
  mostOf,
  type OurEntry,
  type ReadLine,
  isSame,
  shown,
  sumsOf,
} from '#core/modules/registers/bill-match.ts';
import {
  type FoundEntry,
  listByKeys,
  listByNumbers,
  listOpenOf,
  listSettling,
} from '#core/modules/registers/bill.repository.ts';
import { sheetShown } from '#core/modules/imports/preview-shown.service.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { SETTLED_SCOPE } from '#core/modules/registers/register.review.ts';
import { columnKey, registerSheet } from '#core/modules/registers/register.sheet.ts';
import { holdersByKey } from '#core/modules/review/reserved.service.ts';

/** A register that reconciles bills, with the register its entries settle. */
export interface BillRegister {
  readonly kind: RegisterKind;
  readonly rule: ReconcileRule;
  readonly settles: SettleRule;
  readonly settled: RegisterKind;
}

/** By its declaration; undefined where it reconciles nothing. */
export function billRegister(kind: RegisterKind, kinds: RegisterKinds): BillRegister | undefined {
  const { reconciles: rule, settles } = kind;
  if (rule === undefined) return undefined;
  const settled = settles && kinds.find(fieldOf(kind, settles.entry)?.register ?? '');
  invariant(settles !== undefined && settled !== undefined, `register ${kind.name}: what it reconciles it settles`);
  return { kind, rule, settles, settled };
}

export function billKindName(register: string): string {
  return `bill_${register}`;
}

/** A bill as carriers send it: the columns of its lines. Only the amount is on every one of them. */
export function billSheet({ kind, rule, settles }: BillRegister): SheetDefinition {
  const wanted = new Set(rule.columns.map((key) => columnKey({ key })));
  const [key, amount] = [columnKey({ key: rule.key }), columnKey({ key: settles.amount })];
  const columns = registerSheet(kind)
    .columns.filter((column) => wanted.has(column.key))
    .map(({ required: _required, ...column }) => ({
      ...column,
      ...(column.key === amount ? { required: true } : column.key === key && { named: true }),
    }));
  return { kind: billKindName(kind.name), title: rule.label, columns };
}

/** The lines of a bill as they were read; a bill of which a line cannot be read is no bill yet. */
export function readLines({ rule, settles }: BillRegister, { rows }: PreviewedSheet): ReadLine[] {
  if (rows.count > BILL_LINES_AT_MOST) refuse('registers.bill_too_long', { most: BILL_LINES_AT_MOST });
  const others = rule.columns.filter((key) => key !== rule.key && key !== settles.amount);
  return [...rows.blocks()].flat().map(({ rowNumber, values }) => {
    const said = others.flatMap((key): [string, string | number][] => {
      const value = values[columnKey({ key })];
      return value === undefined || value === '' ? [] : [[key, value]];
    });
    return {
      rowNumber,
      key: foldIdentifier(String(values[columnKey({ key: rule.key })] ?? '')),
      amountFen: Number(values[columnKey({ key: settles.amount })] ?? 0),
      said: Object.fromEntries(said),
    };
  });
}

/** The bill held against ours. Whose it is and of which month is what most of the entries it names say, until somebody says so. */
export async function viewBill(
  ctx: QueryContext,
  bill: BillRegister,
  lines: readonly ReadLine[],
  asked: Pick<BillFile, 'same' | 'month'>,
): Promise<BillView> {
  const { rule, settled } = bill;
  const keys = [...new Set(lines.flatMap(({ key }) => (key === '' ? [] : [key])))];
  const found = await listByKeys(ctx.db, settled, rule.of, keys);
  const named = found.map(({ fields }) => JSON.parse(fields) as EntryFields);
  const same = asked.same ?? mostOf(named.flatMap((fields) => textAt(fields, rule.same.of) ?? [])) ?? '';
  const months = named.flatMap((fields) => textAt(fields, rule.period)?.slice(0, 7) ?? []);
  const month = asked.month ?? mostOf(months) ?? ctx.today.slice(0, 7);
  const matched = matchLines(lines, await toOurs(ctx, bill, found, same));
  const missing = await missingOf(ctx, bill, { same, month, named: new Set(found.map(({ id }) => id)) });
  return {
    same,
    month,
    lines: matched,
    missing,
    sums: sumsOf(matched, missing),
    totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function textAt(fields: EntryFields, key: string): string | undefined {
  const value = fields[key];
  return value === undefined ? undefined : String(value);
}

/** Ours with what keeps each from being settled. */
async function toOurs(
  ctx: QueryContext,
  { rule, settles }: BillRegister,
  found: readonly FoundEntry[],
  same: string,
): Promise<OurEntry[]> {
  const ids = found.map(({ id }) => id);
  const settling = await listSettling(ctx.db, ids);
  const waiting = await holdersByKey(ctx.db, SETTLED_SCOPE, ids);
  return found.map(({ id, number, title, fields: text }) => {
    const fields = JSON.parse(text) as EntryFields;
    const ours = textAt(fields, rule.same.of);
    const amount = fields[settles.within];
    const serial = waiting.get(id);
    return {
      id,
      number,
      title,
      on: textAt(fields, rule.period) ?? '',
      key: textAt(fields, rule.of) ?? '',
      oursFen: typeof amount === 'number' ? amount : null,
      other: ours === undefined || same === '' || isSame(ours, same) ? null : ours,
      settledBy: settling.get(id) ?? null,
      waitsIn: serial === undefined ? null : `#${serial}`,
    };
  });
}

/** Ours of that month and carrier that the bill does not name. One that names no carrier may be theirs. */
async function missingOf(
  ctx: QueryContext,
  bill: BillRegister,
  { same, month, named }: { readonly same: string; readonly month: string; readonly named: ReadonlySet<string> },
) {
  const { rule, settled } = bill;
  const span = { from: `${month}-01`, to: `${month}-31` };
  const open = await listOpenOf(ctx.db, settled, rule, span, BILL_LINES_AT_MOST);
  const ours = await toOurs(
    ctx,
    bill,
    open.filter(({ id }) => !named.has(id)),
    same,
  );
  return ours.filter(({ other, waitsIn }) => other === null && waitsIn === null).map(shown);
}

/** Entries somebody found a line to be: of the register that is settled, standing and open. */
export async function openByNumbers(ctx: QueryContext, bill: BillRegister, numbers: readonly string[], same: string) {
  const found = await toOurs(ctx, bill, await listByNumbers(ctx.db, bill.settled, numbers), same);
  return new Map(
    found.filter(({ settledBy, waitsIn }) => settledBy === null && waitsIn === null).map((one) => [one.number, one]),
  );
}

/** What the sheet was read as, in the form of every import's preview. */
export function previewOf(
  definition: SheetDefinition,
  { file, preview, rows }: PreviewedSheet,
  totalFen: number,
): ImportPreview {
  const dataRows = rows.count + preview.counts.refused;
  return {
    ...sheetShown(definition, file, preview, rows),
    daily: false,
    refused: preview.refused.map((cell) => ({ ...cell, details: { ...cell.details } })),
    counts: {
      inFile: preview.counts.inFile,
      accepted: rows.count,
      refused: preview.counts.refused,
      leftOut: preview.counts.leftOut,
      records: rows.count,
    },
    control: { dataRows, amountFen: totalFen },
  };
}
