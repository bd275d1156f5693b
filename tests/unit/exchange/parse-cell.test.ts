import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnType, SheetColumn } from '#shared/exchange/column-kinds.ts';
import { maskValue, parseCell } from '#shared/exchange/parse-cell.ts';
import type { CellReading } from '#shared/exchange/parse-cell.ts';
import type { SheetCell } from '#shared/exchange/workbook-content.ts';
import { plainFen } from '#shared/kernel/money.ts';

function column(type: ColumnType, more: Partial<SheetColumn> = {}): SheetColumn {
  return { key: 'x', label: { zh: '列', en: 'Column' }, type, ...more };
}

function read(type: ColumnType, cell: SheetCell, reading: Partial<CellReading> = {}, more: Partial<SheetColumn> = {}) {
  const parsed = parseCell(column(type, more), cell, { factor: 1, percent: false, date1904: false, ...reading });
  return parsed.ok ? parsed.value : parsed.reason;
}

const text = (value: string): SheetCell => [0, 's', value];
const number = (value: number, shown?: string): SheetCell =>
  shown === undefined ? [0, 'n', value] : [0, 'n', value, shown];

test('identifiers keep every digit or are refused', () => {
  expect(read('identifier', text(' ９１４４０３００１９２２０３８２１６ '))).toBe('914403001922038216');
  expect(read('identifier', number(123_456_789_012_345))).toBe('123456789012345');
  expect(read('identifier', number(913_202_140_000_123_400, '9.13202E+17'))).toBe('digits_lost');
  expect(read('identifier', text('9.13202E+17'))).toBe('digits_lost');
  expect(read('identifier', number(123, '000123'))).toBe('000123');
  expect(read('identifier', number(1.5))).toBe('not_an_identifier');
  expect(read('identifier', [0, 'd', '2026-03-05'])).toBe('not_an_identifier');
});

test('amounts are exact in fen, through 万元, float noise, and what the cell shows', () => {
  expect(read('fen', text('￥１，２３４．５０'))).toBe(123_450);
  expect(read('fen', number(0.1 + 0.2))).toBe(30);
  expect(read('fen', number(1_234_567_890.12))).toBe(123_456_789_012);
  expect(read('fen', number(12.3456), { factor: 10_000 })).toBe(12_345_600);
  expect(read('fen', text('1,000.5'), { factor: 10_000 })).toBe(1_000_500_000);
  expect(read('fen', text('50万元'))).toBe(50_000_000);
  expect(read('fen', text('50万元'), { factor: 10_000 })).toBe(50_000_000);
  expect(read('fen', number(1234.5678, '1,234.57'))).toBe(123_457);
  expect(read('fen', number(1234.5678))).toBe('too_many_decimals');
  expect(read('fen', text('1.005'))).toBe('too_many_decimals');
  expect(read('fen', text('五十'))).toBe('not_an_amount');
  expect(read('fen', [0, 'd', '2026-03-05'])).toBe('not_an_amount');
});

test('rates, dates, whole numbers and choices are read in the forms offices write', () => {
  expect(
    [text('13%'), number(0.13), number(13), number(0.13, '13%'), text('1%')].map((cell) => read('rate', cell)),
  ).toEqual([1300, 1300, 1300, 1300, 100]);
  expect(read('rate', number(0.5), { percent: true })).toBe(50);
  expect(read('rate', text('免税'))).toBe('not_a_rate');
  expect(read('date', text('2026年3月5日'))).toBe('2026-03-05');
  expect(read('date', number(46_086))).toBe('2026-03-05');
  expect(read('date', text('3/4/2026'))).toBe('ambiguous_date');
  expect(read('date', number(5))).toBe('not_a_date');
  expect(read('integer', text('60天'))).toBe(60);
  expect(read('integer', number(1.5))).toBe('not_an_integer');
  const choices = [{ code: 'direct', label: { zh: '直供', en: 'Direct' }, synonyms: ['终端'] }];
  expect(
    ['直 供', 'DIRECT', '终端', 'direct', '合伙'].map((word) => read('choice', text(word), {}, { choices })),
  ).toEqual(['direct', 'direct', 'direct', 'direct', 'unknown_choice']);
});

test('an error cell is refused in every type, an empty one is no value in any', () => {
  const types: readonly ColumnType[] = [
    'text',
    'identifier',
    'phone',
    'fen',
    'quantity',
    'price',
    'date',
    'integer',
    'rate',
    'choice',
  ];
  expect(types.map((type) => read(type, [0, 'e', '#DIV/0!']))).toEqual(types.map(() => 'error_cell'));
  expect(types.map((type) => read(type, text('  ')))).toEqual(types.map(() => undefined));
});

test('any amount written in yuan or 万元 comes back to the fen', () => {
  const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      expect(read('fen', text(plainFen(fen)))).toBe(fen);
      expect(read('fen', number(fen / 100))).toBe(fen);
      const inWan = String(Math.abs(fen)).padStart(7, '0');
      const written = `${fen < 0 ? '-' : ''}${inWan.slice(0, -6)}.${inWan.slice(-6)}`;
      expect(read('fen', text(written), { factor: 10_000 })).toBe(fen);
    }),
    { seed },
  );
});

test('what is shown of a refused value names it without passing it on', () => {
  expect(maskValue(column('identifier'), text('914403001922038216'))).toBe('9144…216 (18)');
  expect(maskValue(column('phone'), number(13_812_345_678))).toBe('1381…678 (11)');
  expect(maskValue(column('text'), text('宁波兴隆汽车零部件有限公司'))).toBe('宁波兴隆… (13)');
  expect(maskValue(column('fen'), text('五十'))).toBe('五十');
  expect(maskValue(column('identifier'), undefined)).toBe('');
});
