import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type DailyOffice, openDailyOffice } from '../support/daily-office.ts';
import { PASSWORD } from '../support/test-office.ts';

function openRaw({ directory }: DailyOffice): Database.Database {
  const database = new Database(join(directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  return database;
}

test('a line changed behind the page’s back: the signature is refused as an outcome, and nothing is reviewed', async () => {
  const office = await openDailyOffice();
  const id = await office.track(office.maker, '已揽收');
  const ticket = await office.submitPage(office.maker);
  const database = openRaw(office);
  database.exec('DROP TRIGGER daily_entry_fixed');
  const change = database.prepare('UPDATE daily_entry SET content = ? WHERE id = ?');
  const before = String(database.prepare('SELECT content FROM daily_entry WHERE id = ?').pluck().get(id));
  change.run(before.replace('已揽收', '已签收'), id);
  const refused = { outcome: 'refused', reasons: [{ rule: 'daily.entry_changed' }] };
  expect(await office.signPage(office.maker, office.checker, ticket.id)).toMatchObject(refused);
  expect(await office.rows(office.checker)).toMatchObject([{ state: 'waiting', reviewed: false }]);
  change.run(before, id);
  database.exec('DROP TRIGGER daily_entry_struck_before_its_page');
  database.exec("UPDATE daily_entry SET struck_at = 1, struck_by = person_id, struck_reason = '偷偷划去'");
  database.close();
  const signing = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(await office.checker.get('review.sign', signing)).toMatchObject(refused);
});

test('a reviewed line changed behind the office’s back no longer fits its page, and verify says which', async () => {
  const office = await openDailyOffice();
  const id = await office.track(office.maker, '已揽收');
  const ticket = await office.submitPage(office.maker);
  await office.signPage(office.maker, office.checker, ticket.id);
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
  const database = openRaw(office);
  database.exec('DROP TRIGGER daily_entry_fixed');
  database.prepare(`UPDATE daily_entry SET content = json_set(content, '$.status', '已签收') WHERE id = ?`).run(id);
  database.close();
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([
    { where: `#${ticket.serial} day_page`, what: 'record_differs' },
  ]);
});

test('the store keeps every line as it was keyed: no change, no deletion, no mark of review without a page', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  const held = await office.submitPage(office.maker);
  await office.track(office.maker, '已发车');
  const database = openRaw(office);
  const columns = database.prepare("SELECT name FROM pragma_table_info('daily_entry')").pluck().all().map(String);
  for (const column of columns) {
    expect(() => database.exec(`UPDATE daily_entry SET ${column} = ${column}`), column).toThrow(/guard:daily_entry/);
  }
  expect(() => database.exec('DELETE FROM daily_entry')).toThrow('guard:daily_entry_kept');
  const page = `SELECT record_id FROM submission WHERE id = '${held.id}'`;
  expect(() => database.exec(`UPDATE daily_entry SET page_id = (${page})`)).toThrow('guard:daily_entry_reviewed');
  const strike = "UPDATE daily_entry SET struck_at = 1, struck_reason = 'x', struck_by = ";
  expect(() => database.exec(`${strike}person_id`)).toThrow('guard:daily_entry_struck_before_its_page');
  expect(() => database.exec(`${strike}'somebody else' WHERE seq = 2`)).toThrow(/CHECK/);
  const values = columns.map((name) => (name === 'page_id' ? "'forged'" : name === 'seq' ? 'seq + 9' : name));
  expect(() => database.exec(`INSERT INTO daily_entry SELECT ${values.join(', ')} FROM daily_entry`)).toThrow(
    'guard:daily_entry_born_unreviewed',
  );
  database.close();
});

test('a page in the store belongs to who submitted it, and holds that person’s standing entries of that day only', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  const ticket = await office.submitPage(office.maker);
  const colleague = await office.track(office.checker, '已发车');
  const database = openRaw(office);
  database.exec('DROP TRIGGER day_page_countersigned_insert; DROP TRIGGER day_page_entry_countersigned_insert');
  const insertPage = database.prepare(`INSERT INTO day_page
    (id, version, office_date, person_id, person_name, entry_count, submission_id)
    SELECT 'P', 1, '2026-11-20', id, name, 1, '${ticket.id}' FROM person WHERE name = ?`);
  expect(() => insertPage.run('陈国强')).toThrow('guard:day_page_of_its_maker');
  insertPage.run('周敏');
  const insertEntry = database.prepare(`INSERT INTO day_page_entry
    (page_id, position, entry_id, subject_label, summary, content_hash, submission_id)
    SELECT 'P', 0, id, 'FH', '已揽收', ?, '${ticket.id}' FROM daily_entry WHERE id = ?`);
  const hashOf = database.prepare('SELECT content_hash FROM daily_entry WHERE id = ?').pluck();
  expect(() => insertEntry.run(hashOf.get(colleague), colleague)).toThrow('guard:day_page_entry_of_its_page');
  const own = database.prepare('SELECT id FROM daily_entry WHERE seq = 1').pluck().get();
  expect(() => insertEntry.run('0'.repeat(64), own)).toThrow('guard:day_page_entry_of_its_page');
  expect(() => insertEntry.run(hashOf.get(own), own)).not.toThrow();
  database.close();
});
