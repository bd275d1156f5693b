import type { DispatchCopy, DispatchLine, DispatchOptions, DispatchSheet } from '#core/printing/dispatch-data.ts';

/** A valve dealer's goods: short, long, with signs that test line breaking. */
const GOODS: readonly (readonly [string, string, string, number, number])[] = [
  ['卫生级气动隔膜阀', 'DN50-PN16-316L/EPDM', '台', 12, 1860],
  ['不锈钢对夹蝶阀', 'D71X-16P DN80', '只', 40, 215.5],
  ['金属缠绕垫片', 'DN80 PN16 304+柔性石墨', '片', 160, 8.6],
  ['双头螺柱（带螺母）', 'M16×90 8.8级', '套', 640, 3.25],
  [
    '卫生级不锈钢气动隔膜阀（带阀位反馈、常闭型、含电磁阀及过滤减压组件）',
    'DN65-PN16-316L/PTFE+EPDM 卡箍 Tri-Clamp',
    '台',
    4,
    4280,
  ],
  ['Y型过滤器', 'GL41W-16P DN50', '只', 16, 388],
  ['电磁流量计', 'LDG-S DN50 4-20mA+RS485', '台', 3, 5960],
  ['压力变送器', '0~1.6MPa M20×1.5', '只', 8, 720],
  ['聚四氟乙烯生料带', '宽18mm×20m', '卷', 200, 1.8],
  ['卡箍管件 90°弯头', 'φ50.8×1.5 316L', '只', 64, 46.5],
  ['硅胶密封圈', 'φ64×50.5', '只', 300, 2.4],
  ['定位器', 'YT-1000RDN532S11', '台', 6, 1180.125],
];

export function dispatchLines(count: number): DispatchLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [productName, specification, unit, quantity, price] = GOODS[index % GOODS.length]!;
    return {
      productName,
      specification,
      unit,
      unitDecimals: 0,
      quantityE6: quantity * 1_000_000,
      priceE6: Math.round(price * 1_000_000),
      amountFen: Math.round(quantity * price * 100),
      batchNumber: `2611${200 + index * 7}${index % 3 === 0 ? 'A' : ''}`,
      remark: index === 4 ? '随机附合格证、材质单' : index === 11 ? '先发 6 台' : '',
    };
  });
}

export function dispatchSheet(change: Partial<DispatchSheet> = {}): DispatchSheet {
  return {
    number: 'FH-2026-000123',
    effective: true,
    seller: { name: '苏州和润流体设备有限公司', phone: '0512-65781206' },
    clientName: '宁波海拓化工机械有限公司',
    contractNumber: 'HT-2026-000087',
    dispatchedOn: '2026-11-22',
    consignee: {
      name: '周建明',
      phone: '138 5742 6610',
      address: '浙江省宁波市北仑区小港街道安居路589号3幢1号库（化工园东门登记）',
    },
    lines: dispatchLines(8),
    totalQuantityDecimals: 0,
    packages: 37,
    accompanying: ['合格证 3 份', '材质证明 1 套', '样品：硅胶圈 φ64 5 只', '赠品：台历 2 本'],
    carrier: { name: '德邦快递', waybill: 'DPK202252612836', vehicle: '', freight: '我方承担 ￥486.00' },
    makerName: '李文静',
    checkerName: '赵敏',
    contentHash: '7f3a-91c2-04be',
    ...change,
  };
}

export const COPIES: readonly DispatchCopy[] = [
  { mark: '①', name: '存根', colour: '白', showPrices: true },
  { mark: '②', name: '客户', colour: '红', showPrices: true },
  { mark: '③', name: '回单', colour: '蓝', showPrices: false },
  { mark: '④', name: '财务', colour: '黄', showPrices: true },
];

export function dispatchOptions(change: Partial<DispatchOptions> = {}): DispatchOptions {
  return {
    copies: COPIES,
    mode: 'separate',
    printing: { count: 1, at: '2026-11-22 09:31', by: '李文静' },
    ...change,
  };
}
