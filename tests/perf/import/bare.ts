import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { measuring } from './measured.ts';

// What nobody can do without: the same file read by the same library in the same kind of process, and the same typed rows put into
// the same tables with their indexes by prepared statements in one durable transaction. No checks for mistakes or for who is there
// already, no numbers, no hashes, no audit, no guards, no triggers, no foreign keys. What it is given for nothing: rows that are typed,
// with names folded, initials and keys worked out, each table's in the order in which it keeps them. What it does because whoever
// reads foreign files must: they are read in a process that can be killed, and the whole workbook crosses from it.
const RECORDS = ['client', 'client_contact', 'client_address', 'client_bank_account', 'client_tag'];
// What clients are found by, by any part of a name and by what they have in common: indexes the store keeps as tables.
const FOUND_BY = ['client_search', 'client_place', 'client_part', 'client_likeness', 'client_pair_due'];
const TABLES = [...RECORDS, ...FOUND_BY];

const [imported = '', target = '', file = ''] = process.argv.slice(2);
const { part, parts } = measuring();
const reading = await part('parse', () =>
  // A clock on a busy machine is no part of the measure.
  readWorkbook(readFileSync(file), '客户档案.xlsx', { limits: { milliseconds: 600_000 } }),
);
if (!reading.ok) throw new Error(reading.refusal.rule);

const source = new Database(imported, { readonly: true });
const schema = source
  .prepare<[], { name: string; tbl_name: string; sql: string }>(
    `SELECT name, tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL
     ORDER BY type DESC, rowid`,
  )
  .all()
  .filter(({ tbl_name: table }) => TABLES.includes(table));
const rows = new Map<string, unknown[][]>();
for (const table of TABLES) rows.set(table, source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all());
source.close();

const store = new Database(target);
store.pragma('journal_mode = WAL');
store.pragma('synchronous = FULL');
store.pragma('foreign_keys = OFF');
// As the office's own writing connection has it.
store.pragma('cache_size = -65536');
for (const { sql } of schema) store.exec(sql);
const put = (tables: readonly string[]): void => {
  for (const table of tables) {
    const values = rows.get(table) ?? [];
    const width = values[0]?.length ?? 0;
    if (width === 0) continue;
    const insert = store.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
    for (const row of values) insert.run(...row);
  }
};
store.exec('BEGIN IMMEDIATE');
await part('insert records', async () => put(RECORDS));
await part('insert indexes', async () => put(FOUND_BY));
await part('commit', async () => void store.exec('COMMIT'));
store.close();
console.log(JSON.stringify({ parts }));
