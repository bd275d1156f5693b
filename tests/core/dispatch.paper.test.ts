import { expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, refusal } from '../support/trade-office.ts';
import { sheetsOf, textOf } from './printing/sheet-text.ts';

test('a dispatch sheet prints what was signed: four copies, the signed one without prices, and says who answers', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const note = await office.note([{ ...take(37), batch: '20261101' }], {
    pieces: 37,
    accompanying: [{ kind: 'gift', name: '刮板', quantityE6: e6(5), unit: '把' }],
  });
  const wish = { document: 'dispatch_note', recordId: note.recordId };
  const first = await office.maker.get('printing.print', wish);
  const sheets = sheetsOf(first.html).map(textOf);
  expect(sheets).toHaveLength(4);
  for (const text of sheets) {
    for (const part of [
      note.number,
      '江苏恒泰轨道交通装备股份有限公司',
      '水性环氧富锌底漆',
      '20 kg/桶 灰',
      '20261101',
      '刮板',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('周敏');
    expect(text).toContain('陈国强');
  }
  expect(sheets[1]).toContain('21,682.00');
  expect(sheets[2]).not.toContain('21,682.00');
  expect(first.printNumber).toBe(1);
  const again = await office.maker.get('printing.print', { ...wish, copies: ['③'] });
  expect(sheetsOf(again.html).map(textOf)).toHaveLength(1);
  expect(again.html).toContain('第 2 次打印');
});

test('a void note is not printed, because goods could leave on it', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(1)]);
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId,
    baseVersion: 1,
    content: office.noteDraft([{ ...take(1), lineKey: 'L1' }]),
  });
  const reply = await office.maker.ask('printing.print', { document: 'dispatch_note', recordId });
  expect(refusal(reply)).toMatchObject({ rule: 'dispatch.void_not_printed', details: { number: 'FH-2026-000001' } });
});

test('an invoice request prints its lines, a discount below its line, and what the contract still allows', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100, 113);
  const note = await office.note([take(10)]);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ ...line, quantityE6: e6(10), discountFen: 113_00 }]);
  const printed = await office.maker.get('printing.print', { document: 'invoice_request', recordId: request.recordId });
  const text = sheetsOf(printed.html).map(textOf).join('\n');
  for (const part of [
    'KP-2026-000001',
    'FH-2026-000001',
    'HT-2026-000001',
    '*涂料*水性环氧富锌底漆（折扣）',
    '1,017.00',
    '10,283.00',
  ]) {
    expect(text).toContain(part);
  }
});

test('the lists of notes and requests leave as workbooks with the rows of the screen', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100, 113);
  const note = await office.note([take(10)]);
  await office.note([take(5)]);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  await office.request([{ ...line, quantityE6: e6(10) }]);
  const notes = await office.maker.get('exchange.export', {
    list: 'dispatch',
    filter: { text: '000002' },
    language: 'zh-CN',
  });
  const requests = await office.maker.get('exchange.export', {
    list: 'invoice_requests',
    filter: {},
    language: 'en-US',
  });
  const rowsOf = (base64: string) => {
    const book = read(base64, { type: 'base64' });
    return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  };
  expect(notes.rows).toBe(1);
  expect(rowsOf(notes.contentBase64).flat()).toEqual(expect.arrayContaining(['FH-2026-000002', '待回单', 565]));
  expect(rowsOf(requests.contentBase64).flat()).toEqual(expect.arrayContaining(['KP-2026-000001', 'Requested', 1130]));
});
