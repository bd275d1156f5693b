import { partOf } from '#shared/statements/statement-balance.ts';
import type { StatementLine } from '#shared/statements/statements.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { paperFactsOf } from '#core/modules/dispatch/paper-facts.service.ts';
import { plainPrintable, type PrintWish } from '#core/modules/prints/printable.ts';
import { showStatement } from '#core/modules/statements/statement-show.service.ts';
import { STATEMENT_KIND } from '#core/modules/statements/statement.review.ts';
import { paperPrice, paperQuantity } from '#core/printing/numbers.ts';
import type { StatementSheet, StatementSheetLine } from '#core/printing/statement-data.ts';
import { statementDocument } from '#core/printing/statement-sheet.ts';

/** 客户对账单 on A4: only effective statements, exactly as they were signed. */
export const statementPrintable = plainPrintable(STATEMENT_KIND, statementDocument, statementSheetOf);

async function statementSheetOf(
  ctx: QueryContext,
  id: string,
  printing: PrintWish['printing'],
): Promise<StatementSheet> {
  const { number, state, submissionId, clientCode, clientName, content } = await showStatement(ctx, id);
  if (state === 'void') refuse('statements.void_not_printed', { number });
  const { seller, made, checked, contentHash } = await paperFactsOf(ctx, submissionId);
  return {
    number,
    companyName: seller.name,
    contactLines: seller.contactLines,
    ...(seller.invoiceAccount !== undefined && { account: seller.invoiceAccount }),
    client: { code: clientCode, name: clientName },
    from: content.from,
    to: content.to,
    issuedOn: content.issuedOn,
    replyBy: content.replyBy,
    note: content.note ?? '',
    openingFen: content.openingFen,
    closingFen: content.closingFen,
    lines: content.lines.map(paperLine),
    made,
    checked,
    contentHash,
    printing,
  };
}

function paperLine(line: StatementLine): StatementSheetLine {
  const part = partOf(line);
  const isCharge = part === 'shipped' || part === 'other';
  const { quantityE6, priceE6, unit, unitDecimals } = line;
  return {
    on: line.on,
    number: line.documentNumber,
    says: saysOf(line),
    quantity: quantityE6 === null ? '' : `${paperQuantity(quantityE6, unitDecimals ?? 0)}${unit ?? ''}`,
    price: priceE6 === null ? '' : paperPrice(priceE6),
    chargeFen: isCharge ? line.amountFen : null,
    creditFen: isCharge ? null : 0 - line.amountFen,
  };
}

const METHODS = { transfer: '转账', acceptance_bill: '承兑汇票', cash: '现金', other: '收款' } as const;

function saysOf(line: StatementLine): string {
  const goods = [line.productName, line.specification].filter((part) => part !== null).join(' ');
  switch (line.kind) {
    case 'dispatch_note':
      return line.invoiceNumbers === null ? goods : `${goods}（发票 ${line.invoiceNumbers}）`;
    case 'return_note':
      return `退货 ${goods}`;
    case 'sign_back':
      return `签收差异 ${goods}`;
    case 'receipt':
      return [METHODS[line.receiptMethod ?? 'other'], line.reference].filter((part) => part !== null).join(' ');
    case 'invoice':
      return '开票折扣及尾差';
    case 'opening_document':
      return '期初余额转入';
    case 'other':
      return '其他';
  }
}
