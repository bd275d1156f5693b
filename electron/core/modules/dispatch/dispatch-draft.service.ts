import { isCharged, servesContract } from '#shared/dispatch/dispatch-amounts.ts';
import type {
  DispatchKind,
  DispatchLine,
  DispatchLineDraft,
  DispatchNote,
  DispatchNoteDraft,
} from '#shared/dispatch/dispatch.schema.ts';
import { giveLineKeys } from '#shared/dispatch/line-keys.ts';
import { lineAmounts, type LineAmounts } from '#shared/invoicing/tax.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import { sumFen } from '#shared/kernel/money.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import type { KnownContract } from '#core/modules/contracts/contract.service.ts';
import { contractsOfStore, type ContractSource } from '#core/modules/dispatch/contract-source.service.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { findProducts, type KnownProduct } from '#core/modules/products/products.service.ts';

/** Days after dispatch within which the signed copy is expected when the form says nothing. */
const SIGN_BACK_DAYS = 7;

/**
 * Draft to whole content: product, unit, price and rate from the contract's version in force (`source`: the store's, or an
 * order that is submitted with this note), amounts computed. Kinds that are not charged stand at price 0.
 */
export async function completeDispatchNote(
  ctx: QueryContext,
  draft: DispatchNoteDraft,
  recordId: string | undefined,
  source: ContractSource = contractsOfStore(ctx.db),
): Promise<DispatchNote> {
  const current = recordId === undefined ? undefined : await readDispatchNote(ctx.db, recordId);
  const keys = keysOf(draft.lines, new Set(current?.content.lines.map((line) => line.lineKey)));
  const contracts = await findContracts(source, draft.lines);
  const products = await findProducts(
    ctx.db,
    draft.lines.flatMap((line) => (line.productId === null ? [] : [line.productId])),
  );
  const lines = draft.lines.map((line, index) => {
    const head = { lineKey: keys[index] ?? '', batch: line.batch, quantityE6: line.quantityE6, remark: line.remark };
    return servesContract(draft.kind)
      ? contractLine(draft.kind, line, index, head, contracts)
      : productLine(line, index, head, products);
  });
  return {
    ...draft,
    waybill: draft.waybill === null ? null : foldWidth(draft.waybill).replace(/\s+/g, '').toUpperCase(),
    signBackDueOn: draft.signBackDueOn ?? addDays(draft.dispatchedOn, SIGN_BACK_DAYS),
    lines,
    netFen: sumFen(lines.map((line) => line.netFen)),
    taxFen: sumFen(lines.map((line) => line.taxFen)),
    grossFen: sumFen(lines.map((line) => line.grossFen)),
  };
}

type LineHead = Pick<DispatchLine, 'lineKey' | 'batch' | 'quantityE6' | 'remark'>;

function keysOf(lines: readonly DispatchLineDraft[], known: ReadonlySet<string>): readonly string[] {
  const given = giveLineKeys(
    lines.map((line) => line.lineKey),
    known,
  );
  if ('keys' in given) return given.keys;
  const rule = given.fault === 'unknown' ? 'dispatch.line_unknown' : 'dispatch.line_repeated';
  return refuseField(`lines.${given.line}.lineKey`, rule, { line: given.line + 1 });
}

async function findContracts(
  source: ContractSource,
  lines: readonly DispatchLineDraft[],
): Promise<ReadonlyMap<string, KnownContract>> {
  const ids = new Set(lines.flatMap((line) => (line.contractId === null ? [] : [line.contractId])));
  const contracts = new Map<string, KnownContract>();
  for (const id of ids) {
    const contract = await source.contract(id);
    if (contract) contracts.set(id, contract);
  }
  return contracts;
}

function contractLine(
  kind: DispatchKind,
  draft: DispatchLineDraft,
  index: number,
  head: LineHead,
  contracts: ReadonlyMap<string, KnownContract>,
): DispatchLine {
  const line = index + 1;
  if (draft.contractId === null || draft.contractLineKey === null) {
    return refuseField(`lines.${index}.contractLineKey`, 'dispatch.contract_line_needed', { line });
  }
  const contract = contracts.get(draft.contractId);
  const source = contract?.content.lines.find((known) => known.lineKey === draft.contractLineKey);
  if (!contract || !source) {
    return refuseField(`lines.${index}.contractLineKey`, 'dispatch.contract_line_unknown', { line });
  }
  const priced = {
    quantityE6: draft.quantityE6,
    priceE6: isCharged(kind) ? source.priceE6 : 0,
    priceBasis: source.priceBasis,
    taxRateBasisPoints: source.taxRateBasisPoints,
    taxTreatment: source.taxTreatment,
  };
  return {
    ...head,
    contractId: contract.id,
    contractLineKey: source.lineKey,
    contractVersion: contract.version,
    productId: source.productId,
    productName: source.description,
    specification: source.specification,
    unit: source.unit,
    unitDecimals: source.unitDecimals,
    ...priced,
    ...amountsOf(priced, index),
  };
}

function productLine(
  draft: DispatchLineDraft,
  index: number,
  head: LineHead,
  products: ReadonlyMap<string, KnownProduct>,
): DispatchLine {
  const line = index + 1;
  if (draft.contractId !== null) return refuseField(`lines.${index}.contractId`, 'dispatch.free_of_contract', { line });
  const product = draft.productId === null ? undefined : products.get(draft.productId);
  if (!product) return refuseField(`lines.${index}.productId`, 'dispatch.product_needed', { line });
  return {
    ...head,
    contractId: null,
    contractLineKey: null,
    contractVersion: null,
    productId: product.id,
    productName: product.content.name,
    specification: product.content.specification,
    unit: product.content.unit,
    unitDecimals: product.content.unitDecimals,
    priceE6: 0,
    priceBasis: 'with_tax',
    taxRateBasisPoints: product.content.taxRateBasisPoints,
    taxTreatment: product.content.taxTreatment,
    netFen: 0,
    taxFen: 0,
    grossFen: 0,
  };
}

/** An amount beyond what the office can count is a typing error, said at its line. */
function amountsOf(priced: Parameters<typeof lineAmounts>[0], index: number): LineAmounts {
  try {
    return lineAmounts(priced);
  } catch (error) {
    if (error instanceof RangeError) {
      return refuseField(`lines.${index}.quantityE6`, 'dispatch.amount_too_large', { line: index + 1 });
    }
    throw error;
  }
}
