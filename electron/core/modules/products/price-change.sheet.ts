import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { priceListGuide } from '#core/modules/products/price-list.guide.ts';
import { priceListSheet } from '#core/modules/products/price-list.sheet.ts';

/** For whom a list is and how long it holds stands in the list and is not changed by a file of prices. */
const KEPT = new Set(['scope', 'scopeValue', 'validFrom', 'validTo']);

/** 调价表: new prices of a list the office has, one row a price. */
export const priceChangeSheet: SheetDefinition = {
  ...priceListSheet,
  kind: 'price_changes',
  title: { zh: '价格表调价', en: 'Price changes' },
  above: ['name', 'lines.fromOn'],
  guide: {
    ...priceListGuide,
    name: [
      '要调价的价格表，已有的名称；只有一张价格表时可不填',
      'Name of the list whose prices change; may be empty where the office has one list only',
      '2027 春季经销价',
    ],
    'lines.fromOn': ['新价从哪天起，不填为今天', 'From what day the new price holds; today when empty', '2027-04-01'],
  },
  columns: priceListSheet.columns.filter(({ key }) => !KEPT.has(key)),
};
