import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openTestOffice } from '../support/test-office.ts';

/** An office as version 0.1 left it (schema 22): clients, an import and a policy signed, three submissions waiting. */
const BEFORE = join(import.meta.dirname, '../migrations/office-0022');

function officeBefore(): string {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-before-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  cpSync(join(BEFORE, 'files'), join(directory, 'files'), { recursive: true });
  writeFileSync(join(directory, 'office.db'), gunzipSync(readFileSync(join(BEFORE, 'office.db.gz'))));
  return directory;
}

const faultsOf = (verified: { checks: readonly { faults: readonly unknown[] }[] }) =>
  verified.checks.flatMap(({ faults }) => faults);

test('what was signed before client files grew still verifies, and its new fields are empty', async () => {
  const { maker } = await openTestOffice({ directory: officeBefore() });
  const verified = await maker.get('office.verify', {});
  expect(faultsOf(verified)).toEqual([]);
  expect(verified.checks.find(({ name }) => name === 'contents')?.looked).toBe(6);
  const [row] = (await maker.get('clients.list', { text: '恒泰' })).rows;
  const { content } = await maker.get('clients.get', { id: row?.id ?? '' });
  expect(content).toMatchObject({ deputyName: null, tags: [] });
  // What it is like was made of its content while the store was brought up to date.
  const like = await maker.get('clients.likely', { name: content.name });
  expect(like).toMatchObject([{ clientId: row?.id, reasons: ['name'] }]);
  expect(content.contacts[0]).toMatchObject({ name: '沈国梁', phone2: null, qq: null, preferences: null });
  expect(content.addresses[0]).toMatchObject({ province: null, city: null, district: null, postcode: null });
  expect(content.licences[0]).toMatchObject({ originalSeen: true, seenBy: null, seenOn: null, scanHash: null });
});

test('what waited through the upgrade is signed as it was keyed: a new client, an amendment, an import', async () => {
  const office = await openTestOffice({ directory: officeBefore() });
  const { maker, checker, countersign } = office;
  const waiting = (await checker.get('review.queue', { scope: 'to_check' })).rows;
  expect(waiting.map(({ kind, action }) => `${kind} ${action}`).toSorted()).toEqual([
    'client amend',
    'client create',
    'import_clients create',
  ]);
  for (const { id } of waiting) expect(await countersign(id)).toMatchObject({ outcome: 'effective' });
  expect((await maker.get('clients.list', {})).rows).toHaveLength(7);
  expect(faultsOf(await maker.get('office.verify', {}))).toEqual([]);
});

test('a value slipped into a new field of a client signed before is found', async () => {
  const directory = officeBefore();
  const office = await openTestOffice({ directory });
  await office.office.close();
  const database = new Database(join(directory, 'office.db'));
  database.exec(`DROP TRIGGER client_contact_countersigned_update; UPDATE client_contact SET qq = '10001'`);
  database.close();
  const { maker } = await office.reopen();
  const faults = faultsOf(await maker.get('office.verify', {}));
  expect(faults).toContainEqual({ where: expect.stringMatching(/ client$/), what: 'record_differs' });
  expect(faults).toContainEqual({ where: expect.stringMatching(/ import_clients$/), what: 'record_differs' });
});
