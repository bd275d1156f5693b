import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { MOST_DRAFTS } from '#shared/review/drafts.contract.ts';
import { lendSearchForms } from '#core/database/migrate.ts';
import { migrations } from '#core/database/migrations/index.ts';
import { openTestOffice, requestId, type TestOffice } from '../support/test-office.ts';

const NAME = 'clients.form/draft=1';
const HALF = {
  name: NAME,
  page: 'clients.form',
  params: { draft: '1' },
  title: '粤海南沙 · 新客户',
  content: '{"values":{"fields":{"name":"广东粤海"}}}',
};

function rowsOf({ directory }: TestOffice, sql: string): unknown[] {
  const database = new Database(join(directory, 'office.db'), { readonly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

test('a draft goes with its person to another seat and outlives the program; the newest takes the place of the one before', async () => {
  const office = await openTestOffice();
  await office.maker.get('drafts.keep', HALF);
  office.clock.now += 1000;
  const newer = { ...HALF, content: '{"values":2}', baseVersion: 3, begun: '{"values":1}' };
  const { changedAt } = await office.maker.get('drafts.keep', newer);
  const elsewhere = await office.desk({ name: '周敏' });
  expect(await elsewhere.get('drafts.get', { name: NAME })).toEqual({ draft: { ...newer, changedAt } });
  const again = await office.reopen();
  expect(await again.maker.get('drafts.get', { name: NAME })).toEqual({ draft: { ...newer, changedAt } });
  const { content: _typed, begun: _begun, ...facts } = newer;
  expect(await again.maker.get('drafts.list', {})).toEqual([{ ...facts, changedAt }]);
});

test('nobody else is given a draft, its title or its papers, whatever they ask for', async () => {
  const { maker, checker, director } = await openTestOffice();
  await maker.get('drafts.keep', HALF);
  const scan = Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64');
  const { fileHash } = await maker.get('review.attach', { fileName: '营业执照.png', contentBase64: scan });
  expect(await maker.get('drafts.paper', { fileHash })).toEqual({
    fileName: '营业执照.png',
    mediaType: 'image/png',
    contentBase64: scan,
  });
  for (const other of [checker, director]) {
    expect(await other.get('drafts.list', {})).toEqual([]);
    expect(await other.get('drafts.get', { name: NAME })).toEqual({});
    expect(await other.get('drafts.drop', { name: NAME })).toEqual({ dropped: false });
    await other.get('drafts.keep', { ...HALF, content: '{"other":true}' });
    expect(await other.ask('drafts.paper', { fileHash })).toMatchObject({ failure: { code: 'not_found' } });
  }
  expect((await maker.get('drafts.get', { name: NAME })).draft?.content).toBe(HALF.content);
});

test('a draft leaves with the submission it was typed in, and stays when that is refused', async () => {
  const { maker } = await openTestOffice();
  await maker.get('drafts.keep', HALF);
  const refused = await maker.ask('clients.submit', {
    action: 'amend',
    recordId: 'gone',
    content: { name: '粤海' },
    draft: NAME,
  });
  expect(refused.ok).toBe(false);
  expect((await maker.get('drafts.get', { name: NAME })).draft).toBeDefined();
  await maker.get('clients.submit', { action: 'create', content: { name: '粤海' }, draft: NAME });
  expect(await maker.get('drafts.get', { name: NAME })).toEqual({});
});

test('keeping drafts leaves no trace in the audit log, is told to nobody else, and changes nothing effective', async () => {
  const office = await openTestOffice();
  const heard: unknown[] = [];
  office.office.subscribe((event, seat) => heard.push([event, seat]));
  const before = rowsOf(
    office,
    'SELECT (SELECT COUNT(*) FROM audit_event) AS events, (SELECT COUNT(*) FROM request) AS kept',
  );
  const call = { requestId: requestId(), name: 'drafts.keep', input: HALF };
  await office.office.execute(office.maker.seat, call);
  await office.office.execute(office.maker.seat, call);
  await office.maker.get('drafts.drop', { name: NAME });
  expect(
    rowsOf(office, 'SELECT (SELECT COUNT(*) FROM audit_event) AS events, (SELECT COUNT(*) FROM request) AS kept'),
  ).toEqual(before);
  expect(new Set(heard.map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify([{ type: 'changed', modules: ['drafts'] }, office.maker.seat])]),
  );
});

test('what is no draft is refused, and so is one more than anybody can work on', async () => {
  const { maker } = await openTestOffice();
  for (const bad of [
    { content: 'half' },
    { content: '' },
    { title: 'x'.repeat(201) },
    { content: `"${'x'.repeat(1_000_000)}"` },
  ])
    expect(await maker.ask('drafts.keep', { ...HALF, ...bad })).toMatchObject({ failure: { code: 'invalid_input' } });
  for (let at = 0; at < MOST_DRAFTS; at += 1) await maker.get('drafts.keep', { ...HALF, name: `x/${at}` });
  expect(await maker.ask('drafts.keep', HALF)).toMatchObject({ failure: { rule: 'drafts.too_many' } });
  await maker.get('drafts.keep', { ...HALF, name: 'x/0', title: 'again' });
});

test('clients are found by the initials of either name and by every reading, those that begin with them first', async () => {
  const { maker, submitAndSign } = await openTestOffice();
  const add = async (name: string, shortName: string): Promise<string> =>
    (await submitAndSign('clients.submit', { action: 'create', content: { name, shortName } })).recordId;
  const group = await add('华东集团有限公司', '');
  const called = await add('江苏远洋实业有限公司', '华东集团');
  const inside = await add('上海华东集团配件厂', '');
  const shan = await add('单县重工机械厂', '');
  const pick = async (text: string, recent: string[] = []): Promise<string[]> =>
    (await maker.get('clients.pick', { text, recent })).map(({ id }) => id);
  expect(await pick('hdjt')).toEqual([group, called, inside]);
  expect(await pick('sxzg')).toEqual([shan]);
  expect(await pick('dxcg')).toEqual([shan]);
  expect((await pick('', [inside, shan])).slice(0, 2)).toEqual([inside, shan]);
  const { content, version } = await maker.get('clients.get', { id: called, purpose: 'amend' });
  const amend = { action: 'amend' as const, recordId: called, baseVersion: version };
  await submitAndSign('clients.submit', { ...amend, content: { ...content, shortName: '远洋' } });
  expect(await pick('hdjt')).toEqual([group, inside]);
});

test('clients from before this version are found by their short name too, once the store was brought up', async () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  lendSearchForms(database);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const names = Object.keys(migrations).toSorted();
  for (const name of names.filter((each) => each < '0019')) await migrations[name]?.up(db);
  database.exec(`DROP TRIGGER client_countersigned_insert;
    INSERT INTO client (id, code, own_code, name, short_name, folded_name, pinyin, kind, size_grade, credit_grade,
      credit_limit_fen, payment_days, status, version, submission_id)
    VALUES ('C', 'KH-1', '', '江苏远洋实业有限公司', '华东集团', '', '', 'direct', 'C', 'B', 0, 0, 'active', 1, 'S');
    INSERT INTO client_search (tokens, client_id) VALUES ('j s y y s y', 'C')`);
  const found = database.prepare(
    'SELECT DISTINCT client_id FROM client_search WHERE client_search MATCH \'^"h d j t"\'',
  );
  expect(found.all()).toEqual([]);
  await migrations['0019_drafts']?.up(db);
  expect(found.all()).toEqual([{ client_id: 'C' }]);
  await db.destroy();
});
