import type { z } from 'zod';
import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import type {
  DispatchableContract,
  DispatchLineFacts,
  DispatchListInput,
  DispatchRecord,
  DispatchRow,
  DispatchState,
  ReturnableLine,
  SignBackChaseInput,
  SignBackChaseRow,
} from '#shared/dispatch/dispatch.contract.ts';
import { dispatchLineClaimKey } from '#shared/dispatch/dispatch-line-key.ts';
import { daysBetween } from '#shared/kernel/business-date.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { quantitiesToShow } from '#core/modules/contracts/quantity.service.ts';
import {
  findNoteFacts,
  listContractNumbers,
  listNoteIds,
  listNoteIdsToChase,
  listNotesByIds,
} from '#core/modules/dispatch/dispatch-list.repository.ts';
import { listDependents } from '#core/modules/dispatch/dispatch-note.repository.ts';
import { readDispatchNote, type KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import {
  listLineQuantities,
  listLinesToReturn,
  type LinesToReturnAsked,
} from '#core/modules/dispatch/line-quantity.repository.ts';
import { toleranceE6 } from '#core/modules/dispatch/remaining.service.ts';
import { RETURN_SCOPE, returnableE6 } from '#core/modules/dispatch/return-rules.service.ts';
import { shippedFenOf } from '#core/modules/ledger/ledger.service.ts';
import { hiddenClaimKeys, reservedByKey } from '#core/modules/review/reserved.service.ts';

/** Days past the day the signed copy was due, while it or a settlement is missing. */
export function daysLate(state: DispatchState, dueOn: string, today: string): number {
  const isWaiting = state === 'awaiting_sign_back' || state === 'difference_open';
  return isWaiting ? Math.max(0, daysBetween(dueOn, today)) : 0;
}

/** One page of the list of notes, with the days each is late; the first with its totals. */
export async function listDispatchRows(ctx: QueryContext, input: z.output<typeof DispatchListInput>) {
  const { ids, ...page } = await listNoteIds(ctx.db, input);
  const rows = (await listNotesByIds(ctx.db, ids)).map(
    ({ consigneeName: _name, consigneePhone: _phone, ...row }): DispatchRow => ({ ...row, ...lateness(row, ctx) }),
  );
  return { ...page, rows };
}

/** One page of the notes whose signed copy or settlement is missing. */
export async function listChaseRows(ctx: QueryContext, input: z.output<typeof SignBackChaseInput>) {
  const { ids, ...page } = await listNoteIdsToChase(ctx.db, input, ctx.today);
  const rows = (await listNotesByIds(ctx.db, ids)).map((row): SignBackChaseRow => ({
    id: row.id,
    number: row.number,
    clientId: row.clientId,
    clientName: row.clientName,
    dispatchedOn: row.dispatchedOn,
    carrier: row.carrier,
    waybill: row.waybill,
    consigneeName: row.consigneeName,
    consigneePhone: row.consigneePhone,
    signBackDueOn: row.signBackDueOn,
    grossFen: row.grossFen,
    state: row.state,
    ...lateness(row, ctx),
  }));
  return { ...page, rows };
}

function lateness(row: { readonly state: DispatchState; readonly signBackDueOn: string }, ctx: QueryContext) {
  return { daysLate: daysLate(row.state, row.signBackDueOn, ctx.today) };
}

/** A note's page: what was signed, what became of each line, and the documents that stand on it. */
export async function showDispatchNote(ctx: QueryContext, id: string): Promise<DispatchRecord> {
  const note = await readDispatchNote(ctx.db, id);
  const facts = await findNoteFacts(ctx.db, id);
  if (!note || !facts) return notFound('dispatch_note', id);
  return {
    id,
    number: note.number,
    version: note.version,
    submissionId: note.submissionId,
    state: facts.state,
    daysLate: daysLate(facts.state, facts.signBackDueOn, ctx.today),
    clientCode: facts.clientCode,
    clientName: facts.clientName,
    content: note.content,
    facts: await lineFacts(ctx.db, note),
    documents: await listDependents(ctx.db, id),
  };
}

/** A void note's lines stand with zeros: nothing became of them. */
async function lineFacts(db: ReadDb, note: KnownDispatchNote): Promise<DispatchLineFacts[]> {
  const numbers = await listContractNumbers(db, note.id);
  const shipped = await shippedFenOf(db, note.id);
  const quantities = new Map((await listLineQuantities(db, note.id)).map((row) => [row.line_key, row]));
  return note.content.lines.map(({ lineKey }) => {
    const row = quantities.get(lineKey);
    return {
      lineKey,
      contractNumber: numbers.get(lineKey) ?? null,
      signedE6: row?.signed_e6 ?? 0,
      settledE6: row?.settled_e6 ?? 0,
      toSignBackE6: row ? row.dispatched_e6 - row.signed_e6 - row.settled_e6 : 0,
      returnedForCreditE6: row?.returned_credit_e6 ?? 0,
      returnedForReplacementE6: row?.returned_replacement_e6 ?? 0,
      requestedE6: row?.requested_e6 ?? 0,
      invoicedE6: row?.invoiced_e6 ?? 0,
      shippedFen: shipped.get(lineKey) ?? 0,
    };
  });
}

/** The lines of one contract with what may still be dispatched, as this caller may see it. */
export async function dispatchableLines(ctx: QueryContext, contractId: string): Promise<DispatchableContract> {
  const contract = await readContract(ctx.db, contractId);
  if (!contract || contract.isVoid) return notFound('contract', contractId);
  const shown = new Map((await quantitiesToShow(ctx, contractId)).map((row) => [row.lineKey, row]));
  const keys = contract.content.lines.map((line) => contractLineClaimKey(contractId, line.lineKey));
  const hidden = await hiddenClaimKeys(ctx, 'dispatch.contract_line', keys);
  const lines = contract.content.lines.map((line, position) => {
    const quantity = shown.get(line.lineKey);
    const { toleranceBasisPoints } = contract.content.delivery;
    return {
      contractId,
      contractNumber: contract.number,
      contractLineKey: line.lineKey,
      position,
      productId: line.productId,
      productCode: line.productCode,
      productName: line.description,
      specification: line.specification,
      unit: line.unit,
      unitDecimals: line.unitDecimals,
      priceE6: line.priceE6,
      priceBasis: line.priceBasis,
      taxRateBasisPoints: line.taxRateBasisPoints,
      taxTreatment: line.taxTreatment,
      dueOn: line.dueOn,
      contractedE6: quantity?.contractedE6 ?? 0,
      netDispatchedE6: quantity?.netDispatchedE6 ?? 0,
      pendingE6: quantity?.pendingDispatchE6 ?? null,
      dispatchableE6: quantity?.dispatchableE6 ?? null,
      toleranceE6: toleranceE6(quantity?.contractedE6 ?? 0, toleranceBasisPoints, line.unitDecimals),
      pendingHidden: hidden.has(contractLineClaimKey(contractId, line.lineKey)),
    };
  });
  const { sealedOn, invoiceBase } = contract.content;
  return { contractId, contractNumber: contract.number, clientId: contract.clientId, sealedOn, invoiceBase, lines };
}

/** One page of the dispatched lines of a client from which goods may come back; lines with nothing left are not offered. */
export async function returnableLines(
  ctx: QueryContext,
  input: LinesToReturnAsked & { readonly after?: string | undefined },
): Promise<{ rows: ReturnableLine[]; next?: string }> {
  const found = await listLinesToReturn(ctx.db, input, decodePageKey(input.after, 2));
  const { rows, next } = toPage(found, input.limit, (row) => [row.dispatchNumber, row.position]);
  const keyOf = (row: (typeof rows)[number]) => dispatchLineClaimKey(row.dispatchNoteId, row.dispatchLineKey);
  const keys = rows.map(keyOf);
  const pending = await reservedByKey(ctx.db, RETURN_SCOPE, keys);
  const hidden = await hiddenClaimKeys(ctx, RETURN_SCOPE, keys);
  const shown = rows.map((row) => {
    const { position: _place, settledE6, returnedCreditE6, returnedReplacementE6, ...line } = row;
    const left = returnableE6({
      dispatched_e6: row.dispatchedE6,
      settled_e6: settledE6,
      returned_credit_e6: returnedCreditE6,
      returned_replacement_e6: returnedReplacementE6,
    });
    const pendingHidden = hidden.has(keyOf(row));
    const open = Math.max(0, left - (pending.get(keyOf(row)) ?? 0));
    return { ...line, returnableE6: pendingHidden ? null : open, pendingHidden };
  });
  return { rows: shown, ...(next !== undefined && { next }) };
}
