import { expect, test } from 'vitest';
import type { ContractFormValues } from '#renderer/features/contracts/contract-form-model.ts';
import { newContractForm } from '#renderer/features/contracts/contract-form-model.ts';
import {
  fieldOf,
  maySendNow,
  readOrderWithNote,
  sendAll,
  sendFen,
  sendingFaults,
  sendingLines,
  sendsNow,
  withSendNow,
} from '#renderer/features/contracts/send-now-model.ts';

const TODAY = '2026-11-20';
const typed = (id: string, quantityE6: string, more: Record<string, string> = {}) => ({
  id,
  cells: { productId: 'p', productCode: 'WE-210', quantityE6, priceE6: '586', taxRateBasisPoints: '13%', ...more },
});

function form(): ContractFormValues {
  const blank = newContractForm(TODAY);
  const consignee = {
    'note.consigneeName': '王建国',
    'note.consigneePhone': '13812345678',
    'note.consigneeAddress': '常州市',
  };
  return {
    ...blank,
    fields: { ...blank.fields, clientId: 'c', kind: 'order', sealedOn: TODAY, ...consignee },
    lines: [typed('a', '24'), typed('b', '10'), { id: 'c', cells: {} }],
  };
}

test('switched on, everything ordered leaves today the way the contract says; a line can be held back or cut', () => {
  const on = withSendNow(form(), TODAY);
  expect(sendsNow(on)).toBe(true);
  expect(on.lines.map(({ cells }) => cells['sendE6'])).toEqual(['24', '10', undefined]);
  const [first, second] = on.lines;
  if (!first || !second) throw new Error('two lines');
  const lines = [
    { ...first, cells: { ...first.cells, sendE6: '0' } },
    { ...second, cells: { ...second.cells, sendE6: '4', sendBatch: 'B-1' } },
  ];
  const reading = readOrderWithNote({ ...on, lines }, TODAY);
  expect(reading).toMatchObject({
    ok: true,
    draft: {
      order: { kind: 'order', lines: [{ quantityE6: 24_000_000 }, { quantityE6: 10_000_000 }] },
      note: {
        dispatchedOn: TODAY,
        shipMode: 'carrier',
        consigneePhone: '13812345678',
        lines: [{ orderLine: 1, quantityE6: 4_000_000, batch: 'B-1' }],
      },
    },
  });
  expect(sendFen(lines[1] ?? first)).toBe(4 * 586_00);
  expect(sendingLines(sendAll(lines)).map(({ cells }) => cells['sendE6'])).toEqual(['24', '10']);
});

test('what cannot be read is a fault beside the line it was typed on, and the order’s own fields keep their names', () => {
  const on = withSendNow(form(), TODAY);
  const lines = on.lines.map((line, at) => (at === 1 ? { ...line, cells: { ...line.cells, sendE6: '十' } } : line));
  const wrong = { ...on, lines, fields: { ...on.fields, clientId: '', 'note.consigneePhone': '' } };
  const reading = readOrderWithNote(wrong, TODAY);
  const faults = reading.ok ? [] : reading.faults;
  expect(faults.map(({ path, reason }) => [path, reason])).toEqual([
    ['order.clientId', 'required'],
    ['note.consigneePhone', 'required'],
    ['note.lines.1.quantityE6', 'not_a_quantity'],
  ]);
  expect(sendingFaults(lines, faults)).toEqual([{ lineId: 'b', column: 'sendE6', tone: 'wrong' }]);
  const more = lines.map((line, at) => (at === 0 ? { ...line, cells: { ...line.cells, sendE6: '25' } } : line));
  expect(sendingFaults(more, [])).toEqual([{ lineId: 'a', column: 'sendE6', tone: 'warning' }]);
  expect(faults.map(({ path }) => fieldOf(path))).toEqual([
    'clientId',
    'note.consigneePhone',
    'note.lines.1.quantityE6',
  ]);
});

test('a framework is not dispatched, whatever was switched on before', () => {
  const on = withSendNow(form(), TODAY);
  const framework = { ...on, fields: { ...on.fields, kind: 'framework' } };
  expect(maySendNow(framework)).toBe(false);
  expect(sendsNow(framework)).toBe(false);
});
