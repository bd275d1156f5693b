import type { BusinessDate } from '#shared/kernel/business-date.ts';
import type { TaxRate, TaxRates } from '#shared/settings/settings.schema.ts';

const rate = (
  rateBasisPoints: number,
  fromOn: BusinessDate,
  purpose: string,
  toOn: BusinessDate | null = null,
): TaxRate => ({
  rateBasisPoints,
  treatment: 'taxed',
  fromOn,
  toOn,
  purpose,
});

/** The rates of the law, which hold until the office has written its own table. Sources: 增值税法, 财税 on small-scale taxpayers. */
export const LEGAL_RATES: TaxRates = {
  lines: [
    rate(1300, '2019-04-01', '货物、加工修理、有形动产租赁'),
    rate(900, '2019-04-01', '农产品等货物、交通运输、建筑、不动产'),
    rate(600, '2016-05-01', '现代服务、金融、无形资产'),
    rate(300, '2014-07-01', '简易计税、小规模纳税人征收率'),
    rate(100, '2026-01-01', '小规模纳税人减按 1%', '2027-12-31'),
    rate(150, '2016-05-01', '个人出租住房'),
    { rateBasisPoints: 0, treatment: 'zero_rated', fromOn: '2016-05-01', toOn: null, purpose: '出口货物、跨境服务' },
    { rateBasisPoints: 0, treatment: 'exempt', fromOn: '2016-05-01', toOn: null, purpose: '免税项目' },
    { rateBasisPoints: 0, treatment: 'not_taxable', fromOn: '2016-05-01', toOn: null, purpose: '不征税项目' },
  ],
};

/** The rates that hold on a day, in the order of the table. */
export function ratesOn(lines: readonly TaxRate[], date: BusinessDate): readonly TaxRate[] {
  return lines.filter(({ fromOn, toOn }) => fromOn <= date && (toOn === null || date <= toOn));
}
