import { describe, expect, test } from 'vitest';
import { billDecisions, billLines, keptCells, takenFen, undecided } from '#renderer/features/exchange/bill-model.ts';
import { filledClient } from '#renderer/features/clients/client-form-model.ts';
import { knownFields, newEntry, withTaken } from '#renderer/features/registers/register-form-model.ts';
import { withFields } from '#renderer/features/registers/form-start.ts';
import { keptProposals, proposalLines } from '#renderer/features/registers/proposals-model.ts';
import type { BillLine, BillLineState } from '#shared/registers/bills.contract.ts';
import { greeting } from '#shared/registers/kinds/greeting.ts';
import { parcel } from '#shared/registers/kinds/parcel.ts';
import type { ProposalRow } from '#shared/registers/proposals.contract.ts';

const line = (rowNumber: number, state: BillLineState, amountFen: number, number?: string): BillLine => ({
  rowNumber,
  key: `SF${rowNumber}`,
  amountFen,
  said: {},
  state,
  entry:
    number === undefined ? null : { id: number, number, title: '', on: '2026-10-01', key: '', oursFen: 1, other: null },
  firstRow: null,
  settledBy: null,
});

describe('a bill in the window', () => {
  const lines = [
    line(2, 'agreed', 12_00, 'JJ-1'),
    line(3, 'other_amount', 25_00, 'JJ-2'),
    line(4, 'unknown', 40_00),
    line(5, 'twice', 2_00, 'JJ-1'),
  ];

  test('what agrees is settled by itself, what differs waits for somebody, the rest is left', () => {
    expect(billLines(lines, {}, 'all').map(({ cells }) => cells['take'])).toEqual(['yes', '', 'no', 'no']);
    expect(undecided(lines, {})).toBe(1);
    expect(takenFen(lines, {})).toBe(12_00);
    expect(billDecisions(lines, {})).toEqual([]);
  });

  test('what was decided stays when the bill is read again, and only that is sent', () => {
    const [differing] = billLines(lines, {}, 'other_amount');
    if (!differing) throw new Error('one line differs');
    const decided = { ...differing, cells: { ...differing.cells, take: 'yes', reason: ' 超重补费 ' } };
    const stranger = { id: '4', cells: { take: 'yes', number: 'JJ-9', reason: '单号登记有误' } };
    const cells = keptCells({}, [decided, stranger]);
    expect(undecided(lines, cells)).toBe(0);
    expect(takenFen(lines, cells)).toBe(12_00 + 25_00 + 40_00);
    expect(billDecisions(lines, cells)).toEqual([
      { rowNumber: 3, take: true, reason: '超重补费' },
      { rowNumber: 4, take: true, reason: '单号登记有误', number: 'JJ-9' },
    ]);
  });
});

describe('proposals in the window', () => {
  const row: ProposalRow = {
    key: 'birthday  2026-11-23 C1 0',
    from: 'birthday',
    holiday: null,
    on: '2026-11-23',
    clientId: 'C1',
    clientName: '无锡华衡',
    grade: 'A',
    contact: '沈国梁',
    lastOn: null,
    fields: {
      greetedOn: '2026-11-20',
      client: 'C1',
      contact: '沈国梁',
      occasion: 'birthday',
      way: 'message',
      greeter: 'P1',
    },
  };

  test('nothing is kept until its line says so, with what was typed there', () => {
    expect(proposalLines(greeting, [row], {})[0]?.cells).toEqual({
      keep: 'no',
      contact: '沈国梁',
      way: 'message',
      gift: '',
    });
    expect(keptProposals(greeting, [row], {})).toEqual([]);
    const typed = { [row.key]: { keep: 'yes', contact: '沈国梁', way: 'gift', gift: '茶叶一盒' } };
    expect(keptProposals(greeting, [row], typed)).toEqual([
      { key: row.key, fields: { ...row.fields, way: 'gift', gift: '茶叶一盒' } },
    ]);
  });

  test('a form opened from a proposal begins with it, over what a new entry begins with', () => {
    const start = newEntry(greeting, { today: '2026-11-21', me: { id: 'P1', name: '周敏' } });
    const filled = withFields(greeting, start, JSON.stringify(row.fields));
    expect(filled.fields).toMatchObject({
      greetedOn: '2026-11-20',
      occasion: 'birthday',
      contact: '沈国梁',
      greeter: 'P1',
    });
    expect(filled.picked['greeter']).toEqual({ id: 'P1', name: '周敏' });
  });
});

test('a client file made of a lead has its name and its contact, and nothing nobody said', () => {
  const client = filledClient({
    name: '无锡华衡',
    contact: '沈国梁',
    phone: '13812345678',
    region: '',
    source: '展会',
  });
  expect(client).toMatchObject({ name: '无锡华衡', source: '展会', region: null });
  expect(client.contacts).toMatchObject([{ name: '沈国梁', phone: '13812345678' }]);
  expect(filledClient({ name: '无锡华衡', contact: '', phone: '' }).contacts).toEqual([]);
});

test('a parcel is held against rates by what is keyed so far, and what is taken stands in the form as if typed', () => {
  const begun = newEntry(parcel, { today: '2026-11-20', me: { id: 'p1', name: '周敏' } });
  const values = { ...begun, fields: { ...begun.fields, address: ' 江苏苏州 ', weight: '2.5 公斤多' } };
  const asked = ['sentOn', 'address', 'weight', 'urgency'];
  expect(knownFields(parcel, values, '2026-11-20', asked)).toEqual({
    sentOn: '2026-11-20',
    address: '江苏苏州',
    urgency: 'ordinary',
  });
  const taken = withTaken(parcel, values, { mode: 'fast', carrier: '顺丰速运', fee: 23_00, dueBy: '2026-11-21' });
  expect(taken.fields).toMatchObject({ mode: 'fast', carrier: '顺丰速运', fee: '23.00', dueBy: '2026-11-21' });
  expect(taken.fields['address']).toBe(' 江苏苏州 ');
});
