// npm run bench:ageing: the first page of the ageing over 150,000 invoices of 15,000 clients, with its count and sums.
import { AgeingInput } from '#shared/reports/receivables.contract.ts';
import { listAgeing, listAgeingIds, listOpenItems, sumAgeing } from '#core/modules/reports/ageing.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

const AS_OF = '2026-11-20';
const GOAL_MS = 500;

const store = await openQuantityStore();
const { database, db } = store;
// Only to be quick with the rows: what they check holds here by the way the rows are made.
for (const name of ['ledger_entry_moves_imbalance', 'ledger_entry_of_its_voucher', 'voucher_in_open_period']) {
  database.exec(`DROP TRIGGER ${name}`);
}
database.transaction(() => {
  const day = `date('${AS_OF}', '-' || (i % 1500) || ' days')`;
  const counting = (most: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${most - 1})`;
  database.exec(`${counting(15_000)}
    INSERT INTO client (id, version, code, own_code, name, short_name, pinyin, folded_name, kind, size_grade, credit_grade,
      credit_limit_fen, payment_days, status, submission_id)
    SELECT 'M' || i, 1, 'M' || i, '', '客户' || i, '', 'kh', 'kh' || i, 'direct', 'C', 'B', 0, 30 * (i % 4), 'active', 'S' FROM n`);
  database.exec(`${counting(150_000)}
    INSERT INTO voucher (id, number, date, period, memo, source_kind, source_id, submission_id, imbalance)
    SELECT printf('0197c0de-0000-7000-8000-%012d', i), 'JZ' || i, ${day}, CAST(strftime('%Y%m', ${day}) AS INTEGER), '-',
      'invoice', 'I' || i, 'S', 0 FROM n`);
  const enter = (account: string, debit: string, credit: string, every: number) =>
    database.exec(`
      INSERT INTO ledger_entry (voucher_id, position, date, period, account_code, client_id, memo, debit_fen, credit_fen, submission_id)
      SELECT v.id, ${every}, v.date, v.period, '${account}', 'M' || (v.rowid % 15000), '-', ${debit}, ${credit}, 'S'
      FROM voucher v WHERE v.rowid % ${every} = 0`);
  enter('1122.02', '100000 + v.rowid % 7', '0', 1);
  enter('2203', '0', '30000', 5);
  enter('1122.01', '5000', '0', 3);
})();

async function timed(name: string, ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    // Time of this process, which others on the machine do not stretch.
    const began = process.cpuUsage();
    await ask();
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
  }
  const best = Math.min(...times);
  process.stdout.write(`${name}: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
  return best;
}

const asked = AgeingInput.parse({});
const best = await timed('first page with count and sums', async () => {
  const { ids } = await listAgeingIds(db, asked, AS_OF);
  await listAgeing(db, ids.map(String), AS_OF);
  await sumAgeing(db, asked, AS_OF);
});
const late = AgeingInput.parse({ daysLate: 366 });
await timed('those more than a year late', async () => {
  await listAgeingIds(db, late, AS_OF);
  await sumAgeing(db, late, AS_OF);
});
await timed('the documents of one client', () => listOpenItems(db, { clientId: 'M7', asOf: AS_OF, limit: 200 }));
await store.close();
if (best > GOAL_MS) {
  process.stderr.write(`slower than ${GOAL_MS} ms\n`);
  process.exitCode = 1;
}
