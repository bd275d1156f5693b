import { consigneeOf, newAccompanying, typedDispatchHead } from '#renderer/components/dispatch-head.ts';
import { cellFaults, type FormFault, orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { CellFault } from '#renderer/components/line-grid-props.ts';
import { shownFen, shownQuantity, typedQuantity } from '#renderer/components/typed-values.ts';
import {
  contractForm,
  type ContractFormValues,
  filledLines,
  previewAmounts,
  typedContract,
} from '#renderer/features/contracts/contract-form-model.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { OrderDispatch, OrderDispatchDraft } from '#shared/dispatch/order-dispatch.schema.ts';

const NOTE = 'note.';

/** Only an order or a sale is dispatched itself; an amendment is dispatched on its own. */
export function maySendNow(values: ContractFormValues): boolean {
  return values.fields['kind'] !== 'framework';
}

export function sendsNow(values: ContractFormValues): boolean {
  return values.sendNow === true && maySendNow(values);
}

/** Switches it on: today, the way the contract says, everything that was ordered. */
export function withSendNow(values: ContractFormValues, today: string): ContractFormValues {
  const start = {
    'note.dispatchedOn': today,
    'note.shipMode': values.fields['delivery.mode'] || 'carrier',
    'note.freightBearer': values.fields['delivery.freightBearer'] || 'seller',
  };
  return { ...values, sendNow: true, fields: { ...start, ...values.fields }, lines: sendAll(values.lines) };
}

/** What nobody typed yet is taken from the client file. */
export function withConsignee(values: ContractFormValues, client: ClientContent): ContractFormValues {
  if (!lacksConsignee(values)) return values;
  const known = Object.entries(consigneeOf(client)).map(([path, text]) => [NOTE + path, text]);
  return { ...values, fields: { ...values.fields, ...Object.fromEntries(known) } };
}

export function lacksConsignee({ fields }: ContractFormValues): boolean {
  return ['consigneeName', 'consigneePhone', 'consigneeAddress'].every((path) => (fields[NOTE + path] ?? '') === '');
}

/** Ctrl G: every line leaves as it was ordered. */
export function sendAll(lines: readonly Line[]): readonly Line[] {
  const filled = new Set(filledLines(lines));
  return lines.map((line) =>
    filled.has(line) ? { ...line, cells: { ...line.cells, sendE6: line.cells['quantityE6'] ?? '' } } : line,
  );
}

/** Lines of which something leaves. */
export function sendingLines(lines: readonly Line[]): readonly Line[] {
  return filledLines(lines).filter(
    ({ cells }) => (cells['sendE6'] ?? '') !== '' && typedQuantity(cells['sendE6']) !== 0,
  );
}

/** What leaves now, in fen with tax: a preview. */
export function sendFen(line: Line): number {
  return previewAmounts({ ...line, cells: { ...line.cells, quantityE6: line.cells['sendE6'] ?? '' } })?.grossFen ?? 0;
}

function noteFields(fields: ContractFormValues['fields']): ContractFormValues['fields'] {
  const own = Object.entries(fields).filter(([path]) => path.startsWith(NOTE));
  return Object.fromEntries(own.map(([path, text]) => [path.slice(NOTE.length), text]));
}

/** Order and note in one draft, or every place that is wrong. */
export function readOrderWithNote(values: ContractFormValues, today: string): Reading<OrderDispatchDraft> {
  const filled = filledLines(values.lines);
  return readDraft(OrderDispatchDraft, {
    order: typedContract(values, today),
    note: {
      ...typedDispatchHead(noteFields(values.fields), values.accompanying ?? [], today),
      lines: sendingLines(values.lines).map((line) => ({
        orderLine: filled.indexOf(line),
        batch: orNull(line.cells['sendBatch']),
        quantityE6: typedQuantity(line.cells['sendE6']),
      })),
    },
  });
}

/** A returned order with its note, as it was submitted. */
export function orderWithNoteForm(content: unknown): ContractFormValues {
  const { order, note } = OrderDispatch.parse(content);
  const form = contractForm(order);
  const texts: Readonly<Record<string, string | null>> = {
    dispatchedOn: note.dispatchedOn,
    shipBy: note.shipBy,
    shipMode: note.shipMode,
    carrier: note.carrier,
    waybill: note.waybill,
    vehicle: note.vehicle,
    pieces: note.pieces === null ? null : String(note.pieces),
    freightFen: shownFen(note.freightFen),
    freightBearer: note.freightBearer,
    consigneeName: note.consigneeName,
    consigneePhone: note.consigneePhone,
    consigneeAddress: note.consigneeAddress,
    warehouse: note.warehouse,
    remark: note.remark,
    signBackDueOn: note.signBackDueOn,
  };
  return {
    ...form,
    sendNow: true,
    fields: {
      ...form.fields,
      ...Object.fromEntries(Object.entries(texts).map(([path, text]) => [NOTE + path, text ?? ''])),
    },
    lines: form.lines.map(({ id, cells }) => {
      const sent = note.lines.find((line) => line.contractLineKey === cells['lineKey']);
      return { id, cells: { ...cells, sendE6: shownQuantity(sent?.quantityE6 ?? null), sendBatch: sent?.batch ?? '' } };
    }),
    accompanying: note.accompanying.map((item) => {
      const { name, unit, kind } = item;
      return { ...newAccompanying(), cells: { kind, name, unit, quantityE6: shownQuantity(item.quantityE6) } };
    }),
  };
}

/** `order.lines.0.priceE6` → `lines.0.priceE6`: the order's own fields are named as on a contract alone. */
export function fieldOf(path: string): string {
  return path.replace(/^order\./, '');
}

/** Faults of the note's lines in the columns beside the order's; more than was ordered is marked while it is typed. */
export function sendingFaults(lines: readonly Line[], faults: readonly FormFault[]): readonly CellFault[] {
  const own = faults
    .filter(({ path }) => path.startsWith(NOTE))
    .map((fault) => ({ ...fault, path: fault.path.slice(NOTE.length) }));
  const wrong = cellFaults('lines', sendingLines(lines), own, sendingColumn);
  const marked = new Set(wrong.map(({ lineId }) => lineId));
  const over = sendingLines(lines).filter(({ id, cells }) => {
    const [now, ordered] = [typedQuantity(cells['sendE6']), typedQuantity(cells['quantityE6'])];
    return !marked.has(id) && typeof now === 'number' && typeof ordered === 'number' && now > ordered;
  });
  return [...wrong, ...over.map(({ id }) => ({ lineId: id, column: 'sendE6', tone: 'warning' as const }))];
}

export function sendingColumn(column: string): string {
  return column === 'batch' ? 'sendBatch' : 'sendE6';
}
