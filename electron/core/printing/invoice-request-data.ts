import type { PrintRecord } from './print-mark.ts';

/** What a 开票申请单 says, as plain data. */
export interface InvoiceRequestSheet {
  readonly number?: string;
  /** False prints 未复核 across the sheet. */
  readonly effective: boolean;
  readonly requestedOn: string;
  readonly department: string;
  readonly applicantName: string;
  readonly client: {
    readonly name: string;
    readonly taxNumber: string;
    readonly addressAndPhone: string;
    readonly bankAndAccount: string;
  };
  /** Which of the office's kinds is ticked: `['数电专票', '数电普票', '纸质']`, chosen 0. */
  readonly invoiceKinds: readonly string[];
  readonly chosenKind: number;
  /** `邮箱 cw@haituo.example`. */
  readonly delivery: string;
  readonly contractNumbers: string;
  readonly dispatchNumbers: string;
  readonly lines: readonly InvoiceRequestLine[];
  /** `22,681.20（30% 预付款 SK-2026-000352）` is written from these. */
  readonly receivedFen: number;
  readonly receivedNote: string;
  /** What the contract still allows to be invoiced. */
  readonly remainingFen: number;
  /** Our own bank and account, where one is chosen for invoices. */
  readonly sellerAccount?: string;
  readonly invoiceRemark: string;
  /** `赵敏 2026-11-22 10:02`; empty while not reviewed. */
  readonly checked: string;
  readonly contentHash: string;
  readonly printing: PrintRecord;
}

/** Net, tax and gross as stored, in fen: never computed here. */
export interface InvoiceRequestLine {
  /** `*通用设备*卫生级气动隔膜阀`. */
  readonly content: string;
  readonly specification: string;
  readonly unit: string;
  readonly unitDecimals: number;
  /** 0 on a discount line, whose quantity and price stay blank. */
  readonly quantityE6: number;
  /** Tax included, in millionths of a yuan. */
  readonly priceE6: number;
  readonly taxRateBasisPoints: number;
  readonly netFen: number;
  readonly taxFen: number;
  readonly grossFen: number;
}
