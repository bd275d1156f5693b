import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrations } from '#core/database/migrations/index.ts';
import { findAnything } from '#core/modules/reports/search.service.ts';
import { permissionsOf } from '#shared/users/roles.ts';
const N = Number(process.argv[2] ?? 100000);
const database = new Database('/tmp/wbscratch/big.db');
database.pragma('journal_mode=WAL'); database.pragma('synchronous=OFF'); database.pragma('foreign_keys=OFF');
const db = new Kysely<any>({ dialect: new SqliteDialect({ database }) });
const has = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name='client'").pluck().get();
const rnd = (n: number) => Math.floor(Math.random() * n);
if (!has) {
  for (const m of Object.values(migrations)) await m.up(db);
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name='client' AND name NOT LIKE 'client_part%'").all() as any) database.exec(`DROP TRIGGER ${name}`);
  const chars = [...Array(1500)].map((_, i) => String.fromCharCode(0x4e00 + i * 7)); const letters = 'hdjtsbgzlxycqwmnfkpra';
  const cols = database.pragma('table_info(client)') as any[];
  const ins = database.prepare(`INSERT INTO client (${cols.map((c) => c.name)}) VALUES (${cols.map(() => '?')})`);
  const fts = database.prepare('INSERT INTO client_search (tokens, client_id) VALUES (?,?)');
  database.exec('BEGIN');
  for (let i = 0; i < N; i++) {
    const len = 6 + rnd(8); const name = [...Array(len)].map(() => chars[Math.floor(chars.length * Math.random() ** 2)]).join('') + '有限公司';
    const py = [...Array(len)].map(() => letters[Math.floor(letters.length * Math.random() ** 1.3)]).join('') + 'yxgs';
    const tax = '91' + [...Array(16)].map(() => '0123456789ABCDEFGH'[rnd(18)]).join(''); const code = 'KH-' + String(i).padStart(6, '0');
    const v: any = { id: '01990000-0000-7000-8000-' + String(i).padStart(12, '0'), code, own_code: '', name, short_name: name.slice(0, 3), folded_name: name, pinyin: py, tax_number: tax, kind: 'direct', size_grade: 'C', credit_grade: 'B', credit_limit_fen: 0, payment_days: 0, status: 'active', version: 1, submission_id: 's' };
    ins.run(...cols.map((c) => v[c.name] ?? null));
    fts.run([name, name.slice(0, 3), py, code, tax].map((w) => [...w.toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c)).join(' ')).join(' / '), v.id);
  }
  database.exec('COMMIT');
}
const ctx: any = { db, person: { id: 'x', permissions: permissionsOf(['clerk']) }, today: '2026-11-20' };
console.log('clients', database.prepare('SELECT count(*) FROM client').pluck().get());
const sample = database.prepare('SELECT tax_number, pinyin, name FROM client LIMIT 1 OFFSET 77').get() as any;
for (const text of ['h', 'hdjt', 'zzzzxq', sample.tax_number.slice(5, 12), sample.tax_number, sample.pinyin.slice(2, 7), sample.name.slice(2, 5), sample.name.slice(2, 4), '公司', '012345', '0123', '9144', 'kh-0001', 'qqqq', '有限公司', 'wmnz']) {
  const runs: number[] = []; let n = 0;
  for (let k = 0; k < 3; k++) { const t = performance.now(); n = (await findAnything(ctx, text, 8)).reduce((s, g) => s + g.rows.length, 0); runs.push(performance.now() - t); }
  console.log(text.padEnd(20), n, runs.map((r) => r.toFixed(1)).join(' '));
}
