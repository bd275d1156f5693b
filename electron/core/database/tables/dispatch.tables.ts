import type { DocumentStatus } from '#core/database/tables/contracts.tables.ts';
import type { DispatchState } from '#shared/dispatch/dispatch.contract.ts';
import type {
  AccompanyingItem,
  DifferenceSettlement,
  DispatchKind,
  FreightBearer,
  ReturnLine,
  ReturnPurpose,
  ShipMode,
  SignBack,
} from '#shared/dispatch/dispatch.schema.ts';
import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';

export interface DispatchNoteTable {
  id: string;
  version: number;
  number: string;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  kind: DispatchKind;
  dispatched_on: string;
  ship_by: string | null;
  ship_mode: ShipMode;
  carrier: string | null;
  waybill: string | null;
  vehicle: string | null;
  pieces: number | null;
  freight_fen: number | null;
  freight_bearer: FreightBearer;
  consignee_name: string;
  consignee_phone: string;
  consignee_address: string;
  warehouse: string | null;
  sign_back_due_on: string;
  remark: string | null;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  status: DocumentStatus;
  submission_id: string;
}

export interface DispatchLineTable {
  dispatch_note_id: string;
  line_key: string;
  position: number;
  contract_id: string | null;
  contract_line_key: string | null;
  contract_version: number | null;
  product_id: string;
  product_name: string;
  specification: string | null;
  unit: string;
  unit_decimals: number;
  batch: string | null;
  quantity_e6: number;
  price_e6: number;
  price_basis: PriceBasis;
  tax_rate_basis_points: number;
  tax_treatment: TaxTreatment;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  remark: string | null;
  submission_id: string;
}

export interface DispatchAccompanyingTable {
  dispatch_note_id: string;
  position: number;
  kind: AccompanyingItem['kind'];
  name: string;
  quantity_e6: number;
  unit: string;
  submission_id: string;
}

export interface SignBackTable {
  id: string;
  version: number;
  number: string;
  dispatch_note_id: string;
  received_by: string;
  received_on: string;
  received_as: SignBack['receivedAs'];
  remark: string | null;
  status: DocumentStatus;
  submission_id: string;
}

export interface SignBackLineTable {
  sign_back_id: string;
  dispatch_note_id: string;
  dispatch_line_key: string;
  position: number;
  dispatched_e6: number;
  signed_e6: number;
  difference_e6: number;
  settlement: DifferenceSettlement | null;
  reason: string | null;
  submission_id: string;
}

export interface ReturnNoteTable {
  id: string;
  version: number;
  number: string;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  returned_on: string;
  purpose: ReturnPurpose;
  warehouse: string | null;
  remark: string | null;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  status: DocumentStatus;
  submission_id: string;
}

export interface ReturnLineTable {
  return_note_id: string;
  line_key: string;
  position: number;
  dispatch_note_id: string;
  dispatch_line_key: string;
  contract_id: string | null;
  contract_line_key: string | null;
  quantity_e6: number;
  condition: ReturnLine['condition'];
  reason: string | null;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  submission_id: string;
}

/** `v_dispatch_line_quantity`: what became of each line of the notes that are not void, in the line's unit. */
export interface DispatchLineQuantityView {
  dispatch_note_id: string;
  line_key: string;
  contract_id: string | null;
  contract_line_key: string | null;
  kind: DispatchKind;
  client_id: string;
  dispatched_on: string;
  dispatched_e6: number;
  signed_e6: number;
  /** Settled towards the client, by resending or by closing short. */
  settled_e6: number;
  settled_close_short_e6: number;
  returned_credit_e6: number;
  returned_replacement_e6: number;
  requested_e6: number;
  invoiced_e6: number;
}

/** `v_dispatch_state`: where every note stands, from its signed copy. */
export interface DispatchStateView {
  dispatch_note_id: string;
  state: DispatchState;
}

export interface DispatchTables {
  dispatch_note: DispatchNoteTable;
  dispatch_line: DispatchLineTable;
  dispatch_accompanying: DispatchAccompanyingTable;
  sign_back: SignBackTable;
  sign_back_line: SignBackLineTable;
  return_note: ReturnNoteTable;
  return_line: ReturnLineTable;
  v_dispatch_line_quantity: DispatchLineQuantityView;
  v_dispatch_state: DispatchStateView;
  /** Charged (+), taken back or invoiced (−), one row a movement of a contract line. */
  v_charge_movement: { readonly contract_id: string; readonly line_key: string; readonly quantity_e6: number };
}
