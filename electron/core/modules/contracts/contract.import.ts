import type { ContractContent, ContractDraft } from '#shared/contracts/contract.schema.ts';
import { ContractDraft as ContractDraftSchema } from '#shared/contracts/contract.schema.ts';
import type { PreviewRow, SheetRecord } from '#shared/exchange/sheet-preview.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { plainFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import { contractKind } from '#core/modules/contracts/contract.review.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { findContractNamed, findPersonNamed } from '#core/modules/contracts/sheet-lookup.repository.ts';
import {
  clientOf,
  faultsIn,
  numberOf,
  productsOf,
  textOf,
  wordsOf,
} from '#core/modules/contracts/sheet-lookup.service.ts';
import { defineImportKind, type Drafted } from '#core/modules/imports/import-kind.ts';
import type { KnownProduct } from '#core/modules/products/products.service.ts';

/** The file's own amount may differ from quantity × price by a rounding of one fen. */
const TOLERANCE_FEN = 1;

/**
 * 合同台账. Contracts in a ledger are in force, so one without a seal date counts as sealed on the day it was signed. What the
 * form has no field for (payment in words, a salesperson who is nobody here) is kept as clause and remark.
 */
export const contractImport = defineImportKind<ContractDraft, ContractContent>({
  record: contractKind,
  definition: contractSheet,
  controlFen: (content) => content.grossFen,
  async draft(ctx, record) {
    const client = await clientOf(ctx, record);
    const products = await productsOf(ctx.db, record.lines);
    const faults = [
      ...faultsIn([client, ...products]),
      ...record.lines.flatMap(priceFaults),
      ...record.lines.flatMap(quantityFaults),
    ];
    if (faults.length > 0 || !client.ok) return { ok: false, faults };
    const known = products.flatMap((product) => (product.ok ? [product.value] : []));
    const drafted = parsed(await draftOf(ctx, record, client.value.id, known));
    if (!drafted.ok) return drafted;
    const off = record.lines.flatMap((row, index) => amountFaults(row, index, drafted.draft, known[index]));
    const { taken } = client.value;
    return off.length > 0 ? { ok: false, faults: off } : { ...drafted, ...(taken && { taken }) };
  },
});

function parsed(draft: unknown): Drafted<ContractDraft> {
  const result = ContractDraftSchema.safeParse(draft);
  if (result.success) return { ok: true, draft: result.data };
  return { ok: false, faults: faultsOf(result.error) };
}

function priceFaults(row: PreviewRow, index: number): FieldFault[] {
  const gross = row.values['lines.priceE6'];
  const net = row.values['lines.netPriceE6'];
  if (gross !== undefined && net !== undefined) {
    return [{ path: `lines.${index}.netPriceE6`, reason: 'contracts.sheet_two_prices' }];
  }
  return gross === undefined && net === undefined ? [{ path: `lines.${index}.priceE6`, reason: 'required' }] : [];
}

/** Returns and credit notes stand in such ledgers as lines below zero. */
function quantityFaults(row: PreviewRow, index: number): FieldFault[] {
  const quantity = numberOf(row.values['lines.quantityE6']);
  if (quantity === undefined || quantity > 0) return [];
  return [{ path: `lines.${index}.quantityE6`, reason: 'contracts.sheet_quantity_not_positive' }];
}

async function draftOf(
  ctx: QueryContext,
  { values, lines, parts }: SheetRecord,
  clientId: string,
  products: readonly KnownProduct[],
): Promise<unknown> {
  const seller = textOf(values['salespersonName']);
  const person = seller === undefined ? undefined : await findPersonNamed(ctx.db, seller);
  const payment = wordsOf(values['paymentWords']);
  const isFull = values['kind'] !== undefined;
  return {
    kind: textOf(values['kind']) ?? 'sale',
    frameworkId: await frameworkOf(ctx, clientId, values),
    clientId,
    externalNumber: textOf(values['externalNumber']) ?? null,
    signedOn: values['signedOn'],
    // The full workbook says whether it was sealed; a ledger holds what is in force.
    sealedOn: values['sealedOn'] ?? (isFull ? null : values['signedOn']),
    effectiveFrom: textOf(values['effectiveFrom']) ?? null,
    effectiveTo: textOf(values['effectiveTo']) ?? null,
    ...(values['invoiceBase'] !== undefined && { invoiceBase: values['invoiceBase'] }),
    ...(parts?.['paymentTerms'] && { paymentTerms: parts['paymentTerms'].map((row) => row.values) }),
    salespersonId: person?.id ?? null,
    delivery: {
      place: wordsOf(values['deliveryPlace']) ?? null,
      mode: textOf(values['delivery.mode']) ?? null,
      freightBearer: textOf(values['delivery.freightBearer']) ?? null,
      toleranceBasisPoints: numberOf(values['delivery.toleranceBasisPoints']) ?? 0,
    },
    clauses:
      parts?.['clauses']?.map((row) => row.values) ??
      (payment === undefined ? [] : [{ heading: '付款方式', text: payment }]),
    shelfLocation: wordsOf(values['shelfLocation']) ?? null,
    remark: remarkOf(values, seller !== undefined && !person ? seller : undefined),
    lines: lines.map((row, index) => {
      const net = numberOf(row.values['lines.netPriceE6']);
      return {
        productId: products[index]?.id ?? '',
        ...(isFull && {
          description: wordsOf(row.values['lines.productName']) ?? null,
          specification: wordsOf(row.values['lines.specification']) ?? null,
          taxTreatment: textOf(row.values['lines.taxTreatment']) ?? null,
        }),
        unit: textOf(row.values['lines.unit']) ?? null,
        quantityE6: row.values['lines.quantityE6'],
        priceE6: net ?? row.values['lines.priceE6'],
        priceBasis: net === undefined ? 'with_tax' : 'without_tax',
        taxRateBasisPoints: numberOf(row.values['lines.taxRateBasisPoints']) ?? null,
        dueOn: textOf(row.values['lines.dueOn']) ?? null,
        remark: wordsOf(row.values['lines.remark']) ?? null,
      };
    }),
  };
}

/** The order's framework, by its number with the same client; null where none is named or known. */
async function frameworkOf(ctx: QueryContext, clientId: string, values: SheetRecord['values']): Promise<string | null> {
  const number = textOf(values['frameworkNumber']);
  return number === undefined ? null : ((await findContractNamed(ctx.db, clientId, number))?.id ?? null);
}

/** The remark of the file; a salesperson who is nobody here is kept in it. */
function remarkOf(values: SheetRecord['values'], stranger: string | undefined): string | null {
  const own = values['remark'] === undefined ? [] : [String(values['remark'])];
  const kept = [...own, ...(stranger === undefined ? [] : [`业务员：${stranger}`])].join('；');
  return kept === '' ? null : kept;
}

/** The file's amount is a third number beside quantity and price: where they disagree, one of them was keyed wrong. */
function amountFaults(
  row: PreviewRow,
  index: number,
  draft: ContractDraft,
  product: KnownProduct | undefined,
): FieldFault[] {
  const written = numberOf(row.values['lines.grossFen']);
  const line = draft.lines[index];
  if (written === undefined || !line || !product) return [];
  const { grossFen } = lineAmounts({
    ...line,
    taxRateBasisPoints: line.taxRateBasisPoints ?? product.content.taxRateBasisPoints,
    taxTreatment: product.content.taxTreatment,
  });
  if (Math.abs(grossFen - written) <= TOLERANCE_FEN) return [];
  const details = { amount: plainFen(written), computed: plainFen(grossFen) };
  return [{ path: `lines.${index}.grossFen`, reason: 'contracts.sheet_amount_differs', details }];
}
