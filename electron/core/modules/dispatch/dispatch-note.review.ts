import { isCharged } from '#shared/dispatch/dispatch-amounts.ts';
import { DispatchNote, DispatchNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { DISPATCH_SCOPE } from '#core/modules/contracts/quantity.service.ts';
import { chargeOf, EXPOSURE_SCOPE } from '#core/modules/dispatch/credit.service.ts';
import { completeDispatchNote } from '#core/modules/dispatch/dispatch-draft.service.ts';
import { insertNote, updateNote } from '#core/modules/dispatch/dispatch-note.repository.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { checkDispatchNote } from '#core/modules/dispatch/dispatch-rules.service.ts';
import { takenByLine } from '#core/modules/dispatch/remaining.service.ts';
import { residueEntries } from '#core/modules/dispatch/residue.service.ts';
import { chargeEntries, postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

export const DISPATCH_KIND = 'dispatch_note';

/**
 * 发货单. Quantities are re-keyed from the customer's order (no order record stands behind them yet), the consignee by phone;
 * price and product are compared with the contract. Released and shipped are one step: the effect posts.
 */
export const dispatchNoteKind = defineRecordKind<DispatchNoteDraft, DispatchNote>({
  name: DISPATCH_KIND,
  module: 'dispatch',
  draft: DispatchNoteDraft,
  content: DispatchNote,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'FH', businessDate: (content) => content.dispatchedOn },
  complete: (ctx, draft, { recordId }) => completeDispatchNote(ctx, draft, recordId),
  checks(content) {
    const checks: FieldCheck[] = [
      { path: 'lines.*.quantityE6', mode: 'rekey', type: 'quantity' },
      { path: 'consigneePhone', mode: 'rekey', type: 'phone' },
      { path: 'lines.*.productId', mode: 'compare', type: 'identifier' },
      { path: 'lines.*.priceE6', mode: 'compare', type: 'price' },
      { path: 'shipMode', mode: 'confirm', type: 'text' },
    ];
    if (content.shipBy !== null) checks.push({ path: 'shipBy', mode: 'confirm', type: 'date' });
    if (content.accompanying.length > 0) checks.push({ path: 'accompanying', mode: 'confirm', type: 'text' });
    return checks;
  },
  derived: ['netFen', 'taxFen', 'grossFen', 'lines.*.netFen', 'lines.*.taxFen', 'lines.*.grossFen'],
  rekeyable: [
    { path: 'lines.*.priceE6', type: 'price' },
    { path: 'shipBy', type: 'date' },
  ],
  drawable: true,
  decidedBy: ['money'],
  decisive: async (_ctx, { lines }) => ({ amountFen: sumFen(lines.map((line) => line.grossFen)) }),
  title({ dispatchedOn, lines }) {
    const more = lines.length > 1 ? ` +${lines.length - 1}` : '';
    return `${dispatchedOn} · ${lines[0]?.productName ?? ''}${more}`;
  },
  claims(content) {
    const taken = [...takenByLine(content)].map(([key, quantityE6]) => ({ scope: DISPATCH_SCOPE, key, quantityE6 }));
    const charge = chargeOf(content);
    if (charge === 0) return taken;
    return [...taken, { scope: EXPOSURE_SCOPE, key: content.clientId, quantityE6: charge }];
  },
  validate: checkDispatchNote,
  apply: applyDispatchNote,
  read: readDispatchNote,
});

async function applyDispatchNote(ctx: CommandContext, effect: Effect<DispatchNote>): Promise<void> {
  const { recordId, submissionId } = effect;
  const client = await clientColumnsOf(ctx.db, effect.content.clientId);
  const head = { ...headRow(effect), ...client };
  const parts = { lines: lineRows(effect), accompanying: accompanyingRows(effect) };
  if (effect.action === 'create') {
    invariant(effect.number !== undefined, 'a new dispatch note is given its number');
    await insertNote(ctx.db, { ...head, number: effect.number }, parts);
    await postCharge(ctx, effect, client.client_id, effect.number);
    return;
  }
  await updateNote(ctx.db, head, parts);
  const note = await readDispatchNote(ctx.db, recordId);
  invariant(note, 'the dispatch note that was changed is there');
  const isVoid = effect.action === 'void';
  const memo = `${note.number} ${isVoid ? '作废冲回' : '更改冲回'}`;
  await reverseVouchers(ctx, { kind: DISPATCH_KIND, id: recordId }, submissionId, memo);
  if (!isVoid) await postCharge(ctx, effect, client.client_id, note.number);
}

/** 1122.01 against 6001.00 for every charged line, with tax. */
async function postCharge(
  ctx: CommandContext,
  effect: Effect<DispatchNote>,
  clientId: string,
  number: string,
): Promise<void> {
  const { content, recordId, submissionId } = effect;
  if (!isCharged(content.kind)) return;
  const memo = `${number} 发货`;
  const entries = content.lines.flatMap((line) =>
    chargeEntries(line.grossFen, {
      clientId,
      contractId: line.contractId,
      contractLineKey: line.contractLineKey,
      dispatchNoteId: recordId,
      dispatchLineKey: line.lineKey,
      memo: `${memo} ${line.productName}`,
    }),
  );
  const source = { kind: DISPATCH_KIND, id: recordId };
  // Goods that were invoiced ahead may close their contract line by leaving.
  const residues = await residueEntries(ctx.db, entries);
  await postVoucher(ctx, {
    date: content.dispatchedOn,
    memo,
    source,
    submissionId,
    entries: [...entries, ...residues],
  });
}

function headRow({ content, recordId, version, submissionId, action }: Effect<DispatchNote>) {
  return {
    id: recordId,
    version,
    kind: content.kind,
    dispatched_on: content.dispatchedOn,
    ship_by: content.shipBy,
    ship_mode: content.shipMode,
    carrier: content.carrier,
    waybill: content.waybill,
    vehicle: content.vehicle,
    pieces: content.pieces,
    freight_fen: content.freightFen,
    freight_bearer: content.freightBearer,
    consignee_name: content.consigneeName,
    consignee_phone: content.consigneePhone,
    consignee_address: content.consigneeAddress,
    warehouse: content.warehouse,
    sign_back_due_on: content.signBackDueOn,
    remark: content.remark,
    net_fen: content.netFen,
    tax_fen: content.taxFen,
    gross_fen: content.grossFen,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<DispatchNote>) {
  return content.lines.map((line, position) => ({
    dispatch_note_id: recordId,
    line_key: line.lineKey,
    position,
    contract_id: line.contractId,
    contract_line_key: line.contractLineKey,
    contract_version: line.contractVersion,
    product_id: line.productId,
    product_name: line.productName,
    specification: line.specification,
    unit: line.unit,
    unit_decimals: line.unitDecimals,
    batch: line.batch,
    quantity_e6: line.quantityE6,
    price_e6: line.priceE6,
    price_basis: line.priceBasis,
    tax_rate_basis_points: line.taxRateBasisPoints,
    tax_treatment: line.taxTreatment,
    net_fen: line.netFen,
    tax_fen: line.taxFen,
    gross_fen: line.grossFen,
    remark: line.remark,
    submission_id: submissionId,
  }));
}

function accompanyingRows({ content, recordId, submissionId }: Effect<DispatchNote>) {
  return content.accompanying.map((item, position) => ({
    dispatch_note_id: recordId,
    position,
    kind: item.kind,
    name: item.name,
    quantity_e6: item.quantityE6,
    unit: item.unit,
    submission_id: submissionId,
  }));
}
