import type { StandingAction } from '#shared/clients/client-standing.schema.ts';

export interface ClientStandingTable {
  readonly id: string;
  readonly client_id: string;
  readonly standing: StandingAction;
  readonly reason: string;
  readonly from_on: string;
  readonly base_version: number;
  readonly version: number;
  readonly submission_id: string;
}

export interface BulkChangeTable {
  readonly id: string;
  /** What is changed: `clients`, `products`. */
  readonly kind: string;
  readonly field: string;
  /** The new value, as JSON. */
  readonly value: string;
  readonly reason: string;
  readonly version: number;
  readonly submission_id: string;
}

export interface BulkChangeRowTable {
  readonly bulk_change_id: string;
  readonly position: number;
  readonly record_id: string;
  readonly base_version: number;
  /** What stood there, as JSON. */
  readonly before: string;
  readonly submission_id: string;
}

export interface ActionTables {
  client_standing: ClientStandingTable;
  bulk_change: BulkChangeTable;
  bulk_change_row: BulkChangeRowTable;
}
