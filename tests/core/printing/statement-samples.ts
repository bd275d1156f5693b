import type { StatementSheet, StatementSheetLine } from '#core/printing/statement-data.ts';
import { paperPrice } from '#core/printing/numbers.ts';
import { dispatchLines } from './dispatch-samples.ts';

/** A month of one client: mostly goods, every sixth line money that came in. */
export function statementSheet(lines: number, change: Partial<StatementSheet> = {}): StatementSheet {
  const rows = dispatchLines(lines).map((line, at): StatementSheetLine => {
    const on = `2026-10-${String(Math.min(31, at + 1)).padStart(2, '0')}`;
    const number = String(348 + at).padStart(6, '0');
    if (at % 6 === 5) {
      const says = '承兑汇票 510230100001220261120098765432';
      return { on, number: `SK-2026-${number}`, says, quantity: '', price: '', chargeFen: null, creditFen: 8_645_020 };
    }
    return {
      on,
      number: `FH-2026-${number}`,
      says: `${line.productName} ${line.specification}${at % 4 === 0 ? '（发票 26322000000401879001）' : ''}`,
      quantity: `${line.quantityE6 / 1_000_000}${line.unit}`,
      price: paperPrice(line.priceE6),
      chargeFen: line.amountFen,
      creditFen: null,
    };
  });
  const openingFen = change.openingFen ?? 8_645_020;
  return {
    number: 'DZ-2026-000311',
    companyName: '苏州和润流体设备有限公司',
    contactLines: ['江苏省苏州市相城区黄埭镇康阳路 318 号', '财务部 0512-65781206'],
    account: '中国农业银行苏州黄埭支行 10538901040021766',
    client: { code: 'KH-0217', name: '宁波海拓化工机械有限公司' },
    from: '2026-10-01',
    to: '2026-10-31',
    issuedOn: '2026-11-20',
    replyBy: '2026-12-05',
    note: '',
    openingFen,
    closingFen: rows.reduce((sum, row) => sum + (row.chargeFen ?? 0) - (row.creditFen ?? 0), openingFen),
    lines: rows,
    made: '李文静 2026-11-20 09:20',
    checked: '赵敏 2026-11-20 10:02',
    contentHash: '51c0-9e27-ab13',
    printing: { count: 1, at: '2026-11-20 10:05', by: '李文静' },
    ...change,
  };
}
