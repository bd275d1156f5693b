import type { PreviewRow, SheetRecord, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { clientMeant } from '#core/modules/clients/client-meant.service.ts';
import type { TakenFor } from '#core/modules/imports/import-kind.ts';
import { findProductsForSheet, type KnownProduct } from '#core/modules/products/products.service.ts';

/** Found, or why the cell under `path` names nothing we have. */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FieldFault };

export function textOf(value: SheetValue | undefined): string | undefined {
  const text = value === undefined ? '' : foldWidth(String(value)).trim();
  return text === '' ? undefined : text;
}

/** Text that is kept as it was written, width and all. */
export function wordsOf(value: SheetValue | undefined): string | undefined {
  const text = value === undefined ? '' : String(value).trim();
  return text === '' ? undefined : text;
}

export function numberOf(value: SheetValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The client of a record, or why the cell that names it names none. */
export async function clientOf(
  ctx: QueryContext,
  { values }: SheetRecord,
): Promise<Found<{ readonly id: string; readonly taken?: TakenFor }>> {
  const code = textOf(values['clientCode']);
  const name = textOf(values['clientName']);
  const path = code === undefined ? 'clientName' : 'clientCode';
  if (code === undefined && name === undefined) return { ok: false, fault: { path, reason: 'required' } };
  const meant = await clientMeant(ctx, { code, name });
  return meant.ok ? { ok: true, value: meant } : { ok: false, fault: { path, ...meant.fault } };
}

/** The product of each row: by code, else by name, the specification deciding between several of one name. */
export async function productsOf(db: ReadDb, rows: readonly PreviewRow[]): Promise<readonly Found<KnownProduct>[]> {
  const codes = rows.flatMap((row) => textOf(row.values['lines.productCode']) ?? []);
  const names = rows.flatMap((row) => textOf(row.values['lines.productName']) ?? []);
  const { byCode, byName } = await findProductsForSheet(db, { codes, names });
  return rows.map((row, index): Found<KnownProduct> => {
    const code = textOf(row.values['lines.productCode']);
    const named = byName.get(textOf(row.values['lines.productName']) ?? '') ?? [];
    const product =
      code === undefined ? theOne(named, textOf(row.values['lines.specification'])) : byCode.get(code.toUpperCase());
    if (product) return { ok: true, value: product };
    const field = code === undefined ? 'productName' : 'productCode';
    const reason =
      named.length > 1 && code === undefined ? 'contracts.sheet_product_ambiguous' : 'contracts.sheet_product_unknown';
    return { ok: false, fault: { path: `lines.${index}.${field}`, reason } };
  });
}

function theOne(named: readonly KnownProduct[], specification: string | undefined): KnownProduct | undefined {
  if (named.length === 1) return named[0];
  const alike = named.filter((product) => (product.content.specification ?? undefined) === specification);
  return alike.length === 1 ? alike[0] : undefined;
}

export function faultsIn(found: readonly Found<unknown>[]): FieldFault[] {
  return found.flatMap((one) => (one.ok ? [] : [one.fault]));
}
