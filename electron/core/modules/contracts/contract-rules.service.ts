import type { ContractContent, ContractLine } from '#shared/contracts/contract.schema.ts';
import { scheduleFault } from '#shared/contracts/payment-schedule.ts';
import { plainFen } from '#shared/kernel/money.ts';
import { comparePrices } from '#shared/products/price-for.ts';
import type { PriceQuote } from '#shared/products/prices.contract.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import {
  findByExternalNumber,
  findClientFacts,
  findPersonName,
  listDocumentedLineKeys,
  listOrdersOf,
} from '#core/modules/contracts/contract.repository.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { findOpeningOf } from '#core/modules/contracts/opening.repository.ts';
import { allocatedOn } from '#core/modules/ledger/allocated.service.ts';
import { linesHiddenFrom, quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';
import { levelOfLine, quotesOf } from '#core/modules/contracts/contract-decisive.service.ts';
import { findProducts, type KnownProduct } from '#core/modules/products/products.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { rateCheckOn } from '#core/modules/settings/tax-rates.service.ts';

/** All that must hold before a contract, an amendment or a voiding may take effect, and what deserves a second look. */
export async function checkContract(ctx: QueryContext, proposal: Proposal<ContractContent>): Promise<Warning[]> {
  const { content, recordId } = proposal;
  const current = recordId === undefined ? undefined : await readContract(ctx.db, recordId);
  if (current?.isVoid === true) refuse('contracts.already_void', { number: current.number });
  if (current && proposal.action === 'void') {
    await refuseVoidAfterUse(ctx, proposal, current);
    return [];
  }
  refuseUnclearHead(ctx, content);
  for (const [index, line] of content.lines.entries()) refuseUnclearLine(content, line, index);
  refuseUnclearSchedule(content);
  const holder = await standingClient(ctx.db, content.clientId, current?.content.clientId);
  const warnings = [
    ...(await checkParties(ctx, content, holder)),
    ...(await checkFramework(ctx, content, holder)),
    ...(await checkProducts(ctx, content)),
  ];
  await refuseTakenExternalNumber(ctx, proposal, holder);
  if (current) await refuseBelowUse(ctx, proposal, current);
  return warnings;
}

function refuseUnclearHead(ctx: QueryContext, content: ContractContent): void {
  if (content.kind !== 'framework' && content.lines.length === 0) refuseField('lines', 'contracts.no_lines');
  if (content.kind !== 'order' && content.frameworkId !== null) {
    refuseField('frameworkId', 'contracts.framework_only_for_orders');
  }
  const { effectiveFrom, effectiveTo, sealedOn } = content;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    refuseField('effectiveTo', 'contracts.ends_before_start', { from: effectiveFrom, to: effectiveTo });
  }
  if (sealedOn !== null && sealedOn > ctx.today) {
    refuseField('sealedOn', 'contracts.sealed_in_future', { on: sealedOn, today: ctx.today });
  }
}

function refuseUnclearLine(content: ContractContent, line: ContractLine, index: number): void {
  if (line.dueOn !== null && line.dueOn < content.signedOn) {
    refuseField(`lines.${index}.dueOn`, 'contracts.due_before_signing', {
      line: index + 1,
      due: line.dueOn,
      signed: content.signedOn,
    });
  }
  if (line.quantityE6 % 10 ** (6 - line.unitDecimals) !== 0) {
    refuseField(`lines.${index}.quantityE6`, 'contracts.quantity_too_fine', {
      line: index + 1,
      unit: line.unit,
      decimals: line.unitDecimals,
    });
  }
  const isTaxed = line.taxTreatment === 'taxed';
  if (isTaxed !== line.taxRateBasisPoints > 0) {
    refuseField(`lines.${index}.taxRateBasisPoints`, 'contracts.rate_and_treatment', { line: index + 1 });
  }
}

function refuseUnclearSchedule(content: ContractContent): void {
  const found = scheduleFault(content.paymentTerms, content.grossFen);
  if (!found) return;
  if (found.fault === 'sum')
    refuseField('paymentTerms', 'contracts.payment_sum', { difference: plainFen(found.differenceFen) });
  if (found.fault === 'share_or_amount') {
    refuseField(`paymentTerms.${found.term}`, 'contracts.payment_share_or_amount', { term: found.term + 1 });
  }
  refuseField(`paymentTerms.${found.term}.fixedOn`, 'contracts.payment_fixed_date', { term: found.term + 1 });
}

async function checkParties(ctx: QueryContext, content: ContractContent, holder: string): Promise<Warning[]> {
  const client = await findClientFacts(ctx.db, holder);
  if (!client) return refuseField('clientId', 'contracts.client_unknown');
  if (client.status === 'closed') refuseField('clientId', 'contracts.client_closed', { code: client.code });
  if (content.salespersonId !== null && !(await findPersonName(ctx.db, content.salespersonId))) {
    refuseField('salespersonId', 'contracts.salesperson_unknown');
  }
  return client.status === 'frozen' ? [{ rule: 'contracts.client_frozen', path: 'clientId' }] : [];
}

async function checkFramework(ctx: QueryContext, content: ContractContent, holder: string): Promise<Warning[]> {
  if (content.frameworkId === null) return [];
  const framework = await readContract(ctx.db, content.frameworkId);
  if (!framework || framework.isVoid || framework.content.kind !== 'framework') {
    return refuseField('frameworkId', 'contracts.framework_unknown');
  }
  if (framework.clientId !== holder) {
    refuseField('frameworkId', 'contracts.framework_of_other_client', { number: framework.number });
  }
  const { effectiveFrom, effectiveTo } = framework.content;
  const early = effectiveFrom !== null && content.signedOn < effectiveFrom;
  const late = effectiveTo !== null && content.signedOn > effectiveTo;
  if (!early && !late) return [];
  return [{ rule: 'contracts.outside_framework', path: 'signedOn', details: { number: framework.number } }];
}

async function checkProducts(ctx: QueryContext, content: ContractContent): Promise<Warning[]> {
  const products = await findProducts(
    ctx.db,
    content.lines.map((line) => line.productId),
  );
  const holds = await rateCheckOn(ctx.db, content.signedOn);
  const quotes = await quotesOf(ctx, content);
  return content.lines.flatMap((line, index) => {
    const product = products.get(line.productId);
    const rate = holds(line) ? [] : [lineWarning('contracts.rate_not_in_force', index, 'taxRateBasisPoints')];
    return [...rate, ...(product ? warningsOfLine(line, index, product, quotes[index]) : [])];
  });
}

function lineWarning(rule: string, index: number, field: string): Warning {
  return { rule, path: `lines.${index}.${field}`, details: { line: index + 1 } };
}

const BELOW = { price_list: 'contracts.below_price_list', list_price: 'contracts.below_list_price' } as const;
const NEEDS = { manager: 'contracts.needs_manager', director: 'contracts.needs_director' } as const;

/** Says that a price or rate is unusual, never how much: the checker has not keyed it yet. */
function warningsOfLine(
  line: ContractLine,
  index: number,
  { content }: KnownProduct,
  quote: PriceQuote | undefined,
): Warning[] {
  const at = (rule: string, field: string): Warning => lineWarning(rule, index, field);
  const warnings: Warning[] = [];
  if (content.status === 'archived') warnings.push(at('contracts.product_archived', 'productId'));
  if (line.taxRateBasisPoints !== content.taxRateBasisPoints || line.taxTreatment !== content.taxTreatment) {
    warnings.push(at('contracts.rate_differs', 'taxRateBasisPoints'));
  }
  if (line.priceE6 === 0) warnings.push(at('contracts.price_zero', 'priceE6'));
  else if (quote && comparePrices(line, quote, line.taxRateBasisPoints) < 0) {
    warnings.push(at(BELOW[quote.source.is], 'priceE6'));
  }
  const level = levelOfLine(line, quote);
  if (level === undefined) refuseField(`lines.${index}.priceE6`, 'contracts.below_every_floor', { line: index + 1 });
  if (level !== 'staff') warnings.push(at(NEEDS[level], 'priceE6'));
  return warnings;
}

async function refuseTakenExternalNumber(
  ctx: QueryContext,
  proposal: Proposal<ContractContent>,
  holder: string,
): Promise<void> {
  const { externalNumber } = proposal.content;
  if (externalNumber === null) return;
  const taken = await findByExternalNumber(ctx.db, holder, externalNumber);
  if (taken && taken.id !== proposal.recordId) {
    refuseField('externalNumber', 'contracts.external_number_taken', { externalNumber, number: taken.number });
  }
}

/** What was used stays: lines, their product and unit, enough quantity, the client, and the seal. */
async function refuseBelowUse(
  ctx: QueryContext,
  proposal: Proposal<ContractContent>,
  current: KnownContract,
): Promise<void> {
  const { content } = proposal;
  if (content.kind !== current.content.kind) refuseField('kind', 'contracts.kind_fixed');
  const quantities = await quantitiesForCheck(ctx.db, current.id, proposal.submissionId);
  const lineKeys = current.content.lines.map((line) => line.lineKey);
  const hidden = await linesHiddenFrom(ctx, current.id, lineKeys);
  const documented = await listDocumentedLineKeys(ctx.db, current.id);
  let isUsed = false;
  for (const earlier of current.content.lines) {
    const quantity = quantities.get(earlier.lineKey);
    const used = quantity ? usedE6(quantity) : 0;
    const isGone = content.lines.every((line) => line.lineKey !== earlier.lineKey);
    if (isGone && documented.has(earlier.lineKey)) {
      refuse('contracts.used_line_missing', { description: earlier.description, unit: earlier.unit });
    }
    if (used === 0) continue;
    isUsed = true;
    const index = content.lines.findIndex((line) => line.lineKey === earlier.lineKey);
    refuseChangedUsedLine(content.lines[index], index, earlier, used, hidden.has(earlier.lineKey));
  }
  const isPaid = (await allocatedOn(ctx.db, 'contract_id', current.id)).fen > 0;
  if (!isUsed && !isPaid) return;
  if (content.clientId !== current.content.clientId) refuseField('clientId', 'contracts.client_fixed');
  if (isUsed && content.sealedOn === null && current.content.sealedOn !== null)
    refuseField('sealedOn', 'contracts.seal_fixed');
}

function refuseChangedUsedLine(
  line: ContractLine | undefined,
  index: number,
  earlier: ContractLine,
  usedQuantityE6: number,
  isHidden: boolean,
): void {
  const details = { description: earlier.description, unit: earlier.unit };
  if (!line) return refuse('contracts.used_line_missing', details);
  if (line.productId !== earlier.productId || line.unit !== earlier.unit) {
    refuseField(`lines.${index}.productId`, 'contracts.used_line_product', { ...details, line: index + 1 });
  }
  if (line.quantityE6 < usedQuantityE6) {
    const path = `lines.${index}.quantityE6`;
    if (isHidden) refuseField(path, 'contracts.below_used_pending', { ...details, line: index + 1 });
    refuseField(path, 'contracts.below_used', { ...details, line: index + 1, used: plainE6(usedQuantityE6) });
  }
}

/** Dispatched, pending or closed quantity, or what was invoiced ahead of it, whichever is more. */
function usedE6(quantity: {
  readonly closed_short_e6: number;
  readonly net_dispatched_e6: number;
  readonly pending_dispatch_e6: number;
  readonly invoiced_e6: number;
  readonly credited_e6: number;
  readonly pending_invoice_e6: number;
}): number {
  const goods = quantity.closed_short_e6 + quantity.net_dispatched_e6 + quantity.pending_dispatch_e6;
  return Math.max(goods, quantity.invoiced_e6 - quantity.credited_e6 + quantity.pending_invoice_e6);
}

async function refuseVoidAfterUse(
  ctx: QueryContext,
  proposal: Proposal<ContractContent>,
  current: KnownContract,
): Promise<void> {
  const { number } = current;
  if (canonicalJson(proposal.content) !== canonicalJson(current.content)) refuse('contracts.void_changes', { number });
  const opening = await findOpeningOf(ctx.db, current.id);
  if (opening) refuse('contracts.void_with_opening', { number, opening: opening.number });
  const order = (await listOrdersOf(ctx.db, current.id)).find((row) => row.status === 'active');
  const { fen, numbers: allocations } = await allocatedOn(ctx.db, 'contract_id', current.id);
  if (fen > 0) refuse('contracts.void_with_allocations', { number, allocations });
  if (order) refuse('contracts.void_with_orders', { number, order: order.number });
  const quantities = await quantitiesForCheck(ctx.db, current.id, proposal.submissionId);
  for (const line of current.content.lines) {
    const quantity = quantities.get(line.lineKey);
    if (quantity && (usedE6(quantity) > 0 || quantity.dispatched_e6 > 0)) {
      refuse('contracts.void_after_use', { number, description: line.description });
    }
  }
}
