import type { Input } from '#shared/ipc/contract.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import type { SeedDesks } from '../e2e/office-seed.ts';

/** A page of the bank: a client's money, money of somebody unknown, money that left, a row that was keyed already. */
export function bankStatement(client: string, month = '十一月') {
  const rows = [
    ['2026-11-18 10:22:31', '', '5860', client, '1102026309771928374', 'NY20261118000718', '货款'],
    ['2026-11-18 14:05:09', '', '1250.50', '沈国梁', '6222021102000000001', 'NY20261118000719', `样品款（${month}）`],
    ['2026-11-19 09:30:00', '3000.00', '', '安能物流集团有限公司', '', 'NY20261119000720', '运费'],
    ['2026-11-19 16:41:50', '', '20000.00', client, '1102026309771928374', 'NY20261123000718', '货款'],
  ];
  const head = '交易时间,借方发生额,贷方发生额,对方户名,对方账号,交易流水号,摘要';
  const text = [head, ...rows.map((row) => row.join(','))].join('\n');
  return { kind: 'receipts', fileName: `工行${month}流水.csv`, contentBase64: Buffer.from(text).toString('base64') };
}

/** The client who owes on most documents, and what he owes. */
async function debtor({ maker }: SeedDesks) {
  const clients = (await maker.get('clients.list', { limit: 60 })).rows;
  const owing = [];
  for (const { id, name } of clients) {
    const { targets } = await maker.get('receipts.allocatable', { clientId: id });
    owing.push({ id, name, owed: targets.filter(({ target }) => target !== 'contract') });
  }
  const [most] = owing.toSorted((a, b) => b.owed.length - a.owed.length);
  if (most === undefined || most.owed.length === 0) throw new Error('somebody owes something');
  return most;
}

/** Two invoices on goods of a contract of three months ago: one is late, the other is due within a month. */
async function invoicedLongAgo({ maker, submitAndSign, today }: SeedDesks, clientId: string): Promise<void> {
  const [product] = (await maker.get('products.list', { limit: 1, status: 'active' })).rows;
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId,
      signedOn: addDays(today, -95),
      sealedOn: addDays(today, -94),
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '无锡市惠山区' },
      lines: [{ productId: product?.id ?? '', quantityE6: 60_000_000, priceE6: 586_000_000 }],
    },
  });
  const line = { contractId: contract.recordId, contractLineKey: 'L1', quantityE6: 20_000_000 };
  for (const [at, days] of [90, 15].entries()) {
    const note = await submitAndSign('dispatch.submit', {
      action: 'create',
      content: {
        clientId,
        kind: 'sale',
        dispatchedOn: addDays(today, -days),
        shipMode: 'carrier',
        freightBearer: 'seller',
        consigneeName: '沈国梁',
        consigneePhone: '13812345678',
        consigneeAddress: '无锡市惠山区洛社镇人民路 12 号',
        lines: [line],
      },
    });
    const request = await submitAndSign('invoicing.submitRequest', {
      action: 'create',
      content: {
        clientId,
        kind: 'special',
        requestedOn: addDays(today, -days),
        lines: [{ ...line, dispatchNoteId: note.recordId, dispatchLineKey: 'L1' }],
      },
    });
    const { content } = await maker.get('invoicing.getRequest', { id: request.recordId });
    const { netFen, taxFen, grossFen } = content;
    await submitAndSign('invoicing.submitInvoice', {
      action: 'create',
      content: {
        requestId: request.recordId,
        invoiceNumber: `2632200000040187900${at}`,
        issuedOn: addDays(today, -days),
        netFen,
        taxFen,
        grossFen,
      },
    });
  }
}

/** Two statements of the same client: one that he answered otherwise, one without an answer, and one that waits for its check. */
async function sent({ maker, submitAndSign, today }: SeedDesks, clientId: string) {
  const issue = (from: number, to: number, replyBy: number) => ({
    clientId,
    from: addDays(today, from),
    to: addDays(today, to),
    issuedOn: today,
    replyBy: addDays(today, replyBy),
  });
  const first = issue(-120, -41, 15);
  const differs = await submitAndSign('statements.submit', { action: 'create', content: first });
  const { content } = await maker.get('statements.show', { id: differs.recordId });
  await submitAndSign('statements.submit', {
    action: 'amend',
    recordId: differs.recordId,
    baseVersion: 1,
    content: {
      ...first,
      reply: 'differs',
      repliedOn: today,
      theirBalanceFen: content.closingFen - 5_860_000,
      replyReason: '我方少收 8 月 28 日 10 桶，送货单未签收，请核对',
    },
  });
  const open = await submitAndSign('statements.submit', { action: 'create', content: issue(-40, -1, 0) });
  const waiting = await maker.get('statements.submit', { action: 'create', content: issue(0, 0, 15) });
  return { statementDiffers: differs.recordId, statement: open.recordId, waitingAccount: waiting.id };
}

/** Money in every state: allocated in part and in full, a bill, nobody's, the longest payer; a receipt and an allocation wait for their check. */
export async function moneyIn(desks: SeedDesks, longest: string): Promise<Readonly<Record<string, string>>> {
  const { maker, submitAndSign, today } = desks;
  await invoicedLongAgo(desks, (await debtor(desks)).id);
  const { id: clientId, name, owed } = await debtor(desks);
  const slip = (payer: string, amountFen: number, at: number) => ({
    receivedOn: addDays(today, -at),
    method: 'transfer' as const,
    amountFen,
    payerName: payer,
    payerAccount: '1102026309771928374',
    bankReference: `NY2026112${at}00071${amountFen % 10}`,
  });
  const receive = (content: Input<'receipts.submit'>['content']) =>
    submitAndSign('receipts.submit', { action: 'create', content });
  const [first] = owed;
  const openFen = first?.openFen ?? 0;
  const paid = await receive({ ...slip(name, openFen, 6), clientId, note: '货款' });
  const left = await receive({ ...slip(name, 12_345_678, 3), clientId });
  await receive({
    ...slip(name, 20_000_001, 2),
    clientId,
    method: 'acceptance_bill',
    billNumber: '510230100001220261120098765432',
    billDueOn: addDays(today, 175),
  });
  const nobodys = await receive({ ...slip(longest, 5_860_002, 1), note: '往来款（附言：FH 26-11-09 批）' });
  const line = { target: first?.target ?? 'invoice', targetId: first?.targetId ?? '', lineKey: null };
  const allocation = (receiptId: string, amountFen: number) => ({
    clientId,
    allocatedOn: today,
    lines: [{ ...line, receiptId, amountFen }],
  });
  const settled = await submitAndSign('receipts.submitAllocation', {
    action: 'create',
    content: allocation(paid.recordId, openFen - 100_000),
  });
  const statements = await sent(desks, clientId);
  const waiting = await maker.get('receipts.submit', { action: 'create', content: slip('沈国梁', 300_003, 0) });
  const statement = await maker.get('exchange.submit', { ...bankStatement(name), acceptedRecords: 2 });
  const taking = await maker.get('receipts.submitAllocation', {
    action: 'create',
    content: allocation(left.recordId, 50_000),
  });
  return {
    debtor: clientId,
    receipt: paid.recordId,
    receiptLeft: left.recordId,
    nobodysReceipt: nobodys.recordId,
    allocation: settled.recordId,
    waitingReceipt: waiting.id,
    ...statements,
    waitingAllocation: taking.id,
    waitingStatement: statement.id,
  };
}
