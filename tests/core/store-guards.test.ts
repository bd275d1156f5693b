import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { contentHashOf } from '#core/kernel/canonical-json.ts';
import { openTestOffice } from '../support/test-office.ts';

/** Every table belongs to one class of writes; a new table must be put here, and so be thought about. */
const CLASSES = {
  effective: [
    'allocation',
    'allocation_line',
    'allocation_share',
    'bulk_change',
    'bulk_change_row',
    'client',
    'client_address',
    'client_bank_account',
    'client_contact',
    'client_licence',
    'client_standing',
    'client_tag',
    'client_merge',
    'close_short',
    'close_short_line',
    'contract',
    'contract_clause',
    'contract_line',
    'contract_payment_term',
    'contract_version',
    'data_release',
    'delegation',
    'delegation_kind',
    'delegation_role',
    'departure',
    'discount_authority',
    'discount_authority_line',
    'day_page',
    'day_page_entry',
    'dispatch_accompanying',
    'dispatch_line',
    'dispatch_note',
    'import_batch',
    'invoice',
    'invoice_request',
    'invoice_request_line',
    'ledger_entry',
    'number_format',
    'number_format_version',
    'office_profile',
    'opening_document',
    'opening_line',
    'own_account',
    'password_reset',
    'period',
    'person',
    'person_role',
    'price_list',
    'price_list_line',
    'product',
    'product_conversion',
    'receipt',
    'statement',
    'statement_line',
    'recovery_renewal',
    'register_balance',
    'register_bill',
    'register_entry',
    'register_link',
    'register_movement',
    'register_settlement',
    'return_line',
    'return_note',
    'review_policy',
    'review_policy_rule',
    'review_policy_step',
    'settings_list',
    'sign_back',
    'sign_back_line',
    'submission_part',
    'tax_rate',
    'voucher',
    'visit_interval',
    'working_day_change',
  ],
  review: [
    'adjudication',
    'countersignature',
    'data_release_use',
    'disclosure',
    'recovery_draw',
    'recovery_event',
    'reentry_attempt',
    'reentry_field',
    'submission',
    'submission_attachment',
    'submission_block',
    'submission_claim',
    'submission_event',
    'submission_maker',
    'submission_step',
    'submission_step_role',
  ],
  daily: ['daily_entry', 'daily_file'],
  // One person's own: no other is ever given a row, and nothing the office relies on stands in it.
  personal: ['brought_file', 'draft', 'personal_setting'],
  private: [
    'backup_key',
    'credential',
    'import_mapping',
    'password_half',
    'pin',
    'recovery_code',
    'sign_in_failure',
    'signing_key',
  ],
  engine: [
    'account',
    'audit_event',
    'client_former_name',
    'client_holder',
    'client_likeness',
    'client_pair',
    'client_pair_due',
    'client_part',
    'client_part_config',
    'client_part_content',
    'client_part_data',
    'client_part_docsize',
    'client_part_idx',
    'client_place',
    'backup_log',
    'client_search',
    'client_search_config',
    'client_search_content',
    'client_search_data',
    'client_search_docsize',
    'client_search_idx',
    'migration',
    'none',
    'number_series',
    'open_invoice',
    'open_item',
    'open_receipt',
    'print_record',
    'request',
    'search_part',
    'sample_mark',
  ],
};

function openRaw(directory: string): Database.Database {
  const database = new Database(join(directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  return database;
}

function tablesOf(database: Database.Database): string[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
    .map(String);
}

test('every table belongs to one class of writes', async () => {
  const { directory } = await openTestOffice();
  const database = openRaw(directory);
  const known = Object.values(CLASSES).flat().sort();
  expect(tablesOf(database)).toEqual(known);
  database.close();
});

test('no effective table takes a row, a change or a deletion from another program', async () => {
  const { directory, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '华东集团有限公司', taxNumber: '914403001922038216' },
  });
  const database = openRaw(directory);
  const genesis = String(database.prepare('SELECT id FROM submission WHERE serial = 1').pluck().get());
  for (const table of CLASSES.effective) {
    const columns = database.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as {
      name: string;
      type: string;
    }[];
    const values = columns.map(({ name, type }) =>
      name === 'submission_id' ? `'${genesis}'` : type === 'INTEGER' ? '1' : "'x'",
    );
    const insert = `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`;
    expect(() => database.exec(insert), `insert into ${table}`).toThrow(/guard:/);
    const rows = Number(database.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get());
    if (rows === 0) continue;
    expect(() => database.exec(`UPDATE ${table} SET submission_id = submission_id`), `update ${table}`).toThrow(
      /guard:/,
    );
    expect(() => database.exec(`DELETE FROM ${table}`), `delete from ${table}`).toThrow(/guard:/);
  }
  database.close();
});

test('the sqlite3 shell is refused as well, by name of the guard', async () => {
  const { directory, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '华东集团有限公司', creditLimitFen: 100 },
  });
  const shell = (sql: string): string => {
    try {
      return execFileSync('sqlite3', [join(directory, 'office.db'), sql], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      return String((error as { stderr?: unknown }).stderr);
    }
  };
  expect(shell('UPDATE client SET credit_limit_fen = 99999999900')).toContain('guard:client');
  expect(shell('DELETE FROM client')).toContain('guard:client');
  expect(shell("UPDATE submission SET state = 'effective'")).toContain('guard:submission');
  expect(shell('DELETE FROM audit_event WHERE seq = 1')).toContain('guard:audit_event');
  expect(shell('SELECT credit_limit_fen FROM client').trim()).toBe('100');
});

test('the store itself refuses an effect without a countersignature of somebody else', async () => {
  const { directory, maker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const database = openRaw(directory);
  const apply = `UPDATE submission SET applying = 1 WHERE id = '${ticket.id}'`;
  // Two guards stand here, and each holds without the other.
  const without = (trigger: string): string => {
    const refused = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(trigger);
    database.exec(`DROP TRIGGER ${trigger}`);
    try {
      database.exec(apply);
    } catch (error) {
      return String(error);
    } finally {
      database.exec(String(refused));
    }
    return 'not refused';
  };
  expect(without('submission_applies_each_step')).toContain('guard:submission_applies_countersigned');
  expect(without('submission_applies_countersigned')).toContain('guard:submission_applies_each_step');
  const personOf = (name: string): string =>
    String(database.prepare('SELECT id FROM person WHERE name = ?').pluck().get(name));
  const forged = (
    person: string,
    role: string,
    hash: string = ticket.contentHash,
  ): string => `INSERT INTO countersignature
    (id, submission_id, round, step, person_id, at, content_hash, checks, place, role)
    VALUES ('forged', '${ticket.id}', 1, 1, '${personOf(person)}', 0, '${hash}', '[]', 'own_session', '${role}')`;
  expect(() => database.exec(forged('周敏', 'clerk'))).toThrow('guard:countersignature_not_by_maker');
  expect(() => database.exec(forged('陈国强', 'director'))).toThrow('guard:countersignature_in_a_role');
  const wrongHash = forged('陈国强', 'checker', '0'.repeat(64));
  expect(() => database.exec(wrongHash)).toThrow('guard:countersignature_on_exact_content');
  const outOfTurn = forged('陈国强', 'checker').replace("1, 1, '", "1, 2, '");
  expect(() => database.exec(outOfTurn)).toThrow('guard:countersignature_');
  database.close();
});

test('a changed byte in the audit log is found and named by verify', async () => {
  const { directory, maker, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  expect((await maker.get('office.verify', {})).good).toBe(true);
  const database = openRaw(directory);
  database.exec('DROP TRIGGER audit_event_append_only_update');
  const columns = [
    'at',
    'person_id',
    'seat',
    'procedure',
    'request_id',
    'outcome',
    'input_hash',
    'signed_by',
    'details',
    'prev_hash',
    'hash',
  ];
  for (const column of columns) {
    const before = database.prepare(`SELECT ${column} FROM audit_event WHERE seq = 2`).pluck().get();
    const changed =
      typeof before === 'number'
        ? before + 1
        : column === 'signed_by' || column === 'details'
          ? `${String(before)} `
          : `${String(before).slice(0, -1)}~`;
    database.prepare(`UPDATE audit_event SET ${column} = ? WHERE seq = 2`).run(changed);
    const chain = (await maker.get('office.verify', {})).checks.find((check) => check.name === 'audit_chain');
    expect(chain?.faults, column).toEqual([{ where: 'audit 2', what: 'chain_broken' }]);
    database.prepare(`UPDATE audit_event SET ${column} = ? WHERE seq = 2`).run(before);
  }
  expect((await maker.get('office.verify', {})).good).toBe(true);
  database.close();
});

test('a client changed behind the office’s back differs from what was signed, and verify says which', async () => {
  const { directory, maker, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电', creditLimitFen: 100 } });
  const database = openRaw(directory);
  database.exec('DROP TRIGGER client_countersigned_update; UPDATE client SET credit_limit_fen = 9900');
  database.close();
  const verified = await maker.get('office.verify', {});
  expect(verified.good).toBe(false);
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([{ where: '#2 client', what: 'record_differs' }]);
});

test('a client nobody ever signed, and a founder’s role changed, are named by verify', async () => {
  const { directory, maker, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电', code: 'KH-1' } });
  const database = openRaw(directory);
  const columns = (database.prepare("SELECT name FROM pragma_table_info('client')").pluck().all() as string[]).map(
    (name) => (name === 'id' || name === 'code' ? "'forged'" : name),
  );
  database.exec('DROP TRIGGER client_countersigned_insert; DROP TRIGGER person_role_countersigned_insert');
  database.exec(`INSERT INTO client SELECT ${columns.join(', ')} FROM client`);
  database.exec("INSERT INTO person_role SELECT id, 'admin', submission_id FROM person WHERE name = '周敏'");
  database.close();
  const verified = await maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([
    { where: '#1 genesis', what: 'record_differs' },
    { where: 'client forged', what: 'never_signed' },
  ]);
});

test('the content hash a checker is shown cannot be tried out against guessed contents', async () => {
  const { directory, maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', creditLimitFen: 700 },
  });
  const database = openRaw(directory);
  const { content, salt } = database.prepare('SELECT content, salt FROM submission WHERE serial = 2').get() as {
    content: string;
    salt: string;
  };
  database.close();
  expect(contentHashOf('client', JSON.parse(content), salt)).toBe(ticket.contentHash);
  const shown = JSON.stringify([
    await checker.get('review.show', { submissionId: ticket.id }),
    await maker.get('review.show', { submissionId: ticket.id }),
    await checker.get('review.queue', {}),
  ]);
  expect(shown).not.toContain(salt);
});
