import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { typedText } from './keying.ts';
import type { TestOffice } from './test-office.ts';

/** A parcel as a clerk enters it, on the courier's month account. */
export function parcelFields(waybill: string, fee: number, more: EntryFields = {}): EntryFields {
  return {
    sentOn: '2026-10-12',
    content: '合同原件',
    urgency: 'ordinary',
    mode: 'express',
    waybill,
    carrier: '顺丰速运',
    receiver: '王建国',
    address: '无锡市新吴区长江路 18 号',
    sender: '周敏',
    payment: 'monthly',
    fee,
    dueBy: '2026-10-14',
    ...more,
  };
}

/** A parcel that took effect. */
export function sendParcel(office: TestOffice, waybill: string, fee: number, more: EntryFields = {}) {
  return office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: 'parcel', fields: parcelFields(waybill, fee, more) },
  });
}

/** Money in the box, as finance advanced it. */
export function fillBox(office: TestOffice, amount: number) {
  const fields = { paidOn: '2026-11-02', movement: 'advance', summary: '领取备用金', amount };
  return office.submitAndSign('registers.submit', { action: 'create', content: { register: 'petty_cash', fields } });
}

export type BillRow = readonly [waybill: string, destination: string, weight: string, fen: number];

/** A month bill as a carrier sends it, with its total at the foot. */
export function courierBill(rows: readonly BillRow[], register = 'courier_fee') {
  const total = rows.reduce((sum, [, , , fen]) => sum + fen, 0);
  const lines = [
    ['序号', '运单号码', '到件地', '计费重量', '应付金额'],
    ...rows.map(([waybill, destination, weight, fen], at) => [
      String(at + 1),
      waybill,
      destination,
      weight,
      typedText('fen', fen),
    ]),
    ['合计', '', '', '', typedText('fen', total)],
  ];
  const contentBase64 = Buffer.from(lines.map((line) => line.join(',')).join('\n')).toString('base64');
  return { register, fileName: '顺丰10月账单.csv', contentBase64 };
}
