import { maskContent } from '#shared/disclosures/mask-content.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import type { AllocationRecord, ReceiptRecord } from '#shared/receipts/receipts.contract.ts';
import type { AllocationTarget, Receipt, ReceiptMethod } from '#shared/receipts/receipts.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { paperFactsOf } from '#core/modules/dispatch/paper-facts.service.ts';
import { plainPrintable } from '#core/modules/prints/printable.ts';
import { ALLOCATION_KIND } from '#core/modules/receipts/allocation.review.ts';
import { RECEIPT_KIND } from '#core/modules/receipts/receipt.review.ts';
import { showAllocation, showReceipt } from '#core/modules/receipts/receipts-show.service.ts';
import { paperFen } from '#core/printing/numbers.ts';
import type { RegisterPlace, RegisterSheet } from '#core/printing/register-data.ts';
import { registerSheetDocument } from '#core/printing/register-sheet.ts';

const METHODS: readonly (readonly [ReceiptMethod, string])[] = [
  ['transfer', '转账'],
  ['acceptance_bill', '承兑汇票'],
  ['cash', '现金'],
  ['other', '其他'],
];
const TARGETS: Readonly<Record<AllocationTarget, string>> = { invoice: '发票', contract: '合同预收', opening: '期初' };

/** 收款单, on A5 lying or A4: only effective receipts, the amount in capitals beside the digits; the payer's account stays masked. */
export const receiptPrintable = plainPrintable(RECEIPT_KIND, registerSheetDocument, async (ctx, id, printing) => {
  const receipt = await showReceipt(ctx.db, id);
  if (receipt.state === 'void') refuse('receipts.void_not_printed', { number: receipt.number });
  return sheetOf(ctx, receipt, {
    title: '收款单',
    date: receipt.content.receivedOn,
    fields: receiptPlaces(receipt),
    signatures: ['出纳', '会计', '主管'],
    printing,
  });
});

/** 核销单: each line with its receipt and what it pays. */
export const allocationPrintable = plainPrintable(ALLOCATION_KIND, registerSheetDocument, async (ctx, id, printing) => {
  const allocation = await showAllocation(ctx.db, id);
  if (allocation.isVoid) refuse('receipts.void_not_printed', { number: allocation.number });
  return sheetOf(ctx, allocation, {
    title: '核销单',
    date: allocation.content.allocatedOn,
    fields: allocationPlaces(allocation),
    signatures: ['会计', '主管'],
    printing,
  });
});

async function sheetOf(
  ctx: QueryContext,
  { number, submissionId }: { readonly number: string; readonly submissionId: string },
  sheet: Pick<RegisterSheet, 'title' | 'date' | 'fields' | 'signatures' | 'printing'>,
): Promise<RegisterSheet> {
  const { seller, made, checked, contentHash } = await paperFactsOf(ctx, submissionId);
  return { ...sheet, companyName: seller.name, number, made, checked, contentHash, stamp: '' };
}

const half = (label: string, value: string | null): RegisterPlace => ({ label, value: value ?? '', room: 'half' });
const whole = (label: string, value: string | null): RegisterPlace => ({ label, value: value ?? '', room: 'whole' });
const money = (label: string, fen: number): RegisterPlace => ({
  ...whole(label, paperFen(fen)),
  capitals: amountInWords(fen),
});

function receiptPlaces({ content, clientCode, clientName, allocations }: ReceiptRecord): RegisterPlace[] {
  const shown: Receipt = maskContent(RECEIPT_KIND, content);
  const settled = allocations.map(
    ({ allocationNumber, target, targetNumber, amountFen }) =>
      `${allocationNumber}　${TARGETS[target]} ${targetNumber}　${paperFen(amountFen)}`,
  );
  return [
    whole('客户', clientName === null ? '待查来款' : `${clientCode ?? ''} ${clientName}`),
    whole('付款户名', shown.payerName),
    money('金额', shown.amountFen),
    whole('收款方式', METHODS.map(([code, word]) => `${code === shown.method ? '■' : '□'} ${word}`).join('　')),
    half('付款账号', shown.payerAccount),
    half('银行流水号', shown.bankReference),
    half('票据号码', shown.billNumber),
    half('票据到期日', shown.billDueOn),
    whole('我方账户', shown.ownAccount),
    { label: '核销', value: settled.join('\n'), room: 'note' },
    { label: '摘要', value: shown.note ?? '', room: 'note' },
  ];
}

function allocationPlaces({ content, clientCode, clientName, shares }: AllocationRecord): RegisterPlace[] {
  const lines = content.lines.map(({ lineKey, receiptNumber, target, targetNumber, amountFen }) => {
    const contracts = shares.filter((share) => share.lineKey === lineKey);
    const over = contracts.map((share) => `${share.contractNumber} ${paperFen(share.amountFen)}`).join('、');
    return `${receiptNumber} → ${TARGETS[target]} ${targetNumber}　${paperFen(amountFen)}（${over}）`;
  });
  return [
    whole('客户', `${clientCode} ${clientName}`),
    money('核销金额', content.amountFen),
    { label: '明细', value: lines.join('\n'), room: 'note' },
    { label: '备注', value: content.note ?? '', room: 'note' },
  ];
}
