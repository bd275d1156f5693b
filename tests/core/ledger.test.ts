import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, refusal, type TradeOffice } from '../support/trade-office.ts';

/** Runs SQL as somebody would who opens the store's file with another program. */
async function withFile<T>(office: TradeOffice, work: (file: Database.Database) => T): Promise<T> {
  await office.office.close();
  const file = new Database(join(office.directory, 'office.db'));
  try {
    file.pragma('foreign_keys = ON');
    return work(file);
  } finally {
    file.close();
  }
}

test('a sale charges 1122.01 against 6001.00; its invoice moves it to 1122.02, revenue and output tax', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100, 113);
  const note = await office.note([take(10)]);
  expect(await office.balanceOf('1122.01')).toBe(1130_00);
  expect(await office.balanceOf('6001.00')).toBe(-1130_00);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ ...line, quantityE6: e6(10) }]);
  const invoice = await office.invoice(request.recordId);
  const { rows } = await office.trialBalance();
  expect(rows.map((row) => [row.accountCode, row.closingDebitFen - row.closingCreditFen])).toEqual([
    ['1122.01', 0],
    ['1122.02', 1130_00],
    ['2221.01', -130_00],
    ['6001.00', 0],
    ['6001.01', -1000_00],
  ]);
  const [voucher] = await office.maker.get('ledger.vouchersOf', { sourceKind: 'invoice', sourceId: invoice.recordId });
  expect(voucher).toMatchObject({ number: 'JZ-2026-000002', month: 202611, reversesId: null });
  expect(voucher?.entries.map((entry) => [entry.accountCode, entry.debitFen, entry.creditFen])).toEqual([
    ['1122.02', 1130_00, 0],
    ['1122.01', 0, 1130_00],
    ['6001.00', 1130_00, 0],
    ['6001.01', 0, 1000_00],
    ['2221.01', 0, 130_00],
  ]);
});

test('the detail ledger of a client runs on from page to page, and agrees with the balance', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100);
  await office.note([take(1)], { dispatchedOn: '2026-11-18' });
  await office.note([take(2)], { dispatchedOn: '2026-11-19' });
  await office.note([take(3)], { dispatchedOn: '2026-11-17' });
  const { clientId } = office;
  const first = await office.maker.get('ledger.clientDetail', { clientId, limit: 2 });
  expect(first.rows.map((row) => [row.date, row.debitFen, row.balanceFen])).toEqual([
    ['2026-11-17', 300_00, 300_00],
    ['2026-11-18', 100_00, 400_00],
  ]);
  const second = await office.maker.get('ledger.clientDetail', {
    clientId,
    limit: 2,
    ...(first.next && { after: first.next }),
  });
  expect(second).toMatchObject({ rows: [{ date: '2026-11-19', balanceFen: 600_00 }] });
  const late = await office.maker.get('ledger.clientDetail', { clientId, from: '2026-11-18', limit: 10 });
  expect(late).toMatchObject({ openingFen: 300_00, rows: [{ balanceFen: 400_00 }, { balanceFen: 600_00 }] });
  const large = await office.maker.get('ledger.clientDetail', {
    clientId,
    where: [{ column: 'debitFen', op: 'between', from: 200_00 }],
    sort: { column: 'debitFen', descending: false },
  });
  expect(large.rows.map((row) => [row.debitFen, row.balanceFen])).toEqual([
    [200_00, 600_00],
    [300_00, 300_00],
  ]);
  expect(large.total).toEqual({ count: 2, countIsCapped: false, debitFen: 500_00, creditFen: 0 });
  expect(await office.maker.get('ledger.clientBalance', { clientId })).toMatchObject({
    shippedFen: 600_00,
    invoicedFen: 0,
    advanceFen: 0,
    balanceFen: 600_00,
  });
  const { rows, total } = await office.maker.get('ledger.clientBalances', {});
  expect(rows).toMatchObject([{ clientId, balanceFen: 600_00 }]);
  expect(total).toMatchObject({ count: 1, balanceFen: 600_00 });
});

test('the foot of the client balances is the sum of what is filtered, and of all it agrees with the trial balance', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100);
  await office.note([take(3)]);
  const { recordId: other } = await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '苏州新港物流有限公司', ownerName: '李娜' },
  });
  const theirs = await primerContract(office, 100, 100, { clientId: other });
  await office.note([theirs.take(5)], { clientId: other });
  const all = await office.maker.get('ledger.clientBalances', {});
  expect(all.rows.map((row) => row.balanceFen).toSorted((a, b) => a - b)).toEqual([300_00, 500_00]);
  const trial = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  const shipped = trial.rows.find(({ accountCode }) => accountCode === '1122.01');
  expect(all.total).toEqual({
    count: 2,
    countIsCapped: false,
    shippedFen: shipped?.closingDebitFen,
    invoicedFen: 0,
    advanceFen: 0,
    balanceFen: 800_00,
  });
  const hers = await office.maker.get('ledger.clientBalances', {
    where: [{ column: 'ownerName', op: 'contains', text: '李娜' }],
  });
  expect(hers.total).toMatchObject({ count: 1, balanceFen: 500_00 });
  expect((await office.maker.get('ledger.clientBalances', { text: 'szxg' })).total).toMatchObject({
    count: 1,
    balanceFen: 500_00,
  });
});

test('the trial balance carries last month in, keeps the year, and balances on every side', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100, { signedOn: '2026-09-02', sealedOn: '2026-09-04' });
  await office.note([take(5)], { dispatchedOn: '2026-10-30' });
  await office.note([take(2)], { dispatchedOn: '2026-11-03' });
  const balance = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  expect(balance.balanced).toBe(true);
  expect(balance.rows[0]).toMatchObject({
    accountCode: '1122.01',
    openingDebitFen: 500_00,
    debitFen: 200_00,
    creditFen: 0,
    yearDebitFen: 700_00,
    closingDebitFen: 700_00,
  });
  expect(balance.total).toMatchObject({ debitFen: 200_00, creditFen: 200_00, closingCreditFen: 700_00 });
});

test('a closed month takes no posting: refused at submission and at the last signature, until it is reopened', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100, { signedOn: '2026-09-02', sealedOn: '2026-09-04' });
  await office.note([take(5)], { dispatchedOn: '2026-10-30' });
  const waiting = await office.maker.get('dispatch.submit', {
    action: 'create',
    content: office.noteDraft([take(1)], { dispatchedOn: '2026-10-31' }),
  });
  expect(
    refusal(
      await office.maker.ask('ledger.submitPeriodClose', {
        action: 'create',
        content: { month: 202611, closed: true },
      }),
    ),
  ).toMatchObject({ path: 'month', reason: 'ledger.month_not_over' });
  const closing = await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  expect(await office.countersign(waiting.id)).toMatchObject({ outcome: 'refused' });
  const content = office.noteDraft([take(1)], { dispatchedOn: '2026-10-31' });
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content }))).toMatchObject({
    rule: 'ledger.period_closed',
    details: { month: 202610 },
  });
  expect(await office.maker.get('ledger.periods', {})).toMatchObject([
    { month: 202610, closed: true, voucherCount: 1 },
  ]);

  await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'amend',
    recordId: closing.recordId,
    baseVersion: 1,
    content: { month: 202610, closed: false, remark: '补记十月发货' },
  });
  expect(await office.countersign(waiting.id)).toMatchObject({ outcome: 'effective' });
});

test('a note of a closed month that is voided is taken back today, and the closed month stays as it was', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100, { signedOn: '2026-09-02', sealedOn: '2026-09-04' });
  const draft = office.noteDraft([take(5)], { dispatchedOn: '2026-10-30' });
  const { recordId } = await office.note([take(5)], { dispatchedOn: '2026-10-30' });
  await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId,
    baseVersion: 1,
    content: { ...draft, signBackDueOn: '2026-11-06', lines: [{ ...take(5), lineKey: 'L1' }] },
  });
  const october = await office.maker.get('ledger.trialBalance', { from: 202610, to: 202610 });
  expect(october.rows[0]).toMatchObject({ accountCode: '1122.01', closingDebitFen: 500_00 });
  const november = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  expect(november.rows[0]).toMatchObject({ accountCode: '1122.01', creditFen: 500_00, closingDebitFen: 0 });
});

test('trial balance and client ledger leave as workbooks that agree with the screen', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100);
  const note = await office.note([take(1)], { dispatchedOn: '2026-11-18' });
  await office.note([take(2)], { dispatchedOn: '2026-11-19' });
  const rowsOf = async (list: string, filter: unknown) => {
    const { contentBase64 } = await office.maker.get('exchange.export', { list, filter, language: 'zh-CN' });
    const book = read(contentBase64, { type: 'base64' });
    return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  };
  const balance = await rowsOf('trial_balance', { from: 202611, to: 202611 });
  expect(balance).toContainEqual(['1122.01', '应收账款—已发货未开票', 0, 0, 300, 0, 300, 0, 300, 0]);
  const detail = await rowsOf('client_ledger', { clientId: office.clientId, from: '2026-11-19' });
  expect(detail.find((row) => row.includes('期初余额'))?.slice(-2)).toEqual(['借', 100]);
  expect(detail.find((row) => row.includes('JZ-2026-000002'))?.slice(-4)).toEqual([200, 0, '借', 300]);
  const chase = await rowsOf('sign_back_chase', { onlyLate: false });
  expect(chase.flat()).toEqual(expect.arrayContaining([note.number, '回单未回', '138****5678']));
});

test('nobody who opens the file can write, change or delete what was posted', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  await office.note([take(10)]);
  await withFile(office, (file) => {
    const entry = `INSERT INTO ledger_entry (voucher_id, position, date, period, account_code, client_id, memo, debit_fen, credit_fen, submission_id)
      SELECT voucher_id, 90, date, period, account_code, client_id, memo, 1, 0, submission_id FROM ledger_entry LIMIT 1`;
    expect(() => file.exec(entry)).toThrow(/guard:ledger_entry/);
    expect(() => file.exec('UPDATE ledger_entry SET debit_fen = debit_fen + 1')).toThrow(/guard:ledger_entry/);
    expect(() => file.exec('DELETE FROM ledger_entry')).toThrow(/guard:ledger_entry/);
    expect(() => file.exec('DELETE FROM voucher')).toThrow(/guard:voucher/);
    expect(() => file.exec('UPDATE voucher SET imbalance = 0')).toThrow(/guard:voucher/);
    expect(() => file.exec(`UPDATE voucher SET date = '2026-01-01'`)).toThrow(/guard:voucher/);
    expect(file.prepare('SELECT COUNT(*) FROM ledger_entry').pluck().get()).toBe(2);
  });
});

test('an earlier month that stands open is pointed out before a later one is closed', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100, { signedOn: '2026-08-02', sealedOn: '2026-08-04' });
  await office.note([take(5)], { dispatchedOn: '2026-09-30' });
  const ticket = await office.maker.get('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  expect(ticket.warnings).toEqual([
    { rule: 'ledger.earlier_month_open', path: 'month', details: { month: 202610, earlier: 202609 } },
  ]);
  const reversed = await office.maker.ask('ledger.trialBalance', { from: 202611, to: 202610 });
  expect(refusal(reversed)).toMatchObject({ path: 'to', reason: 'ledger.range_reversed' });
});

test('the store itself keeps a closed month closed, even with the review guards taken away', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100, 100, { signedOn: '2026-09-02', sealedOn: '2026-09-04' });
  await office.note([take(5)], { dispatchedOn: '2026-10-30' });
  await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  await withFile(office, (file) => {
    file.exec('DROP TRIGGER voucher_countersigned_insert');
    const copy = `INSERT INTO voucher (id, number, date, period, memo, source_kind, source_id, submission_id)
      SELECT 'x', 'JZ-2026-999999', date, period, memo, source_kind, source_id, submission_id FROM voucher`;
    expect(() => file.exec(copy)).toThrow(/guard:voucher_in_open_period/);
    expect(() => file.exec('UPDATE period SET closed = 0')).toThrow(/guard:period/);
    expect(() => file.exec('DELETE FROM period')).toThrow(/guard:period/);
  });
});

test('a voucher that does not balance cannot be committed, even with every other guard taken away', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  await office.note([take(10)]);
  await withFile(office, (file) => {
    for (const table of ['voucher', 'ledger_entry']) {
      for (const verb of ['insert', 'update']) file.exec(`DROP TRIGGER ${table}_countersigned_${verb}`);
    }
    const add = (debit: number, creditFen: number, position: number) =>
      file.exec(`INSERT INTO ledger_entry (voucher_id, position, date, period, account_code, memo, debit_fen, credit_fen, submission_id)
        SELECT id, ${position}, date, period, '6001.00', 'x', ${debit}, ${creditFen}, submission_id FROM voucher LIMIT 1`);
    file.exec('BEGIN');
    add(1, 0, 10);
    expect(() => file.exec('COMMIT')).toThrow(/FOREIGN KEY/);
    expect(() => file.exec('UPDATE voucher SET imbalance = 0')).toThrow(/guard:voucher_imbalance_counted/);
    add(0, 1, 11);
    file.exec('COMMIT');
    expect(file.prepare('SELECT imbalance FROM voucher').pluck().get()).toBe(0);
  });
});
