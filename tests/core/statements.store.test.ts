import { afterEach, beforeEach, expect, test } from 'vitest';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;
beforeEach(async () => {
  store = await openQuantityStore();
  // Who may write at all is told elsewhere: here is what not even an effect may write.
  store.database.exec('DROP TRIGGER statement_line_countersigned_insert');
  store.put('client', { id: 'K', code: 'K', name: '客户K', kind: 'direct' });
  store.put('statement', { id: 'S', number: 'DZ-1', client_id: 'K', issued_on: '2026-11-20', state: 'issued' });
  const row = { position: 0, moved_on: '2026-10-08', kind: 'receipt', document_id: 'R', document_number: 'SK-1' };
  store.put('statement_line', { statement_id: 'S', ...row, amount_fen: -5 });
});
afterEach(() => store.close());

const write = (text: string) => () => store.database.exec(text);

test('the rows of a statement are never changed or taken away, and the statement itself is kept', () => {
  expect(write('UPDATE statement_line SET amount_fen = -6')).toThrow('guard:statement_line_fixed');
  expect(write('DELETE FROM statement_line')).toThrow('guard:statement_line_kept');
  expect(write('DELETE FROM statement')).toThrow('guard:statement_kept');
});

test('client, period, number and figures stay; the reply comes once the state says so and ends the voiding', () => {
  for (const change of [
    'opening_fen = 1, closing_fen = 1',
    `period_to = '2026-10-30'`,
    `issued_on = '2026-11-21'`,
    `number = 'DZ-2'`,
  ]) {
    expect(write(`UPDATE statement SET ${change}`), change).toThrow('guard:statement_fixed');
  }
  expect(write(`UPDATE statement SET state = 'differs', replied_on = '2026-11-20'`)).toThrow('CHECK');
  expect(write(`UPDATE statement SET replied_on = '2026-11-20'`)).toThrow('CHECK');
  const differs = `state = 'differs', replied_on = '2026-11-20', their_balance_fen = 7, reply_reason = '少一桶'`;
  write(`UPDATE statement SET ${differs}, note = '电话已核'`)();
  const gone = 'replied_on = NULL, their_balance_fen = NULL, reply_reason = NULL';
  expect(write(`UPDATE statement SET state = 'void', ${gone}`)).toThrow('guard:statement_void_stays');
  write(`UPDATE statement SET state = 'issued', ${gone}`)();
  write(`UPDATE statement SET state = 'void'`)();
  expect(write(`UPDATE statement SET state = 'issued'`)).toThrow('guard:statement_void_stays');
});

test('figures that do not add up are no statement', () => {
  expect(() =>
    store.put('statement', { id: 'T', number: 'DZ-3', client_id: 'K', state: 'issued', shipped_fen: 5 }),
  ).toThrow('CHECK');
});
