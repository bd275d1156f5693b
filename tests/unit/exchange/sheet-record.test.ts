import { expect, test } from 'vitest';
import { cellAddress, columnIndex, columnLetter } from '#shared/exchange/cell-address.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { groupName, groupRows, locatePath } from '#shared/exchange/sheet-record.ts';

const definition: SheetDefinition = {
  kind: 'contracts',
  title: { zh: '合同', en: 'Contracts' },
  grouping: { by: ['number', 'client'], linesPath: 'lines' },
  columns: [
    { key: 'number', label: { zh: '合同号', en: 'Number' }, type: 'identifier' },
    { key: 'client', label: { zh: '客户', en: 'Client' }, type: 'text' },
    { key: 'terms.days', label: { zh: '账期', en: 'Days' }, type: 'integer' },
    { key: 'lines.quantityE6', label: { zh: '数量', en: 'Quantity' }, type: 'quantity' },
  ],
};

const row = (rowNumber: number, values: Readonly<Record<string, string | number>>) => ({
  rowNumber,
  values,
  cells: { number: 'A', client: 'B', 'terms.days': 'C', 'lines.quantityE6': 'D' },
});

test('rows of one contract become one record even when others stand between; the head takes the first value written', () => {
  const records = groupRows(definition, [
    row(2, { number: '1', client: '甲', 'lines.quantityE6': 1 }),
    row(3, { number: '2', client: '甲', 'lines.quantityE6': 2 }),
    row(4, { number: '1', client: '甲', 'terms.days': 30, 'lines.quantityE6': 3 }),
  ]);
  expect(
    records.map((record) => [record.rowNumber, record.values, record.lines.map((line) => line.rowNumber)]),
  ).toEqual([
    [2, { number: '1', client: '甲', 'terms.days': 30 }, [2, 4]],
    [3, { number: '2', client: '甲' }, [3]],
  ]);
});

test('values that run together do not make one record', () => {
  expect(groupName(definition, { number: '1', client: '23' })).not.toBe(
    groupName(definition, { number: '12', client: '3' }),
  );
});

test('a fault path finds its row and column, or the nearest column there is', () => {
  const [record] = groupRows(definition, [
    row(2, { number: '1', client: '甲' }),
    row(5, { number: '1', client: '甲' }),
  ]);
  const at = (path: string) => {
    const { row: found, key } = locatePath(definition, record!, path);
    return [found.rowNumber, key];
  };
  expect(at('lines.1.quantityE6')).toEqual([5, 'lines.quantityE6']);
  expect(at('terms.days')).toEqual([2, 'terms.days']);
  expect(at('terms')).toEqual([2, 'terms.days']);
  expect(at('lines.1.unknown')).toEqual([5, '']);
  expect(at('lines')).toEqual([2, 'lines.quantityE6']);
  expect(at('nothing')).toEqual([2, '']);
});

test('column letters and numbers turn into each other across the whole sheet', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  for (let index = 0; index < 16_384; index++) expect(columnIndex(columnLetter(index))).toBe(index);
  expect(cellAddress('客户', 'C', 7)).toBe('客户!C7');
});
