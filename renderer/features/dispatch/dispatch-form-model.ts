import { consigneeOf, typedDispatchHead } from '#renderer/components/dispatch-head.ts';
import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownFen, shownQuantity, typedQuantity } from '#renderer/components/typed-values.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { isCharged } from '#shared/dispatch/dispatch-amounts.ts';
import type { DispatchableContract, DispatchableLine } from '#shared/dispatch/dispatch.contract.ts';
import { DispatchKind, type DispatchNote, DispatchNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';

/** Everything as typed. A line's id is the key of its contract line; what the contract says of it is asked afresh each time. */
export interface DispatchFormValues {
  readonly contractId: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
  readonly accompanying: readonly Line[];
}

/** A new note on what may still go: quantities as far as this person may see them, the consignee from the client file. */
export function newDispatchForm(
  contract: DispatchableContract,
  client: ClientContent,
  today: string,
): DispatchFormValues {
  return {
    contractId: contract.contractId,
    fields: {
      kind: 'sale',
      dispatchedOn: today,
      shipMode: 'carrier',
      freightBearer: 'seller',
      ...consigneeOf(client),
    },
    lines: allDispatchable(contract.lines, []),
    accompanying: [],
  };
}

/** Ctrl G: every line to what may still go; lines whose remaining number is held back stay as typed. */
export function allDispatchable(from: readonly DispatchableLine[], typed: readonly Line[]): readonly Line[] {
  return from.map((line) => {
    const old = typed.find(({ id }) => id === line.contractLineKey);
    const left = line.dispatchableE6;
    const quantityE6 = left === null ? (old?.cells['quantityE6'] ?? '') : left > 0 ? shownQuantity(left) : '';
    return { id: line.contractLineKey, cells: { ...old?.cells, quantityE6 } };
  });
}

/** The note of a record or of a returned submission. Lines not on it stand there empty, so that they can be added. */
export function dispatchForm(note: DispatchNote, contract: DispatchableContract): DispatchFormValues {
  const texts: Readonly<Record<string, string | null>> = {
    kind: note.kind,
    dispatchedOn: note.dispatchedOn,
    shipBy: note.shipBy,
    shipMode: note.shipMode,
    carrier: note.carrier,
    waybill: note.waybill,
    vehicle: note.vehicle,
    pieces: note.pieces === null ? '' : String(note.pieces),
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
    contractId: contract.contractId,
    fields: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text ?? ''])),
    lines: contract.lines.map(({ contractLineKey }) => {
      const line = note.lines.find((one) => one.contractLineKey === contractLineKey);
      if (line === undefined) return { id: contractLineKey, cells: {} };
      return {
        id: contractLineKey,
        cells: {
          lineKey: line.lineKey,
          quantityE6: shownQuantity(line.quantityE6),
          batch: line.batch ?? '',
          remark: line.remark ?? '',
        },
      };
    }),
    accompanying: note.accompanying.map((item) => ({
      id: crypto.randomUUID(),
      cells: { kind: item.kind, name: item.name, quantityE6: shownQuantity(item.quantityE6), unit: item.unit },
    })),
  };
}

/** Lines that go: a quantity stands there and is not zero. */
export function sentLines(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => (cells['quantityE6'] ?? '') !== '' && typedQuantity(cells['quantityE6']) !== 0);
}

export function readDispatchForm(
  values: DispatchFormValues,
  clientId: string,
  today: string,
): Reading<DispatchNoteDraft> {
  const { fields } = values;
  return readDraft(DispatchNoteDraft, {
    clientId,
    kind: fields['kind'],
    ...typedDispatchHead(fields, values.accompanying, today),
    lines: sentLines(values.lines).map(({ id, cells }) => ({
      lineKey: orNull(cells['lineKey']),
      contractId: values.contractId,
      contractLineKey: id,
      batch: orNull(cells['batch']),
      quantityE6: typedQuantity(cells['quantityE6']),
      remark: orNull(cells['remark']),
    })),
  });
}

/** A preview of what a line charges, in fen; the office reads the price again when it is submitted. */
export function previewFen(line: Line, from: DispatchableLine | undefined, kind: string): number {
  const quantityE6 = typedQuantity(line.cells['quantityE6']);
  if (from === undefined || typeof quantityE6 !== 'number' || quantityE6 <= 0) return 0;
  if (!DispatchKind.options.some((one) => one === kind && isCharged(one))) return 0;
  try {
    return lineAmounts({ ...from, quantityE6 }).grossFen;
  } catch {
    return 0;
  }
}

/** More than the office last said may go, tolerance included: marked while typing, judged by the office. */
export function isOver(line: Line, from: DispatchableLine): boolean {
  const quantityE6 = typedQuantity(line.cells['quantityE6']);
  if (typeof quantityE6 !== 'number' || from.dispatchableE6 === null) return false;
  return quantityE6 > from.dispatchableE6 + from.toleranceE6;
}
