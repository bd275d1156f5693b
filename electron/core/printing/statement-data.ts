import type { PrintRecord } from './print-mark.ts';

/** What a 对账单 says, as plain data. Every figure is as it was signed. */
export interface StatementSheet {
  readonly number: string;
  readonly companyName: string;
  /** Address, telephone: where the slip goes back to. */
  readonly contactLines: readonly string[];
  /** Our own bank and account, where one is chosen for invoices. */
  readonly account?: string;
  readonly client: { readonly code: string; readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly issuedOn: string;
  readonly replyBy: string;
  readonly note: string;
  readonly openingFen: number;
  readonly closingFen: number;
  readonly lines: readonly StatementSheetLine[];
  readonly made: string;
  readonly checked: string;
  readonly contentHash: string;
  readonly printing: PrintRecord;
}

export interface StatementSheetLine {
  readonly on: string;
  readonly number: string;
  /** Product, specification and invoice, or what else moved. */
  readonly says: string;
  /** `12 桶`; empty where there is none. */
  readonly quantity: string;
  readonly price: string;
  /** In fen; null leaves the cell empty. One of the two is filled. */
  readonly chargeFen: number | null;
  readonly creditFen: number | null;
}
