import { describe, expect, test } from 'vitest';
import { newClientForm } from '#renderer/features/clients/client-form-model.ts';
import { groupPlaceOf } from '#renderer/features/clients/client-groups.tsx';
import { lineName } from '#renderer/features/review/line-name.ts';
import { readRefusedRows } from '#renderer/features/review/refused-rows.tsx';

describe('where a message leads', () => {
  const line = (id: string, cells: Record<string, string>) => ({ id, cells });

  test('a message about the second contact leads to its cell; empty lines are not counted', () => {
    const groups = {
      ...newClientForm().groups,
      contacts: [line('a', { name: '梁颖仪' }), line('b', {}), line('c', { name: '沈国梁', phone: '12' })],
    };
    expect(groupPlaceOf(groups, 'contacts.1.phone')).toEqual({ group: 'contacts', lineId: 'c', column: 'phone' });
    expect(groupPlaceOf(groups, 'contacts.2.phone')).toBeUndefined();
  });

  test('a message about a single field is no cell', () => {
    expect(groupPlaceOf(newClientForm().groups, 'taxNumber')).toBeUndefined();
  });
});

describe('what a line is called beside its blind boxes', () => {
  test('by its product, else by the product it points at, else by the line it stands upon', () => {
    const content = {
      lines: [
        { productName: '水性专用稀释剂', productId: 'p1' },
        { productId: 'p2', contractLineKey: 'L2' },
        { dispatchLineKey: 'L3' },
      ],
    };
    const labels = { p2: '聚硫密封胶 (MJ-060)' };
    expect([0, 1, 2, 3].map((index) => lineName(content, labels, 'lines', index))).toEqual([
      '水性专用稀释剂',
      '聚硫密封胶 (MJ-060)',
      'L3',
      undefined,
    ]);
  });
});

describe('the refused rows of an import', () => {
  test('are read as far as they are there, and other papers have none', () => {
    const row = { address: 'Sheet1!C5', rowNumber: 5, reason: 'digits_lost' };
    expect(readRefusedRows({ refused: [row, { address: 1 }, null] })).toEqual([row]);
    expect(readRefusedRows({ name: '江苏恒泰' })).toBeUndefined();
    expect(readRefusedRows(undefined)).toBeUndefined();
  });
});
