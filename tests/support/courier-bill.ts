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

const PLACES = ['无锡', '上海', '北京', '广州', '成都', '杭州', '武汉', '西安'] as const;
const RECEIVERS = ['沈国梁', '唐晓梅', '林会计', '赵工', '欧阳思源'] as const;
const waybillOf = (at: number): string => `SF${String(1_420_000_000_000 + at * 7919)}`;
const feeOf = (at: number): number => 12_00 + (at % 7) * 3_50;

/** Parcels of one month as an office keeps them, in a workbook. */
export function parcelBook(count: number) {
  const heads = '寄件日,寄件物品,缓急,寄递方式,快递单号,快递公司,收件人,收件地址,寄件人,付费方式,费用,应到日';
  const rows = Array.from({ length: count }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    const to = `${PLACES[at % PLACES.length] ?? ''}市高新区科技路 ${at + 1} 号`;
    const cells = ['销售合同一式两份', '普通', '快递', waybillOf(at), '顺丰速运', RECEIVERS[at % RECEIVERS.length], to];
    return [`2026-10-${day}`, ...cells, '周敏', '月结', typedText('fen', feeOf(at)), '2026-10-31'].join(',');
  });
  const contentBase64 = Buffer.from([heads, ...rows].join('\n')).toString('base64');
  return { kind: 'register_parcel', fileName: '十月寄件.csv', contentBase64, acceptedRecords: count };
}

/** The bill over them, with what bills have: dearer lines, a stranger, a line twice, a discount, and two parcels forgotten. */
export function billOfMonth(count: number) {
  const rows = Array.from({ length: count - 2 }, (_, at): BillRow => {
    const extra = at % 23 === 5 ? 6_00 : at % 41 === 7 ? -1_50 : 0;
    return [waybillOf(at), PLACES[at % PLACES.length] ?? '', String(1 + (at % 4) * 0.5), feeOf(at) + extra];
  });
  const strange: readonly BillRow[] = [
    ['SF1499999999999', '拉萨', '4', 56_00],
    [waybillOf(3), '广州', '', 2_00],
    ['', '月结折扣', '', -35_00],
  ];
  return courierBill([...rows, ...strange]);
}
