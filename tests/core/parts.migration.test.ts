import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '#core/database/migrations/index.ts';

const HASH = 'a'.repeat(64);

test('an office that imported before this version keeps its imports: rows become parts, numbers stay counted', async () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const names = Object.keys(migrations).toSorted();
  for (const name of names.filter((each) => each < '0012')) await migrations[name]?.up(db);
  const content = { records: [{ content: { a: 1 } }, { content: { lines: [] } }] };
  database.exec(`
    INSERT INTO submission (id, serial, kind, action, record_id, title, content, salt, content_hash, maker_id, state, policy,
      required_signatures, submitted_at) VALUES ('S', 2, 'import_contracts', 'create', 'B', 't', '${JSON.stringify(content)}',
      '${'0'.repeat(32)}', '${HASH}', 'P', 'submitted', '{}', 1, 0);
    INSERT INTO contract_version (contract_id, version, gross_fen, line_count, sealed_on, submission_id)
      VALUES ('C2', 1, 0, 0, NULL, 'S');
    INSERT INTO import_batch_record VALUES ('B', 0, 'contract', 'C1', 7, '${HASH}', 'HT-2026-000001', 'S'),
      ('B', 1, 'contract', 'C2', 9, '${HASH}', 'HT-2026-000002', 'S')`);
  for (const name of names.filter((each) => each >= '0012')) await migrations[name]?.up(db);
  const all = (sql: string): unknown[] => database.prepare(sql).all();
  expect(all('SELECT * FROM submission_part ORDER BY position')).toEqual([
    {
      submission_id: 'S',
      position: 0,
      record_kind: 'contract',
      record_id: 'C1',
      content_path: '$.records[0].content',
      content_hash: HASH,
      number: 'HT-2026-000001',
      source_row: 7,
      version: 1,
    },
    expect.objectContaining({ position: 1, record_id: 'C2', content_path: '$.records[1].content', source_row: 9 }),
  ]);
  expect(all("SELECT number FROM v_issued_number WHERE number LIKE 'HT%' ORDER BY number")).toEqual([
    { number: 'HT-2026-000001' },
    { number: 'HT-2026-000002' },
  ]);
  expect(all('SELECT contract_id, content FROM v_contract_version')).toEqual([
    { contract_id: 'C2', content: '{"lines":[]}' },
  ]);
  await db.destroy();
});
