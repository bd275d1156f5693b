import type { Input, Output } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import { e6, openSalesOffice, type ContractDraft, type SalesOffice } from './sales-office.ts';
import type { TestOfficeOptions } from './test-office.ts';

export type NoteDraft = Input<'dispatch.submit'>['content'];
export type RequestDraft = Input<'invoicing.submitRequest'>['content'];
type NoteLine = NoteDraft['lines'][number];
type SignedLine = Input<'dispatch.submitSignBack'>['content']['lines'][number];
type ReturnedLine = Input<'dispatch.submitReturn'>['content']['lines'][number];
type RequestLine = RequestDraft['lines'][number];

export interface Made {
  readonly recordId: string;
  readonly number: string;
}

export interface TradeOffice extends SalesOffice {
  /** A note of the client as the form would send it. */
  noteDraft(lines: readonly NoteLine[], head?: Partial<NoteDraft>): NoteDraft;
  note(lines: readonly NoteLine[], head?: Partial<NoteDraft>): Promise<Made>;
  signBack(noteId: string, lines: readonly SignedLine[]): Promise<Made>;
  returned(lines: readonly ReturnedLine[], purpose: 'credit' | 'replacement'): Promise<Made>;
  requestDraft(lines: readonly RequestLine[], head?: Partial<RequestDraft>): RequestDraft;
  request(lines: readonly RequestLine[], head?: Partial<RequestDraft>): Promise<Made>;
  /** Records the invoice exactly as requested, or with other totals. */
  invoice(requestId: string, totals?: { netFen: number; taxFen: number; grossFen: number }): Promise<Made>;
  /** The quantities of one contract line. */
  quantities(contractId: string, lineKey?: string): Promise<Output<'contracts.get'>['quantities'][number]>;
  trialBalance(): Promise<Output<'ledger.trialBalance'>>;
  /** Balance of one account in fen, debits positive. */
  balanceOf(accountCode: string): Promise<number>;
}

/** An office that can sell, ship, invoice: everything through the door, every effect countersigned. */
export async function openTradeOffice(options: TestOfficeOptions = {}): Promise<TradeOffice> {
  const office = await openSalesOffice(options);
  let issued = 0;
  const noteDraft: TradeOffice['noteDraft'] = (lines, head = {}) => ({
    clientId: office.clientId,
    kind: 'sale',
    dispatchedOn: '2026-11-20',
    shipMode: 'carrier',
    carrier: '德邦物流',
    waybill: null,
    freightBearer: 'seller',
    consigneeName: '王建国',
    consigneePhone: '13812345678',
    consigneeAddress: '常州市新北区河海东路 88 号',
    lines: [...lines],
    ...head,
  });
  const requestDraft: TradeOffice['requestDraft'] = (lines, head = {}) => ({
    clientId: office.clientId,
    kind: 'special',
    requestedOn: '2026-11-20',
    lines: [...lines],
    ...head,
  });
  const made = async (promise: ReturnType<SalesOffice['submitAndSign']>): Promise<Made> => {
    const { recordId, number } = await promise;
    return { recordId, number: number ?? '' };
  };
  const trialBalance = () => office.maker.get('ledger.trialBalance', { from: 202601, to: 202612 });
  return {
    ...office,
    noteDraft,
    note: (lines, head) =>
      made(office.submitAndSign('dispatch.submit', { action: 'create', content: noteDraft(lines, head) })),
    signBack: (dispatchNoteId, lines) =>
      made(
        office.submitAndSign('dispatch.submitSignBack', {
          action: 'create',
          content: {
            dispatchNoteId,
            receivedBy: '王建国',
            receivedOn: '2026-11-20',
            receivedAs: 'authorised',
            lines: [...lines],
          },
        }),
      ),
    returned: (lines, purpose) =>
      made(
        office.submitAndSign('dispatch.submitReturn', {
          action: 'create',
          content: { clientId: office.clientId, returnedOn: '2026-11-20', purpose, lines: [...lines] },
        }),
      ),
    requestDraft,
    request: (lines, head) =>
      made(office.submitAndSign('invoicing.submitRequest', { action: 'create', content: requestDraft(lines, head) })),
    async invoice(requestId, totals) {
      const { content } = await office.maker.get('invoicing.getRequest', { id: requestId });
      const { netFen, taxFen, grossFen } = totals ?? content;
      issued += 1;
      const invoiceNumber = `2632000000${String(issued).padStart(10, '0')}`;
      const draft = { requestId, invoiceNumber, issuedOn: '2026-11-20', netFen, taxFen, grossFen };
      return made(office.submitAndSign('invoicing.submitInvoice', { action: 'create', content: draft }));
    },
    async quantities(contractId, lineKey = 'L1') {
      const { quantities } = await office.maker.get('contracts.get', { id: contractId });
      const found = quantities.find((row) => row.lineKey === lineKey);
      if (!found) throw new Error(`no quantities for ${lineKey}`);
      return found;
    },
    trialBalance,
    async balanceOf(accountCode) {
      const row = (await trialBalance()).rows.find((candidate) => candidate.accountCode === accountCode);
      return row ? row.closingDebitFen - row.closingCreditFen : 0;
    },
  };
}

/** A contract over one line of primer at a price in yuan, and a line to dispatch from it. */
export async function primerContract(
  office: TradeOffice,
  quantity: number,
  price = 586,
  head: Partial<ContractDraft> = {},
): Promise<{ readonly contractId: string; readonly take: (quantity: number) => NoteLine }> {
  const line = { productId: office.primer, quantityE6: e6(quantity), priceE6: e6(price) };
  const { recordId } = await office.contract([line], head);
  return {
    contractId: recordId,
    take: (wanted) => ({ contractId: recordId, contractLineKey: 'L1', quantityE6: e6(wanted) }),
  };
}

/** Where and why something was refused: the first field's fault, or the rule. */
export function refusal(reply: Reply<unknown>): unknown {
  if (reply.ok) return { accepted: reply.value };
  const { failure } = reply;
  return failure.code === 'invalid_input' ? failure.fields[0] : failure;
}
