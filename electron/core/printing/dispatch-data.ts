import type { PrintedLogo } from './logo.ts';
import type { PrintRecord } from './print-mark.ts';

/** What a 发货单 says, as plain data; the dispatch module reads it from the effective record. */
export interface DispatchSheet {
  /** `FH-2026-000123`; a draft has none. */
  readonly number?: string;
  /** False prints 未复核 不得发货 across every sheet, and no code to scan. */
  readonly effective: boolean;
  readonly seller: {
    readonly name: string;
    readonly phone: string;
    /** At the foot of every copy, after the phone. */
    readonly contactLines?: readonly string[];
    readonly logo?: PrintedLogo;
  };
  readonly clientName: string;
  readonly contractNumber: string;
  /** Business date, `2026-11-22`. */
  readonly dispatchedOn: string;
  readonly consignee: { readonly name: string; readonly phone: string; readonly address: string };
  readonly lines: readonly DispatchLine[];
  /** Decimals of the total quantity; left out when units are mixed and the sum would mean nothing. */
  readonly totalQuantityDecimals?: number;
  readonly packages: number;
  /** 随货: certificates, samples, gifts. */
  readonly accompanying: readonly string[];
  readonly carrier: {
    readonly name: string;
    readonly waybill: string;
    readonly vehicle: string;
    readonly freight: string;
  };
  readonly makerName: string;
  readonly checkerName: string;
  /** First groups of the signed content's hash. */
  readonly contentHash: string;
}

export interface DispatchLine {
  readonly productName: string;
  readonly specification: string;
  readonly unit: string;
  readonly unitDecimals: number;
  readonly quantityE6: number;
  readonly priceE6: number;
  /** Gross, as posted: never computed here. */
  readonly amountFen: number;
  readonly batchNumber: string;
  readonly remark: string;
}

/** One ply (联): `{ mark: '③', name: '回单', colour: '蓝', showPrices: false }`. */
export interface DispatchCopy {
  readonly mark: string;
  readonly name: string;
  readonly colour: string;
  readonly showPrices: boolean;
}

export interface DispatchOptions {
  /** The plies the office uses; what prints is all of them, or `only` those with these marks. */
  readonly copies: readonly DispatchCopy[];
  readonly only?: readonly string[];
  /** `separate` prints each copy with its own name; `carbon-set` strikes once through all plies, so all show alike. */
  readonly mode: 'separate' | 'carbon-set';
  /** Hides prices on every copy, whatever the copy says. */
  readonly hidePrices?: boolean;
  readonly printing: PrintRecord;
}
