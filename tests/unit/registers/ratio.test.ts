import { expect, test } from 'vitest';
import { promotionSettlement } from '#shared/registers/kinds/promotion-settlement.ts';
import { ratioOf, ratioText } from '#shared/registers/register-facts.ts';
import { bookColumns, placesOf } from '#core/modules/registers/register-paper.service.ts';

const settled = (fields: Readonly<Record<string, number>>) => ratioText(ratioOf(promotionSettlement, fields));

test('what a promotion cost is said in a hundred of what it sold, half up; of nothing sold nothing is said', () => {
  expect(settled({ amount: 1_250_00, actualSales: 10_000_00 })).toBe('12.5%');
  expect(settled({ amount: 1, actualSales: 30_000 })).toBe('0%');
  expect(settled({ amount: 15, actualSales: 100_000 })).toBe('0.02%');
  expect(settled({ amount: 99_999_999_999_999, actualSales: 1 })).toBe('9999999999999900%');
  expect(settled({ amount: 1_250_00, actualSales: 0 })).toBe('');
  expect(settled({ amount: 1_250_00 })).toBe('');
});

test('on the sheet it stands behind the sales, in the book at the end', () => {
  const entry = {
    number: 'CH-1',
    fields: { amount: 1_250_00, actualSales: 10_000_00 },
    labels: {},
    state: 'none' as const,
  };
  const places = placesOf(promotionSettlement, entry).map(({ label, value }) => `${label} ${value}`);
  expect(places.slice(places.findIndex((place) => place.startsWith('实际销售额'))).slice(0, 2)).toEqual([
    '实际销售额 10,000.00',
    '费用率 12.5%',
  ]);
  expect(bookColumns(promotionSettlement).at(-1)?.text(entry)).toBe('12.5%');
});
