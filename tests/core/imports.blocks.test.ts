import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ruleSentence } from '#shared/locales/sentences.ts';
import { readHere } from '../support/read-here.ts';
import { keyAlike, openTestOffice, PASSWORD, type TestOffice } from '../support/test-office.ts';

const ROWS = 430;
const HEAD = '客户编号,客户全称,简称,税号,信用额度,账期,联系人,联系人手机,邮箱,收货地址,收货人,开户行,银行账号,标签';
const CITIES = ['常州市', '无锡市', '苏州市'];

function row(at: number): string {
  const [number, city = ''] = [String(at).padStart(6, '0'), CITIES[at % CITIES.length]];
  return [
    at % 7 === 0 ? '' : `PL-${number}`,
    `${city}单第${at}长乐涂装设备有限公司`,
    at % 3 === 0 ? '' : `单${at}`,
    at % 5 === 0 ? '' : `320402198${number}`,
    50_000 + at,
    [30, 60][at % 2],
    at % 4 === 0 ? '' : `沈${at}`,
    at % 4 === 0 ? '' : `139${String(10_000_000 + at)}`,
    at % 6 === 0 ? `sales${at}@example.cn` : '',
    `江苏省${city}新区珠江路${at}号`,
    `王${at}`,
    '中国工商银行',
    `11030216${String(at).padStart(8, '0')}`,
    at % 9 === 0 ? '出口、直供' : '',
  ].join(',');
}

function fileOf(lines: readonly string[], head = HEAD) {
  const text = [head, ...lines].join('\n');
  return { kind: 'clients', fileName: '客户.csv', contentBase64: Buffer.from(text).toString('base64') };
}

const rows = (count: number, from = 1): string[] => Array.from({ length: count }, (_, at) => row(from + at));

async function submitted({ maker }: TestOffice, file: ReturnType<typeof fileOf>, acceptedRecords = ROWS) {
  const read = await maker.get('exchange.preview', file);
  expect(read).toMatchObject({ preview: { counts: { records: acceptedRecords, refused: 0 } } });
  return (await maker.get('exchange.submit', { ...file, acceptedRecords })).id;
}

/** Goes past the office to its store. */
function inStore<T>(directory: string, work: (database: Database.Database) => T): T {
  const database = new Database(join(directory, 'office.db'), { timeout: 5_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const faultsOf = async ({ maker }: TestOffice): Promise<string[]> =>
  (await maker.get('office.verify', {})).checks.flatMap(({ faults }) => faults.map(({ what }) => what));

test('a row changed behind the office: verify names the batch, and nobody can sign it any more', async () => {
  const told: string[] = [];
  const office = await openTestOffice({ startReader: readHere, log: ({ message }) => void told.push(message) });
  const submissionId = await submitted(office, fileOf(rows(ROWS)));
  await keyAlike(await office.maker.get('review.show', { submissionId }), office.checker);
  const { contentHash } = await office.maker.get('review.show', { submissionId });
  expect(await faultsOf(office)).toEqual([]);
  inStore(office.directory, (store) => {
    store.exec('DROP TRIGGER submission_block_never_update');
    store.prepare(`UPDATE submission_block SET rows = replace(rows, '单250', '单999') WHERE position = 2`).run();
  });
  expect(await faultsOf(office)).toEqual(['rows_differ']);
  const sign = { submissionId, contentHash, password: PASSWORD };
  expect(await office.checker.ask('review.sign', sign)).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(told.some((message) => message.includes('the kept rows are the ones that were signed'))).toBe(true);
  expect((await office.maker.get('clients.list', { limit: 1 })).rows).toEqual([]);
});

test('the store takes rows with their submission only, and never lets them be changed or taken away', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const id = await submitted(office, fileOf(rows(120)), 120);
  inStore(office.directory, (store) => {
    const add = store.prepare(
      'INSERT INTO submission_block (submission_id, position, row_count, rows) VALUES (?, 2, 1, ?)',
    );
    expect(() => add.run(id, '[["x",1,{}]]')).toThrow('guard:submission_block_with_its_submission');
    expect(() => store.exec(`UPDATE submission_block SET rows = '[]'`)).toThrow('guard:submission_block');
    expect(() => store.exec('UPDATE submission_block SET position = position + 10')).toThrow('guard:submission_block');
    expect(() => store.exec('DELETE FROM submission_block')).toThrow('guard:submission_block');
  });
});

test('no row joins a submission that came back or was decided, even one without a story', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const id = await submitted(office, fileOf(rows(120)), 120);
  await office.countersign(id);
  inStore(office.directory, (store) => {
    store.exec('DROP TRIGGER submission_event_kept');
    store.exec('DELETE FROM submission_event');
    const add = store.prepare(
      'INSERT INTO submission_block (submission_id, position, row_count, rows) VALUES (?, 2, 1, ?)',
    );
    expect(() => add.run(id, '[["x",1,{}]]')).toThrow('guard:submission_block_with_its_submission');
  });
});

/** Everything that lies in the client tables, by the names people use: ids, numbers of the series and submissions apart. */
function clientTables(directory: string): Record<string, unknown[]> {
  return inStore(directory, (store) => {
    const of = (table: string, key: string): unknown[] => {
      const columns = (store.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
      const kept = columns.filter(
        (name) => !['id', 'client_id', 'submission_id', 'place', 'code', 'tokens'].includes(name),
      );
      const said = kept.map((name) => `t.${name}`).join(', ');
      return store
        .prepare(
          `SELECT c.name AS of_client, ${said} FROM ${table} t JOIN client c ON ${key} ORDER BY ${[...kept.keys()].map((at) => at + 1).join(', ')}`,
        )
        .all();
    };
    const parts = ['client_contact', 'client_address', 'client_bank_account', 'client_licence', 'client_tag'];
    return {
      client: of('client', 'c.id = t.id'),
      ...Object.fromEntries(parts.map((table) => [table, of(table, 'c.id = t.client_id')])),
      likeness: of('client_likeness', 'c.id = (SELECT client_id FROM client_place p WHERE p.place = t.place)'),
      search: store
        .prepare(
          `SELECT c.name, s.tokens FROM client_search s JOIN client c ON c.id = s.client_id
           WHERE s.tokens NOT LIKE 'k h %' ORDER BY 1, 2`,
        )
        .all(),
    };
  });
}

test('many clients written at once are what they are when written one by one', { timeout: 300_000 }, async () => {
  const count = 230;
  const batch = await openTestOffice({ startReader: readHere });
  await batch.countersign(await submitted(batch, fileOf(rows(count)), count));
  const { rows: made } = await batch.maker.get('clients.list', { limit: 1000 });
  const single = await openTestOffice({ startReader: readHere });
  for (const { id } of made) {
    const { content } = await batch.maker.get('clients.get', { id, purpose: 'amend' });
    const code = content.code.startsWith('KH-') ? '' : content.code;
    await single.submitAndSign('clients.submit', { action: 'create', content: { ...content, code } });
  }
  const [together, oneByOne] = [clientTables(batch.directory), clientTables(single.directory)];
  for (const [table, those] of Object.entries(oneByOne)) expect([table, together[table]]).toEqual([table, those]);
  expect(together['client']).toHaveLength(count);
  expect(together['client_tag']?.length).toBeGreaterThan(20);
  expect(await faultsOf(batch)).toEqual([]);
});

test('each step tells how far it has come, and comes to an end', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const { maker, checker } = office;
  const told: { step: string; done: number; total: number }[] = [];
  office.office.subscribe((event) => {
    if (event.type === 'progress') told.push(event);
  });
  const during = async <T>(work: () => Promise<T>) => {
    told.length = 0;
    const done = await work();
    for (const [step, seen] of Map.groupBy(told, ({ step: of }) => of)) {
      const counted = seen.filter(({ total }) => total > 0).map(({ done: at }) => at);
      expect([step, counted]).toEqual([step, counted.toSorted((a, b) => a - b)]);
      expect(seen.every(({ done: at, total }) => total === 0 || at < total)).toBe(true);
    }
    return { done, steps: [...new Set(told.map(({ step }) => step))] };
  };
  const file = fileOf(rows(ROWS));
  const preview = await during(() => maker.get('exchange.preview', file));
  expect(preview.steps).toEqual(expect.arrayContaining(['import.checking']));
  expect(told.some(({ step, done, total }) => step === 'import.checking' && done === 400 && total === ROWS)).toBe(true);
  const { done: ticket, steps } = await during(() => maker.get('exchange.submit', { ...file, acceptedRecords: ROWS }));
  expect(steps.toSorted()).toEqual(['import.checking', 'import.keeping', 'import.reserving']);
  await keyAlike(await maker.get('review.show', { submissionId: ticket.id }), checker);
  const sign = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  const signing = await during(() => checker.get('review.sign', sign));
  expect(signing.steps).toEqual(['import.releasing', 'import.checking', 'import.writing']);
});

test('a reading that is cancelled ends as cancelled, not as a file nobody can read', async () => {
  const { office, maker } = await openTestOffice();
  office.subscribe((event) => {
    if (event.type === 'progress' && event.step === 'import.parsing') office.cancel(maker.seat, 'cancel-reading');
  });
  const reply = await maker.ask('exchange.preview', fileOf(rows(300)), 'cancel-reading');
  expect(reply).toMatchObject({ ok: false, failure: { rule: 'office.cancelled' } });
});

test('a cancel that comes as a message is heard in the middle of each step, and leaves nothing', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const { maker, checker } = office;
  /** Once this step has begun, a message is sent as the window sends its own; when the office hears it, the call is cancelled. */
  const cancelledDuring = async (seat: string, requestId: string, step: string, ask: () => Promise<unknown>) => {
    let isSent = false;
    const { port1: window, port2: heard } = new MessageChannel();
    heard.on('message', () => office.office.cancel(seat, requestId));
    const stop = office.office.subscribe((event) => {
      if (event.type !== 'progress' || event.requestId !== requestId || event.step !== step || isSent) return;
      isSent = true;
      window.postMessage('cancel');
    });
    const reply = await ask();
    stop();
    window.close();
    expect([step, reply]).toMatchObject([step, { ok: false, failure: { rule: 'office.cancelled' } }]);
  };
  const file = fileOf(rows(3_000));
  const preview = () => maker.ask('exchange.preview', file, 'cancel-preview');
  await cancelledDuring(maker.seat, 'cancel-preview', 'import.checking', preview);
  const submit = { ...file, acceptedRecords: 3_000 };
  await maker.get('exchange.preview', file);
  const before = inStore(office.directory, leftIn);
  for (const step of ['import.checking', 'import.keeping', 'import.reserving']) {
    const id = `cancel-submit-${step.slice(7)}`;
    await cancelledDuring(maker.seat, id, step, () => maker.ask('exchange.submit', submit, id));
    expect(inStore(office.directory, leftIn)).toEqual(before);
  }
  const { id: submissionId } = await maker.get('exchange.submit', submit);
  const seen = await maker.get('review.show', { submissionId });
  await keyAlike(seen, checker);
  const waiting = inStore(office.directory, leftIn);
  const sign = { submissionId, contentHash: seen.contentHash, password: PASSWORD };
  for (const step of ['import.releasing', 'import.checking', 'import.writing']) {
    const id = `cancel-sign-${step.slice(7)}`;
    await cancelledDuring(checker.seat, id, step, () => checker.ask('review.sign', sign, id));
    expect(inStore(office.directory, leftIn)).toEqual(waiting);
  }
  expect(await faultsOf(office)).toEqual([]);
});

function leftIn(store: Database.Database): unknown {
  const tables = ['submission', 'submission_block', 'submission_claim', 'submission_part', 'client', 'client_search'];
  return tables.map((table) => store.prepare(`SELECT count(*) AS n FROM ${table}`).pluck().get());
}

test('record 100,001 of a file is one too many: said in words before anything is looked up or kept', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const lines = Array.from({ length: 100_001 }, (_, at) => `常州第${at}轨道装备有限公司`);
  const file = fileOf(lines, '客户全称');
  const refused = { code: 'rule_broken', rule: 'import.too_many_records', details: { found: 100_001, most: 100_000 } };
  const before = inStore(office.directory, leftIn);
  expect(await office.maker.ask('exchange.preview', file)).toMatchObject({ ok: false, failure: refused });
  const submit = { ...file, acceptedRecords: 100_001 };
  expect(await office.maker.ask('exchange.submit', submit)).toMatchObject({ ok: false, failure: refused });
  expect(inStore(office.directory, leftIn)).toEqual(before);
  expect(ruleSentence('zh-CN', refused.rule, refused.details)).toContain('100001 条记录，一次最多导入 100000 条');
  expect(ruleSentence('en-US', refused.rule, refused.details)).toContain('one import takes 100000 at most');
});
