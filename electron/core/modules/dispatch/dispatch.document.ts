import type { AccompanyingItem, DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import { listContractNumbers } from '#core/modules/dispatch/dispatch-list.repository.ts';
import { findDispatchClient } from '#core/modules/dispatch/dispatch-client.repository.ts';
import { readDispatchNote, type KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { paperFactsOf, priceWithTaxE6 } from '#core/modules/dispatch/paper-facts.service.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import type { DispatchCopy, DispatchSheet } from '#core/printing/dispatch-data.ts';
import { dispatchSheetDocument } from '#core/printing/dispatch-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';

/** The usual four plies; the one that comes back signed shows no prices but room to count. */
const COPIES: readonly DispatchCopy[] = [
  { mark: '①', name: '存根', colour: '白', showPrices: true },
  { mark: '②', name: '客户', colour: '红', showPrices: true },
  { mark: '③', name: '回单', colour: '蓝', showPrices: false },
  { mark: '④', name: '财务', colour: '黄', showPrices: true },
];

const ITEM_KINDS: Readonly<Record<AccompanyingItem['kind'], string>> = {
  sample: '样品',
  gift: '赠品',
  material: '物料',
};

/** 发货单 on paper: only effective notes, exactly as they were signed. */
export const dispatchNotePrintable: Printable = {
  name: 'dispatch_note',
  personal: true,
  papers: dispatchSheetDocument.papers,
  copies: COPIES.map((copy) => copy.mark),
  async render(ctx, recordId, { paper, copies, carbon, offset, printing }) {
    const data = await dispatchSheetOf(ctx, recordId);
    const mode = carbon ? ('carbon-set' as const) : ('separate' as const);
    const options = { copies: COPIES, ...(copies && { only: copies }), mode, printing };
    return renderDocument({ document: dispatchSheetDocument, data, options, offset, ...(paper && { paper }) });
  },
};

/** A note's print data; a void note is not printed, because goods could leave on it. */
export async function dispatchSheetOf(ctx: QueryContext, id: string): Promise<DispatchSheet> {
  const note = await readDispatchNote(ctx.db, id);
  if (!note) return notFound('dispatch_note', id);
  if (note.isVoid) refuse('dispatch.void_not_printed', { number: note.number });
  const facts = await paperFactsOf(ctx, note.submissionId);
  const client = await findDispatchClient(ctx.db, note.clientId);
  const { content } = note;
  const decimals = totalDecimals(content);
  return {
    number: note.number,
    effective: true,
    seller: facts.seller,
    clientName: client?.name ?? '',
    contractNumber: await contractNumbers(ctx.db, note),
    dispatchedOn: content.dispatchedOn,
    consignee: { name: content.consigneeName, phone: content.consigneePhone, address: content.consigneeAddress },
    lines: content.lines.map((line) => ({
      productName: line.productName,
      specification: line.specification ?? '',
      unit: line.unit,
      unitDecimals: line.unitDecimals,
      quantityE6: line.quantityE6,
      priceE6: priceWithTaxE6(line),
      amountFen: line.grossFen,
      batchNumber: line.batch ?? '',
      remark: line.remark ?? '',
    })),
    ...(decimals !== undefined && { totalQuantityDecimals: decimals }),
    packages: content.pieces ?? 0,
    accompanying: content.accompanying.map(
      ({ kind, name, quantityE6, unit }) => `${ITEM_KINDS[kind]} ${name} ${formatQuantity(quantityE6)} ${unit}`,
    ),
    carrier: carrierOf(content),
    makerName: facts.makerName,
    checkerName: facts.checkerName,
    contentHash: facts.contentHash,
  };
}

async function contractNumbers(db: ReadDb, note: KnownDispatchNote): Promise<string> {
  return [...new Set((await listContractNumbers(db, note.id)).values())].join('、');
}

/** Decimals of the total quantity, where all lines count in one unit. */
function totalDecimals({ lines }: DispatchNote): number | undefined {
  const units = new Set(lines.map((line) => line.unit));
  return units.size === 1 ? Math.max(...lines.map((line) => line.unitDecimals)) : undefined;
}

function carrierOf(content: DispatchNote): DispatchSheet['carrier'] {
  const bearer = content.freightBearer === 'seller' ? '我方承担' : '客户承担';
  const freight = content.freightFen === null ? bearer : `${formatFen(content.freightFen)}（${bearer}）`;
  const modes = { carrier: '物流', own_truck: '自有车辆', pick_up: '客户自提', courier: '快递' };
  return {
    name: content.carrier ?? modes[content.shipMode],
    waybill: content.waybill ?? '',
    vehicle: content.vehicle ?? '',
    freight,
  };
}
