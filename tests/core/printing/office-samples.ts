import type { InvoiceRequestSheet } from '#core/printing/invoice-request-data.ts';
import type { PerformanceGroup, PerformanceRow, PerformanceSheet } from '#core/printing/performance-data.ts';
import { dispatchLines } from './dispatch-samples.ts';

export function invoiceRequest(lines: number, change: Partial<InvoiceRequestSheet> = {}): InvoiceRequestSheet {
  return {
    number: 'KP-2026-000204',
    effective: true,
    requestedOn: '2026-11-22',
    department: '华东销售部',
    applicantName: '李文静',
    client: {
      name: '宁波海拓化工机械有限公司',
      taxNumber: '91330206MA2AJ5C63K',
      addressAndPhone: '浙江省宁波市北仑区小港街道安居路 589 号 3 幢 0574-86170355',
      bankAndAccount: '宁波银行北仑支行 51010122000387415',
    },
    invoiceKinds: ['数电专票', '数电普票', '纸质'],
    chosenKind: 0,
    delivery: '邮箱 cw@haituo.example',
    contractNumbers: 'HT-2026-000087',
    dispatchNumbers: 'FH-2026-000123（回单已收）',
    lines: dispatchLines(lines).map((line) => {
      const taxFen = Math.round((line.amountFen * 13) / 113);
      return {
        content: `*通用设备*${line.productName}`,
        specification: line.specification,
        unit: line.unit,
        unitDecimals: 0,
        quantityE6: line.quantityE6,
        priceE6: line.priceE6,
        taxRateBasisPoints: 1300,
        netFen: line.amountFen - taxFen,
        taxFen,
        grossFen: line.amountFen,
      };
    }),
    receivedFen: 2_268_120,
    receivedNote: '30% 预付款 SK-2026-000352',
    remainingFen: 8_912_075,
    invoiceRemark: '合同 HT-2026-000087；订单 PO26-1107',
    checked: '赵敏 2026-11-22 10:02',
    contentHash: '51c0-9e27-ab13',
    printing: { count: 1, at: '2026-11-22 10:05', by: '李文静' },
    ...change,
  };
}

const CLIENTS = [
  '宁波海拓化工机械有限公司',
  '杭州临安恒源制药有限公司',
  '上海浦江食品机械有限公司',
  '无锡锡东环保工程有限公司',
  '绍兴越城印染集团有限公司物资分公司',
  '嘉兴南湖精细化工有限公司',
  '台州黄岩模塑设备有限公司',
];

/** A schedule with groups of these sizes; figures vary by position, so every sum is checkable by hand. */
export function performanceSheet(sizes: readonly number[], change: Partial<PerformanceSheet> = {}): PerformanceSheet {
  return {
    companyName: '苏州和润流体设备有限公司',
    fromOn: '2026-01-01',
    untilOn: '2026-11-22',
    groupedBy: '客户',
    basis: '已生效（含税）',
    groups: sizes.map((size, at): PerformanceGroup => ({
      name: CLIENTS[at % CLIENTS.length]!,
      rows: dispatchLines(size).map((_line, row) => performanceRow(at, row)),
    })),
    makerName: '李文静',
    checkerName: '赵敏',
    asOf: '2026-11-22 17:30',
    ...change,
  };
}

function performanceRow(group: number, row: number): PerformanceRow {
  const line = dispatchLines(12)[(group * 3 + row) % 12]!;
  const dispatched = (group + row) % 3;
  const part = (value: number): number => (dispatched === 0 ? 0 : dispatched === 1 ? Math.floor(value / 2) : value);
  const dispatchedE6 = Math.floor(part(line.quantityE6) / 1_000_000) * 1_000_000;
  const dispatchedFen = part(line.amountFen);
  const receivedFen = row % 2 === 0 ? dispatchedFen : Math.floor(dispatchedFen / 3);
  return {
    contractNumber: `HT-2026-${String(40 + group * 8 + Math.floor(row / 3)).padStart(6, '0')}`,
    signedOn: `2026-0${1 + (row % 9)}-1${group % 10}`,
    product: `${line.productName} ${line.specification}`,
    unit: line.unit,
    unitDecimals: 0,
    quantityE6: line.quantityE6,
    amountFen: line.amountFen,
    dispatchedE6,
    dispatchedFen,
    signedBackE6: dispatchedE6,
    undispatchedE6: line.quantityE6 - dispatchedE6,
    invoicedFen: dispatchedFen,
    receivedFen,
    receivableFen: dispatchedFen - receivedFen,
    dueFen: row % 4 === 1 ? dispatchedFen - receivedFen : 0,
    dueOn: `2026-12-${String(1 + row)
      .padStart(2, '0')
      .slice(-2)}`,
    overdueDays: row % 4 === 1 ? 30 + row : 0,
    status: row % 4 === 1 ? '逾期' : dispatched === 2 ? '已履行' : '履行中',
    owner: ['陈立', '周晓峰', '孙倩'][group % 3]!,
  };
}
