import { call } from '#shared/registers/kinds/call.ts';
import { carrierRate } from '#shared/registers/kinds/carrier-rate.ts';
import { complaint } from '#shared/registers/kinds/complaint.ts';
import { courierFee } from '#shared/registers/kinds/courier-fee.ts';
import { creditInvestigation } from '#shared/registers/kinds/credit-investigation.ts';
import { dailyRound } from '#shared/registers/kinds/daily-round.ts';
import { expenseApplication } from '#shared/registers/kinds/expense-application.ts';
import { expenseClaim } from '#shared/registers/kinds/expense-claim.ts';
import { fileLoan } from '#shared/registers/kinds/file-loan.ts';
import { greeting } from '#shared/registers/kinds/greeting.ts';
import { leadCall } from '#shared/registers/kinds/lead-call.ts';
import { lead } from '#shared/registers/kinds/lead.ts';
import { letterReceived } from '#shared/registers/kinds/letter-received.ts';
import { letterSent } from '#shared/registers/kinds/letter-sent.ts';
import { marketInformation } from '#shared/registers/kinds/market-information.ts';
import { materialItem } from '#shared/registers/kinds/material-item.ts';
import { materialMovement } from '#shared/registers/kinds/material-movement.ts';
import { minutes } from '#shared/registers/kinds/minutes.ts';
import { notice } from '#shared/registers/kinds/notice.ts';
import { parcelReceived } from '#shared/registers/kinds/parcel-received.ts';
import { parcel } from '#shared/registers/kinds/parcel.ts';
import { pettyCash } from '#shared/registers/kinds/petty-cash.ts';
import { policyDocument } from '#shared/registers/kinds/policy-document.ts';
import { posting } from '#shared/registers/kinds/posting.ts';
import { printOrder } from '#shared/registers/kinds/print-order.ts';
import { promotionSettlement } from '#shared/registers/kinds/promotion-settlement.ts';
import { promotion } from '#shared/registers/kinds/promotion.ts';
import { readReceipt } from '#shared/registers/kinds/read-receipt.ts';
import { salesReport } from '#shared/registers/kinds/sales-report.ts';
import { sealUse } from '#shared/registers/kinds/seal-use.ts';
import { visit } from '#shared/registers/kinds/visit.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

/** Every register of the office, in the order of the page that lists them: within a group, the daily work first. */
export const REGISTERS: readonly RegisterKind[] = [
  materialMovement,
  materialItem,
  printOrder,
  parcel,
  parcelReceived,
  carrierRate,
  letterReceived,
  letterSent,
  call,
  notice,
  minutes,
  dailyRound,
  sealUse,
  fileLoan,
  policyDocument,
  readReceipt,
  visit,
  complaint,
  greeting,
  lead,
  leadCall,
  posting,
  marketInformation,
  salesReport,
  creditInvestigation,
  pettyCash,
  courierFee,
  promotion,
  promotionSettlement,
  expenseApplication,
  expenseClaim,
];

/** The register whose entries are records, or daily entries, of this kind. */
export function registerKindOf(kind: string): RegisterKind | undefined {
  const [, name] = /^register_(.+)$/.exec(kind) ?? [];
  return REGISTERS.find((register) => register.name === name);
}
