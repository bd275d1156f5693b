import type { ContractLine, OpeningContent, OpeningDraft } from '#shared/contracts/contract.schema.ts';
import type { PreviewRow, SheetRecord } from '#shared/exchange/sheet-preview.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { plainFen, sumFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { openingKind } from '#core/modules/contracts/opening.review.ts';
import { findContractNamed } from '#core/modules/contracts/sheet-lookup.repository.ts';
import {
  clientOf,
  faultsIn,
  numberOf,
  productsOf,
  textOf,
  type Found,
} from '#core/modules/contracts/sheet-lookup.service.ts';
import { defineImportKind, type TakenFor } from '#core/modules/imports/import-kind.ts';

/** The file's own amount may differ from the contract's by a rounding of one fen. */
const TOLERANCE_FEN = 1;

/**
 * 期初履行, read from the same ledger after its contracts took effect. Without a date it stands as of the day of the
 * import; without an invoiced amount the invoiced quantity counts at the contract's price.
 */
export const openingImport = defineImportKind<OpeningDraft, OpeningContent>({
  record: openingKind,
  definition: openingSheet,
  controlFen: (content) => content.receivedFen,
  async draft(ctx, record) {
    const named = await contractOf(ctx, record);
    const products = await productsOf(ctx.db, record.lines);
    const faults = faultsIn([named, ...products]);
    if (faults.length > 0 || !named.ok) return { ok: false, faults };
    const { contract, taken } = named.value;
    const ids = products.map((product) => (product.ok ? product.value.id : ''));
    const lines = matchLines(contract, record.lines, ids);
    const missing = faultsIn(lines);
    if (missing.length > 0) return { ok: false, faults: missing };
    const matched = lines.flatMap((line) => (line.ok ? [line.value] : []));
    return { ok: true, draft: draftOf(ctx, record, contract, matched), ...(taken && { taken }) };
  },
});

interface NamedContract {
  readonly contract: KnownContract;
  readonly taken?: TakenFor;
}

async function contractOf(ctx: QueryContext, record: SheetRecord): Promise<Found<NamedContract>> {
  const client = await clientOf(ctx, record);
  if (!client.ok) return client;
  const number = textOf(record.values['externalNumber']) ?? '';
  const found = await findContractNamed(ctx.db, client.value.id, number);
  const contract = found && (await readContract(ctx.db, found.id));
  const { taken } = client.value;
  if (contract) return { ok: true, value: { contract, ...(taken && { taken }) } };
  const fault: FieldFault = { path: 'externalNumber', reason: 'contracts.sheet_contract_unknown', details: { number } };
  return { ok: false, fault };
}

/** Each row takes the first line of its product not taken yet, of the same quantity where the file names one. */
function matchLines(
  contract: KnownContract,
  rows: readonly PreviewRow[],
  productIds: readonly string[],
): readonly Found<ContractLine>[] {
  const taken = new Set<string>();
  return rows.map((row, index): Found<ContractLine> => {
    const contracted = numberOf(row.values['lines.contractedE6']);
    const free = contract.content.lines.filter(
      (line) => line.productId === productIds[index] && !taken.has(line.lineKey),
    );
    const line = free.find((one) => contracted === undefined || one.quantityE6 === contracted);
    if (!line) {
      const field = free.length > 0 ? 'contractedE6' : 'productCode';
      const reason = free.length > 0 ? 'contracts.sheet_quantity_differs' : 'contracts.sheet_line_unknown';
      return { ok: false, fault: { path: `lines.${index}.${field}`, reason, details: { number: contract.number } } };
    }
    taken.add(line.lineKey);
    const written = numberOf(row.values['lines.grossFen']);
    if (written !== undefined && Math.abs(written - line.grossFen) > TOLERANCE_FEN) {
      const details = { number: contract.number, amount: plainFen(line.grossFen) };
      const fault = { path: `lines.${index}.grossFen`, reason: 'contracts.sheet_contract_amount_differs', details };
      return { ok: false, fault };
    }
    return { ok: true, value: line };
  });
}

function draftOf(
  ctx: QueryContext,
  record: SheetRecord,
  contract: KnownContract,
  matched: readonly ContractLine[],
): OpeningDraft {
  const lines = record.lines.flatMap((row, index) => {
    const line = matched[index];
    if (!line) return [];
    const invoicedE6 = numberOf(row.values['lines.invoicedE6']) ?? 0;
    return {
      lineKey: line.lineKey,
      dispatchedE6: numberOf(row.values['lines.dispatchedE6']) ?? 0,
      signedE6: numberOf(row.values['lines.signedE6']) ?? 0,
      invoicedE6,
      invoicedFen: numberOf(row.values['lines.invoicedFen']) ?? valueOf(line, invoicedE6),
    };
  });
  return {
    contractId: contract.id,
    asOf: textOf(record.values['asOf']) ?? ctx.today,
    lines,
    receivedFen: sumFen(record.lines.map((row) => numberOf(row.values['lines.receivedFen']) ?? 0)),
    remark: record.values['remark'] === undefined ? null : String(record.values['remark']),
  };
}

function valueOf(line: ContractLine, quantityE6: number): number {
  if (quantityE6 === line.quantityE6) return line.grossFen;
  return lineAmounts({ ...line, quantityE6 }).grossFen;
}
