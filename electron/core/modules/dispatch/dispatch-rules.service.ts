import { isCharged, servesContract } from '#shared/dispatch/dispatch-amounts.ts';
import type { DispatchLine, DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import { daysBetween } from '#shared/kernel/business-date.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import type { KnownContract } from '#core/modules/contracts/contract.service.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import { contractsOfStore, type ContractSource } from '#core/modules/dispatch/contract-source.service.ts';
import { findDispatchClient, listKnownPlaces } from '#core/modules/dispatch/dispatch-client.repository.ts';
import {
  findNoteByWaybill,
  listDependents,
  listReferencedLineKeys,
} from '#core/modules/dispatch/dispatch-note.repository.ts';
import { readDispatchNote, type KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { refuseOverCredit } from '#core/modules/dispatch/credit.service.ts';
import { refuseOverDispatch } from '#core/modules/dispatch/remaining.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** Notes are written a day or two ahead; beyond a month the date is a typing error. */
const DAYS_AHEAD = 31;

/** All that must hold before goods leave, at submission and again at the last signature, and what deserves a second look. */
export async function checkDispatchNote(
  ctx: QueryContext,
  proposal: Proposal<DispatchNote>,
  source: ContractSource = contractsOfStore(ctx.db),
): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readDispatchNote(ctx.db, recordId);
  if (current) await refuseUsed(ctx, current);
  if (current && action === 'void') {
    if (signedPart(content) !== signedPart(current.content))
      refuse('dispatch.void_changes', { number: current.number });
    return [];
  }
  if (current) await refuseLostLines(ctx, current, content);
  refuseUnclearHead(ctx, content);
  for (const [index, line] of content.lines.entries()) refuseTooFine(line, index);
  await refuseClosedPeriod(ctx.db, content.dispatchedOn);
  const holder = await standingClient(ctx.db, content.clientId, current?.content.clientId);
  await refuseClient(ctx, content, holder);
  await refuseContracts(source, content, holder);
  await refuseOverDispatch(ctx, source, proposal, current);
  await refuseOverCredit(ctx, content, holder, current);
  return warningsOf(ctx, content, holder, recordId);
}

const USED_BY = {
  sign_back: 'dispatch.used_by_sign_back',
  return_note: 'dispatch.used_by_return_note',
  invoice_request: 'dispatch.used_by_invoice_request',
  invoice: 'dispatch.used_by_invoice',
} as const;

/** A note that something stands on is corrected by those documents, never underneath them. */
async function refuseUsed(ctx: QueryContext, current: KnownDispatchNote): Promise<void> {
  if (current.isVoid) refuse('dispatch.already_void', { number: current.number });
  const used = (await listDependents(ctx.db, current.id)).find((document) => !document.isVoid);
  if (used) refuse(USED_BY[used.kind], { number: current.number, document: used.number });
}

async function refuseLostLines(ctx: QueryContext, current: KnownDispatchNote, content: DispatchNote): Promise<void> {
  const kept = new Set(content.lines.map((line) => line.lineKey));
  const referenced = await listReferencedLineKeys(ctx.db, current.id);
  const lost = current.content.lines.findIndex((line) => referenced.has(line.lineKey) && !kept.has(line.lineKey));
  if (lost >= 0) refuse('dispatch.line_has_documents', { number: current.number, line: lost + 1 });
}

/** What a voiding may not change; prices and amounts follow the contract and are taken back whatever they say. */
function signedPart(content: DispatchNote): string {
  const { netFen: _net, taxFen: _tax, grossFen: _gross, lines, ...head } = content;
  const goods = lines.map(({ lineKey, contractId, contractLineKey, productId, batch, quantityE6, remark }) => {
    return { lineKey, contractId, contractLineKey, productId, batch, quantityE6, remark };
  });
  return canonicalJson({ ...head, goods });
}

function refuseUnclearHead(ctx: QueryContext, content: DispatchNote): void {
  const { dispatchedOn, signBackDueOn } = content;
  if (daysBetween(ctx.today, dispatchedOn) > DAYS_AHEAD) {
    refuseField('dispatchedOn', 'dispatch.too_far_ahead', { on: dispatchedOn, days: DAYS_AHEAD });
  }
  if (signBackDueOn < dispatchedOn) {
    refuseField('signBackDueOn', 'dispatch.sign_back_before_dispatch', { due: signBackDueOn, on: dispatchedOn });
  }
}

function refuseTooFine(line: DispatchLine, index: number): void {
  if (line.quantityE6 % 10 ** (6 - line.unitDecimals) === 0) return;
  refuseField(`lines.${index}.quantityE6`, 'dispatch.quantity_too_fine', {
    line: index + 1,
    unit: line.unit,
    decimals: line.unitDecimals,
  });
}

/** A frozen client gets no goods, whoever signs; a prospect gets samples and gifts only. */
async function refuseClient(ctx: QueryContext, content: DispatchNote, holder: string): Promise<void> {
  const client = await findDispatchClient(ctx.db, holder);
  if (!client) return refuseField('clientId', 'dispatch.client_unknown');
  const { code } = client;
  if (client.status === 'frozen') refuseField('clientId', 'dispatch.client_frozen', { code });
  if (client.status === 'closed') refuseField('clientId', 'dispatch.client_closed', { code });
  if (client.status === 'prospect' && servesContract(content.kind)) {
    refuseField('clientId', 'dispatch.client_prospect', { code });
  }
}

async function refuseContracts(source: ContractSource, content: DispatchNote, holder: string): Promise<void> {
  const known = new Map<string, KnownContract>();
  for (const [index, line] of content.lines.entries()) {
    if (line.contractId === null) continue;
    const contract = known.get(line.contractId) ?? (await source.contract(line.contractId));
    if (!contract)
      return refuseField(`lines.${index}.contractId`, 'dispatch.contract_line_unknown', { line: index + 1 });
    known.set(contract.id, contract);
    refuseContract(contract, content, holder, index);
    refuseMovedPrice(contract, content, line, index);
  }
}

/** Dispatch needs the sealed original (executed) and a day within the contract's term. */
function refuseContract(contract: KnownContract, content: DispatchNote, holder: string, index: number): void {
  const path = `lines.${index}.contractId`;
  const details = { line: index + 1, number: contract.number };
  const { kind, sealedOn, effectiveFrom, effectiveTo } = contract.content;
  if (contract.isVoid) refuseField(path, 'dispatch.contract_void', details);
  if (contract.clientId !== holder) refuseField(path, 'dispatch.contract_of_other_client', details);
  if (kind === 'framework') refuseField(path, 'dispatch.contract_is_framework', details);
  if (sealedOn === null) refuseField(path, 'dispatch.contract_not_executed', details);
  const on = content.dispatchedOn;
  if (effectiveFrom !== null && on < effectiveFrom) {
    refuseField(path, 'dispatch.contract_not_begun', { ...details, on, from: effectiveFrom });
  }
  if (effectiveTo !== null && on > effectiveTo) {
    refuseField(path, 'dispatch.contract_ended', { ...details, on, to: effectiveTo });
  }
}

/** An amendment that took effect between submission and signature: the maker must take the new price. */
function refuseMovedPrice(contract: KnownContract, content: DispatchNote, line: DispatchLine, index: number): void {
  if (!isCharged(content.kind)) return;
  const source = contract.content.lines.find((known) => known.lineKey === line.contractLineKey);
  const same =
    source?.priceE6 === line.priceE6 &&
    source.priceBasis === line.priceBasis &&
    source.taxRateBasisPoints === line.taxRateBasisPoints &&
    source.taxTreatment === line.taxTreatment;
  if (!same) {
    refuseField(`lines.${index}.priceE6`, 'dispatch.price_moved', { line: index + 1, number: contract.number });
  }
}

async function warningsOf(
  ctx: QueryContext,
  content: DispatchNote,
  holder: string,
  recordId: string | undefined,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  if (content.dispatchedOn > ctx.today) {
    warnings.push({ rule: 'dispatch.dated_ahead', path: 'dispatchedOn', details: { on: content.dispatchedOn } });
  }
  const places = await listKnownPlaces(ctx.db, holder);
  if (!places.some((place) => plain(place.phone) === plain(content.consigneePhone))) {
    warnings.push({ rule: 'dispatch.consignee_phone_unknown', path: 'consigneePhone' });
  }
  if (!places.some((place) => plain(place.address) === plain(content.consigneeAddress))) {
    warnings.push({ rule: 'dispatch.consignee_address_unknown', path: 'consigneeAddress' });
  }
  const byCarrier = content.shipMode === 'carrier' || content.shipMode === 'courier';
  if (byCarrier && content.carrier === null) warnings.push({ rule: 'dispatch.carrier_missing', path: 'carrier' });
  const twice = content.waybill === null ? undefined : await findNoteByWaybill(ctx.db, content.waybill, recordId);
  if (twice) warnings.push({ rule: 'dispatch.waybill_used', path: 'waybill', details: { number: twice.number } });
  return warnings;
}

function plain(text: string | null): string | undefined {
  return text === null ? undefined : text.replace(/[\s()（）-]+/g, '');
}
