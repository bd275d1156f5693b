import type { DispatchLine, DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';
import {
  findNote,
  listAccompanying,
  listNoteLines,
  type DispatchLineRow,
  type DispatchNoteRow,
} from '#core/modules/dispatch/dispatch-note.repository.ts';

/** A dispatch note with what is kept beside its content. */
export interface KnownDispatchNote extends RecordState<DispatchNote> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
}

/** Rebuilds a dispatch note from its tables, exactly as it was signed; undefined when there is none. */
export async function readDispatchNote(db: ReadDb, id: string): Promise<KnownDispatchNote | undefined> {
  const row = await findNote(db, id);
  if (!row) return undefined;
  const lines = await listNoteLines(db, id);
  const accompanying = await listAccompanying(db, id);
  const content: DispatchNote = {
    ...headContent(row),
    accompanying: accompanying.map(({ kind, name, quantity_e6, unit }) => ({
      kind,
      name,
      quantityE6: quantity_e6,
      unit,
    })),
    lines: lines.map(lineContent),
  };
  return {
    id,
    content,
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    isVoid: row.status === 'void',
  };
}

function headContent(row: DispatchNoteRow): Omit<DispatchNote, 'lines' | 'accompanying'> {
  return {
    clientId: row.signed_client_id ?? row.client_id,
    kind: row.kind,
    dispatchedOn: row.dispatched_on,
    shipBy: row.ship_by,
    shipMode: row.ship_mode,
    carrier: row.carrier,
    waybill: row.waybill,
    vehicle: row.vehicle,
    pieces: row.pieces,
    freightFen: row.freight_fen,
    freightBearer: row.freight_bearer,
    consigneeName: row.consignee_name,
    consigneePhone: row.consignee_phone,
    consigneeAddress: row.consignee_address,
    warehouse: row.warehouse,
    remark: row.remark,
    signBackDueOn: row.sign_back_due_on,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
  };
}

function lineContent(row: DispatchLineRow): DispatchLine {
  return {
    lineKey: row.line_key,
    contractId: row.contract_id,
    contractLineKey: row.contract_line_key,
    contractVersion: row.contract_version,
    productId: row.product_id,
    productName: row.product_name,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    batch: row.batch,
    quantityE6: row.quantity_e6,
    priceE6: row.price_e6,
    priceBasis: row.price_basis,
    taxRateBasisPoints: row.tax_rate_basis_points,
    taxTreatment: row.tax_treatment,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
    remark: row.remark,
  };
}
