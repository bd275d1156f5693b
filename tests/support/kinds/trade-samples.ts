import type { Input } from '#shared/ipc/contract.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { e6, HENGTAI } from '../sales-office.ts';
import { form, type KindSample } from './kind-sample.ts';
import { BULK, bulkContract, bulkNote } from './sample-office.ts';

const TODAY = '2026-11-20';

/** Files, contracts, and what follows from them. Quantities are by weight, so any number of kilograms fits. */
export const TRADE_SAMPLES = {
  client: {
    async propose({ next }) {
      const n = next();
      const digits = (length: number, lead: string): string => lead + String(n).padStart(length - lead.length, '0');
      const draft: Input<'clients.submit'>['content'] = {
        name: `客户 ${n} 机电设备`,
        taxNumber: digits(20, '3205'),
        creditLimitFen: 271_828_18,
        paymentDays: 365,
        bankAccounts: [{ bank: '工行苏州分行', account: digits(19, '6217') }],
        licences: [{ kind: '营业执照', number: digits(18, '91'), originalSeen: true, seenBy: '周敏', seenOn: TODAY }],
        deputyName: '顾晓岚',
        tags: ['轨道交通', '重点客户'],
        contacts: [
          { name: '沈国梁', phone: '13857120486', phone2: '0519-85120486', qq: '36281107', preferences: '喝碧螺春' },
        ],
        addresses: [
          {
            use: 'ship_to',
            province: '江苏省',
            city: '常州市',
            district: '新北区',
            address: '河海西路 300 号',
            postcode: '213022',
          },
        ],
        invoiceProfile: {
          title: `客户 ${n} 机电设备`,
          taxNumber: digits(17, '3209'),
          bank: '农行苏州分行',
          account: digits(16, '6228'),
        },
      };
      return form('clients.submit', draft, { action: 'amend', draft: { ...draft, remark: '已核对' } });
    },
  },
  client_merge: {
    // Both identifiers stand in countersigned files: they are keyed so that somebody looks at the papers of the two.
    known: ['survivor.identifier', 'absorbed.identifier'],
    async propose({ next, submitAndSign }) {
      const made = async (name: string) => {
        const content = { name, contacts: [{ name: '沈国梁', phone: `139${String(next()).padStart(8, '0')}` }] };
        return (await submitAndSign('clients.submit', { action: 'create', content })).recordId;
      };
      const survivorId = await made(`恒通物资 ${next()} 有限公司`);
      const absorbedId = await made(`恒通物资 ${next()} 公司`);
      const take = { fields: [], lines: { contacts: [0] } };
      return form('clients.submitMerge', { survivorId, absorbedId, reason: '同一家客户重复建档', take });
    },
  },
  product: {
    async propose({ next }) {
      const draft = { ...BULK, code: `SZ-${1000 + next()}`, listPriceE6: e6(577.215664) };
      return form('products.submit', draft, { action: 'amend', draft: { ...draft, remark: '新包装' } });
    },
  },
  price_list: {
    async propose({ next, bulk }) {
      const n = next();
      const line = {
        productId: bulk,
        // So far apart that any canary of the one stands above any of the next, as prices and floors must.
        priceE6: e6(13.371337),
        staffFloorE6: e6(3.914159),
        managerFloorE6: e6(1.151515),
      };
      const draft = { name: `价格表 ${n}`, scope: 'named' as const, validFrom: '2027-03-15', lines: [line] };
      return form('products.submitPriceList', draft, { action: 'amend', draft: { ...draft, remark: '已核对' } });
    },
  },
  discount_authority: {
    async propose({ next, maker }) {
      const { head } = await maker.get('products.authority', {});
      const lines = [{ level: 'staff' as const, discountBasisPoints: 4321 - next() }];
      const more = { level: 'manager' as const, discountBasisPoints: 8765 };
      const { version, recordId } = head;
      const target =
        version === 0 ? { action: 'create' as const } : { action: 'amend' as const, recordId, baseVersion: version };
      return form(
        'products.submitAuthority',
        { lines },
        { action: 'amend', draft: { lines: [...lines, more] } },
        target,
      );
    },
  },
  contract: {
    async propose({ draft: contractOf, bulk, next }) {
      const line = { productId: bulk, quantityE6: e6(100), priceE6: e6(14.142135), dueOn: '2027-10-15' };
      const paymentTerms = [{ shareBasisPoints: 10_000, trigger: 'invoice' as const, days: 30 }];
      const draft = contractOf([line], { externalNumber: `DH-${next()}`, paymentTerms });
      const changed = { ...draft, lines: [{ ...line, lineKey: 'L1' }], remark: '补充协议' };
      return form('contracts.submit', draft, { action: 'amend', draft: changed });
    },
  },
  close_short: {
    async propose(office) {
      const lines = [{ lineKey: 'L1', quantityE6: e6(900) }];
      const draft = { contractId: await bulkContract(office), closedOn: TODAY, reason: '客户减量', lines };
      return form('contracts.submitCloseShort', draft, { action: 'void', draft });
    },
  },
  opening_document: {
    async propose(office) {
      const line = {
        lineKey: 'L1',
        dispatchedE6: e6(900),
        signedE6: e6(200),
        invoicedE6: e6(190),
        invoicedFen: 2_345_67,
      };
      const contractId = await bulkContract(office);
      const draft = { contractId, asOf: '2026-11-19', receivedFen: 4_142_13, lines: [line] };
      return form('contracts.submitOpening', draft, { action: 'void', draft });
    },
  },
  dispatch_note: {
    async propose(office) {
      const line = { contractId: await bulkContract(office), contractLineKey: 'L1', quantityE6: e6(100) };
      const draft = office.noteDraft([line]);
      const changed = { ...draft, lines: [{ ...line, lineKey: 'L1' }], remark: '改由专车' };
      return form('dispatch.submit', draft, { action: 'amend', draft: changed });
    },
  },
  order_dispatch: {
    async propose(office) {
      const line = { productId: office.bulk, quantityE6: e6(100), priceE6: e6(17.320508), dueOn: '2027-10-15' };
      const { clientId: _client, kind: _kind, lines: _lines, ...note } = office.noteDraft([]);
      const order = office.draft([line], { kind: 'order', externalNumber: `DD-${office.next()}` });
      const lines = [{ orderLine: 0, quantityE6: e6(20) }];
      return form('dispatch.submitOrderWithNote', { order, note: { ...note, lines } });
    },
  },
  sign_back_batch: {
    planted: [{ path: 'copies.*.receivedBy', type: 'identifier' }],
    known: ['control.copies'],
    async propose(office) {
      const { noteId } = await bulkNote(office);
      const copies = [{ dispatchNoteId: noteId, receivedBy: 'HZ-77889911' }];
      return form('dispatch.submitSignBackBatch', { receivedOn: TODAY, copies });
    },
  },
  day_page: {
    known: ['count'],
    async propose(office) {
      const subject = { kind: 'dispatch_note', id: (await bulkNote(office)).noteId };
      const officeDate = businessDateOf(office.clock.now);
      const content = { happenedAt: `${officeDate} 08:30`, place: '无锡分拨', status: '已到达' };
      await office.maker.get('daily.add', { kind: 'tracking_event', subject, content });
      return form('daily.submitPage', { officeDate });
    },
  },
  sign_back: {
    async propose(office) {
      const line = { dispatchLineKey: 'L1', signedE6: e6(90), settlement: 'close_short' as const, reason: '破损' };
      const draft = {
        dispatchNoteId: (await bulkNote(office)).noteId,
        receivedBy: '沈国梁',
        receivedOn: TODAY,
        receivedAs: 'authorised' as const,
        lines: [line],
      };
      return form('dispatch.submitSignBack', draft, { action: 'amend', draft: { ...draft, remark: '已补盖章' } });
    },
  },
  return_note: {
    async propose(office) {
      const { noteId } = await bulkNote(office);
      const line = { dispatchNoteId: noteId, dispatchLineKey: 'L1', quantityE6: e6(17), condition: 'damaged' as const };
      const draft = { clientId: office.clientId, returnedOn: TODAY, purpose: 'credit' as const, lines: [line] };
      const changed = { ...draft, lines: [{ ...line, lineKey: 'L1' }], remark: '已入不良品库' };
      return form('dispatch.submitReturn', draft, { action: 'amend', draft: changed });
    },
  },
  invoice_request: {
    async propose(office) {
      const { contractId, noteId } = await bulkNote(office);
      const line = {
        contractId,
        contractLineKey: 'L1',
        dispatchNoteId: noteId,
        dispatchLineKey: 'L1',
        quantityE6: e6(90),
        discountFen: 123_45,
      };
      const draft = office.requestDraft([line]);
      const changed = { ...draft, lines: [{ ...line, lineKey: 'L1' }], remark: '请寄总部' };
      return form('invoicing.submitRequest', draft, { action: 'amend', draft: changed });
    },
  },
  invoice: {
    // The total stands in the request it was issued on.
    known: ['grossFen'],
    async propose(office) {
      const { contractId, noteId } = await bulkNote(office);
      const line = { contractId, contractLineKey: 'L1', dispatchNoteId: noteId, dispatchLineKey: 'L1' };
      const request = await office.request([{ ...line, quantityE6: e6(90) }], { requestedOn: '2026-11-20' });
      const { content } = await office.maker.get('invoicing.getRequest', { id: request.recordId });
      const draft = {
        requestId: request.recordId,
        invoiceCode: `320026${String(office.next()).padStart(6, '0')}`,
        invoiceNumber: String(office.next()).padStart(8, '0'),
        issuedOn: TODAY,
        netFen: content.netFen,
        taxFen: content.taxFen,
        grossFen: content.grossFen,
      };
      return form('invoicing.submitInvoice', draft, { action: 'amend', draft: { ...draft, remark: '已寄出' } });
    },
  },
  receipt: {
    async propose({ clientId, next }) {
      const draft = {
        clientId,
        receivedOn: TODAY,
        method: 'acceptance_bill' as const,
        amountFen: 314_159_26,
        payerName: HENGTAI.name,
        payerAccount: '1102026309771928374',
        billNumber: `5301610000${String(next()).padStart(12, '0')}`,
        billDueOn: '2027-10-15',
      };
      return form('receipts.submit', draft, { action: 'amend', draft: { ...draft, note: '票已入库' } });
    },
  },
  allocation: {
    async propose(office) {
      const { recordId: receiptId } = await office.submitAndSign('receipts.submit', {
        action: 'create',
        content: {
          clientId: office.clientId,
          receivedOn: '2026-11-19',
          method: 'transfer',
          amountFen: 900_000_00,
          payerName: HENGTAI.name,
        },
      });
      const line = {
        receiptId,
        target: 'contract' as const,
        targetId: await bulkContract(office),
        amountFen: 9_265_35,
      };
      const draft = { clientId: office.clientId, allocatedOn: TODAY, lines: [line] };
      const changed = { ...draft, lines: [{ ...line, lineKey: 'L1' }], note: '预收款' };
      return form('receipts.submitAllocation', draft, { action: 'amend', draft: changed });
    },
  },
  statement: {
    async propose(office) {
      const month = String((office.next() % 9) + 1).padStart(2, '0');
      const draft = {
        clientId: office.clientId,
        from: `2026-${month}-01`,
        to: `2026-${month}-${String((office.next() % 27) + 2).padStart(2, '0')}`,
        issuedOn: TODAY,
        replyBy: '2026-12-05',
      };
      const answered = { ...draft, reply: 'agreed' as const, repliedOn: TODAY };
      return form('statements.submit', draft, { action: 'amend', draft: answered });
    },
  },
} satisfies Record<string, KindSample>;
