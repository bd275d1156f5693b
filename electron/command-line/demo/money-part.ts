import { formatFen, plainFen } from '#shared/kernel/money.ts';
import { proposeAllocation } from '#shared/receipts/propose-allocation.ts';
import { check, type Paper } from './blind-keying.ts';
import type { Dispatched } from './dispatch-part.ts';
import { expectThat, type Stage } from './stage.ts';

/** As finance writes it on the request: 数电票, twenty digits. */
const INVOICE_NUMBER = '26322000000118273645';
const PAID_FEN = 80_000_00;
const UNKNOWN = { payerName: '常州启明贸易商行', amountFen: 3_600_00, bankReference: 'NY2026112000921' };

/** Finance issues the invoice, part of it is paid the same day, and money comes in that nobody knows. */
export async function receiveMoney(
  stage: Stage,
  sent: Dispatched,
  request: { readonly recordId: string; readonly number: string },
  today: string,
): Promise<void> {
  const { teller } = stage;
  teller.heading('开票、回款、核销', 'The invoice, the money, and what it is for');
  const grossFen = await recordInvoice(stage, request, today);
  const paidFen = Math.min(PAID_FEN, Math.floor(grossFen / 2));
  const client = await stage.maker.desk.get('clients.get', { id: sent.clientId });
  const own = { clientId: sent.clientId, payerName: client.content.name, amountFen: paidFen };
  const receipt = await receive(stage, { ...own, bankReference: 'NY2026112000718' }, today);
  const unknown = await receive(stage, { clientId: null, ...UNKNOWN }, today);
  teller.line(
    `到账 ${formatFen(paidFen)} 元，付款户名与客户全称一致，只盲录金额和日期，回款单 ${receipt} 生效；另有 ${formatFen(UNKNOWN.amountFen)} 元不知是谁的，回款单 ${unknown} 作待查来款。`,
    `${formatFen(paidFen)} yuan came in; the payer is called like the client, so only amount and day are keyed blind: receipt ${receipt}. Another ${formatFen(UNKNOWN.amountFen)} yuan of nobody knows whom wait as receipt ${unknown}.`,
  );
  await allocate(stage, sent.clientId, today);
}

async function recordInvoice(
  { maker, teller, ...stage }: Stage,
  request: { readonly recordId: string; readonly number: string },
  today: string,
): Promise<number> {
  const { content } = await maker.desk.get('invoicing.getRequest', { id: request.recordId });
  const { netFen, taxFen, grossFen } = content;
  const totals = { netFen, taxFen, grossFen };
  const invoice = { requestId: request.recordId, invoiceNumber: INVOICE_NUMBER, issuedOn: today, ...totals };
  const ticket = await maker.desk.get('invoicing.submitInvoice', { action: 'create', content: invoice });
  const paper: Readonly<Record<string, string>> = {
    invoiceNumber: INVOICE_NUMBER,
    grossFen: plainFen(grossFen),
    issuedOn: today,
  };
  await check({ maker, teller, ...stage }, ticket.id, (path) => paper[path] ?? '');
  teller.line(
    `财务照申请 ${request.number} 开出发票 ${INVOICE_NUMBER}，登记后应收转入已开票。`,
    `Finance issues invoice ${INVOICE_NUMBER} on request ${request.number}; recorded, it is what the client owes.`,
  );
  return grossFen;
}

async function receive(
  stage: Stage,
  money: {
    readonly clientId: string | null;
    readonly payerName: string;
    readonly amountFen: number;
    readonly bankReference: string;
  },
  today: string,
): Promise<string> {
  const content = { ...money, receivedOn: today, method: 'transfer' as const, note: '货款' };
  const ticket = await stage.maker.desk.get('receipts.submit', { action: 'create', content });
  const slip: Paper = (path) => (path === 'amountFen' ? plainFen(money.amountFen) : today);
  return (await check(stage, ticket.id, slip)).number;
}

/** Oldest first: what was owed before the office began, then the invoice of today. */
async function allocate(stage: Stage, clientId: string, today: string): Promise<void> {
  const { maker, teller } = stage;
  const { receipts, targets } = await maker.desk.get('receipts.allocatable', { clientId });
  const lines = proposeAllocation(receipts, targets);
  expectThat(lines.length > 0, 'there is money, and something it is for');
  const content = { clientId, allocatedOn: today, lines };
  const ticket = await maker.desk.get('receipts.submitAllocation', { action: 'create', content });
  const list: Paper = (path) => plainFen(lines[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? '-1')]?.amountFen ?? 0);
  const { number } = await check(stage, ticket.id, list);
  const { total } = await maker.desk.get('receipts.openInvoices', { clientId });
  teller.line(
    `核销单 ${number} 按单据日期从早到晚认款，还有 ${formatFen(total?.openFen ?? 0)} 元发票款未收。`,
    `Allocation ${number} takes the money for what is owed, the oldest first; ${formatFen(total?.openFen ?? 0)} yuan of invoices are still open.`,
  );
}
