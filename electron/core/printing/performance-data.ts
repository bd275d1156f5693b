/** What a 合同履行一览表 says, as plain data; the reports module computes every figure. */
export interface PerformanceSheet {
  readonly companyName: string;
  /** `2026-01-01`, business dates. */
  readonly fromOn: string;
  readonly untilOn: string;
  /** `客户`, `业务员`: what the groups are. */
  readonly groupedBy: string;
  /** `已生效（含税）`. */
  readonly basis: string;
  readonly groups: readonly PerformanceGroup[];
  readonly makerName: string;
  readonly checkerName: string;
  /** When the figures were read, office time: `2026-11-22 17:30`. */
  readonly asOf: string;
}

export interface PerformanceGroup {
  readonly name: string;
  readonly rows: readonly PerformanceRow[];
}

/** Fen and millionths; a figure that does not exist for the row is left out and prints blank, zero prints "-". */
export interface PerformanceRow {
  readonly contractNumber: string;
  readonly signedOn: string;
  readonly product: string;
  readonly unit: string;
  readonly unitDecimals: number;
  readonly quantityE6: number;
  readonly amountFen: number;
  readonly dispatchedE6: number;
  readonly dispatchedFen: number;
  readonly signedBackE6: number;
  readonly undispatchedE6: number;
  readonly invoicedFen?: number;
  readonly receivedFen?: number;
  readonly receivableFen?: number;
  readonly dueFen?: number;
  readonly dueOn: string;
  readonly overdueDays: number;
  readonly status: string;
  readonly owner: string;
}
