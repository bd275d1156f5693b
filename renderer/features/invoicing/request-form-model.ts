import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownFen, shownQuantity, typedDate, typedFen, typedQuantity } from '#renderer/components/typed-values.ts';
import type { InvoiceableLine } from '#shared/invoicing/invoicing.contract.ts';
import { type InvoiceRequest, InvoiceRequestDraft } from '#shared/invoicing/invoicing.schema.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';

/** Everything as typed; a line's id names the dispatched (or contracted) line it invoices. */
export interface RequestFormValues {
  readonly clientId: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

interface Source {
  readonly contractId: string;
  readonly contractLineKey: string;
  readonly dispatchNoteId: string | null;
  readonly dispatchLineKey: string | null;
}

export function sourceKey(line: Source): string {
  return [line.contractId, line.contractLineKey, line.dispatchNoteId ?? '', line.dispatchLineKey ?? ''].join('/');
}

export function newRequestForm(clientId: string, today: string): RequestFormValues {
  return { clientId, fields: { kind: 'special', requestedOn: today }, lines: [] };
}

export function requestForm(content: InvoiceRequest): RequestFormValues {
  return {
    clientId: content.clientId,
    fields: {
      kind: content.kind,
      requestedOn: content.requestedOn,
      deliverTo: content.deliverTo ?? '',
      remark: content.remark ?? '',
    },
    lines: content.lines.map((line) => ({
      id: sourceKey(line),
      cells: {
        lineKey: line.lineKey,
        quantityE6: shownQuantity(line.quantityE6),
        discountFen: line.discountFen === 0 ? '' : shownFen(line.discountFen),
      },
    })),
  };
}

/** A line for everything that can be invoiced, with what was typed for it. */
export function linesFor(from: readonly InvoiceableLine[], typed: readonly Line[]): readonly Line[] {
  return from.map((line) => {
    const id = sourceKey(line);
    return typed.find((one) => one.id === id) ?? { id, cells: {} };
  });
}

/** Ctrl G: everything that can be invoiced, as far as this person may see it. */
export function allInvoiceable(from: readonly InvoiceableLine[], typed: readonly Line[]): readonly Line[] {
  return linesFor(from, typed).map((line, index) => {
    const left = from[index]?.invoiceableE6 ?? null;
    if (left === null || left <= 0) return line;
    return { ...line, cells: { ...line.cells, quantityE6: shownQuantity(left) } };
  });
}

export function sentLines(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => (cells['quantityE6'] ?? '') !== '');
}

export function readRequestForm(
  values: RequestFormValues,
  from: readonly InvoiceableLine[],
  today: string,
): Reading<InvoiceRequestDraft> {
  const byKey = new Map(from.map((line) => [sourceKey(line), line]));
  return readDraft(InvoiceRequestDraft, {
    clientId: orNull(values.clientId) ?? undefined,
    kind: values.fields['kind'],
    requestedOn: typedDate(values.fields['requestedOn'], today),
    deliverTo: orNull(values.fields['deliverTo']),
    remark: orNull(values.fields['remark']),
    lines: sentLines(values.lines).map(({ id, cells }) => {
      const line = byKey.get(id);
      return {
        lineKey: orNull(cells['lineKey']),
        contractId: line?.contractId,
        contractLineKey: line?.contractLineKey,
        dispatchNoteId: line?.dispatchNoteId ?? null,
        dispatchLineKey: line?.dispatchLineKey ?? null,
        quantityE6: typedQuantity(cells['quantityE6']),
        discountFen: typedFen(cells['discountFen']) ?? 0,
      };
    }),
  });
}

/** A preview of what a line comes to with tax, after its discount, in fen. */
export function previewFen(line: Line, from: InvoiceableLine | undefined): number {
  const quantityE6 = typedQuantity(line.cells['quantityE6']);
  if (from === undefined || typeof quantityE6 !== 'number' || quantityE6 <= 0) return 0;
  const discount = typedFen(line.cells['discountFen']);
  try {
    return lineAmounts({ ...from, quantityE6 }).grossFen - (typeof discount === 'number' ? discount : 0);
  } catch {
    return 0;
  }
}
