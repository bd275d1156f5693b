import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { cachingDialect } from '#core/database/driver.ts';
import type { Tables } from '#core/database/tables.ts';
import { writingOut } from '#core/database/write-out.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { foundByOf, namedClient } from '#core/modules/clients/client-found-by.ts';
import { startFoundByAhead } from '#core/modules/clients/found-by-ahead.ts';
import { startPace } from '#core/modules/imports/pace.ts';
import { keyAlike, openTestOffice, PASSWORD } from '../support/test-office.ts';

const ROWS = 2_400;
const NAMES = ['重庆长安', '江南', '单县重工', '（苏州）华瑞', 'ＡＢＣ'];

function workbook(): { kind: string; fileName: string; contentBase64: string } {
  const lines = ['客户编号,客户全称,简称,信用额度,账期,联系人,联系人手机'];
  for (let at = 1; at <= ROWS; at += 1) {
    const name = `${NAMES[at % NAMES.length] ?? ''}第${at}涂装设备有限公司`;
    lines.push(`BS-${String(at).padStart(6, '0')},${name},长乐${at},${50_000 + at},30,王敏,13${800_000_000 + at}`);
  }
  return { kind: 'clients', fileName: '登记.csv', contentBase64: Buffer.from(lines.join('\n')).toString('base64') };
}

test(
  'whoever was imported beside a thread is found by the very names, initials and keys that stand in the file',
  { timeout: 300_000 },
  async () => {
    const { maker, checker, directory } = await openTestOffice();
    const file = workbook();
    const { id: submissionId } = await maker.get('exchange.submit', { ...file, acceptedRecords: ROWS });
    const seen = await maker.get('review.show', { submissionId });
    await keyAlike(seen, checker);
    const sign = { submissionId, contentHash: seen.contentHash, password: PASSWORD };
    expect(await checker.get('review.sign', sign)).toMatchObject({ outcome: 'effective' });
    const store = new Database(join(directory, 'office.db'), { readonly: true });
    const contents = store
      .prepare<[], string>(
        `SELECT json_extract(r.value, '$[2]') FROM submission_block b, json_each(b.rows) r ORDER BY 1`,
      )
      .pluck()
      .all()
      .map((text) => ClientContent.parse(JSON.parse(text)));
    const rows = store
      .prepare<[], { id: string; code: string; folded_name: string; pinyin: string; place: number }>(
        `SELECT c.id, c.code, c.folded_name, c.pinyin, p.place FROM client c JOIN client_place p ON p.client_id = c.id`,
      )
      .all();
    const byCode = new Map(rows.map((row) => [row.code, row]));
    const forms = store.prepare<[string], string>('SELECT tokens FROM client_search WHERE client_id = ?').pluck();
    const keys = store
      .prepare<[number], number>('SELECT key FROM client_likeness WHERE place = ? ORDER BY key')
      .pluck();
    expect(contents).toHaveLength(ROWS);
    for (const [at, content] of contents.entries()) {
      const row = byCode.get(content.code);
      const expected = foundByOf(namedClient(content));
      expect([row?.folded_name, row?.pinyin]).toEqual([expected.foldedName, expected.pinyin]);
      if (at % 20 !== 0) continue;
      expect(forms.all(row?.id ?? '')).toEqual(expect.arrayContaining([...expected.forms]));
    }
    const byPlace = new Map(rows.map((row) => [row.code, row.place]));
    const sample = contents.filter((_content, at) => at % 200 === 0);
    for (const content of sample) {
      const hashes = foundByOf(namedClient(content)).likeness.toSorted((one, other) => one - other);
      expect(keys.all(byPlace.get(content.code) ?? 0)).toEqual(hashes);
    }
    store.close();
    const verified = await maker.get('office.verify', {});
    expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
  },
);

function clientCalled(name: string): ClientContent {
  const [shortName, invoiceProfile] = [name.slice(0, 20), { title: name }];
  return ClientContent.parse({ name, shortName, taxNumber: null, region: null, ownerName: null, invoiceProfile });
}

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test(
  'what a thread works out belongs to the very content it was asked for, and to no other that looks like it',
  { timeout: 120_000 },
  async () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('重庆长安单县江南（）()集团有限公司ＡＢc 々9')),
      minLength: 1,
      maxLength: 24,
    });
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.info(`names worked out beside: seed ${seed}`);
    const names = fc.sample(
      word.filter((name) => name.trim() !== ''),
      { seed, numRuns: 300 },
    );
    const contents = names.map(clientCalled);
    const right = contents.map((content) => foundByOf(namedClient(content)));
    const ahead = startFoundByAhead();
    try {
      // Before the thread has answered, after it, in another order, and of copies nobody foresaw.
      ahead.foresee(contents);
      expect(await ahead.take(contents, breathe)).toEqual(right);
      ahead.foresee(contents);
      // An answer of the thread is one object however often it is taken; what is worked out here is another each time.
      let [first, again] = [await ahead.take(contents, breathe), await ahead.take(contents, breathe)];
      while (first[0] !== again[0]) {
        await breathe();
        [first, again] = [
          await ahead.take(contents.slice(0, 1), breathe),
          await ahead.take(contents.slice(0, 1), breathe),
        ];
      }
      expect(await ahead.take(contents, breathe)).toEqual(right);
      expect(await ahead.take(contents.toReversed(), breathe)).toEqual(right.toReversed());
      const others = contents.map((content) => ({ ...content, name: `${content.name}二`, shortName: '二' }));
      expect(await ahead.take(others, breathe)).toEqual(others.map((content) => foundByOf(namedClient(content))));
      ahead.foresee(contents.map((content) => ({ ...content })));
    } finally {
      ahead.end();
    }
    // Without the thread the office works it out itself, also what was asked and never answered.
    expect(await ahead.take(contents, breathe)).toEqual(right);
  },
);

test('what a long transaction wrote is in the log before its commit, each time, and a rollback undoes it as ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'store.db');
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.exec('CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const db = new Kysely<Tables>({ dialect: cachingDialect(database, 'begin immediate') });
  const text = 'x'.repeat(3_000);
  const logged = (): number => statSync(`${path}-wal`).size / 1024 / 1024;
  const write = (times: number) =>
    sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${times})
      INSERT INTO page (text) SELECT ${text} FROM n`;
  for (const round of [1, 2]) {
    await db.transaction().execute(async (transaction) => {
      const before = logged();
      await writingOut(transaction, () => write(3_000).execute(transaction));
      // Four megabytes at most wait for the commit.
      expect(logged() - before, `round ${round}`).toBeGreaterThan(6);
      const between = logged();
      await write(2_000).execute(transaction);
      expect(logged() - between, 'with the usual cache nothing goes out').toBeLessThan(5);
    });
  }
  const undone = db.transaction().execute(async (transaction) => {
    await writingOut(transaction, () => write(3_000).execute(transaction));
    throw new Error('cancelled');
  });
  await expect(undone).rejects.toThrow('cancelled');
  expect(database.prepare('SELECT count(*) FROM page').pluck().get()).toBe(10_000);
  await db.destroy();
});

test('fewer rows are written together while the work between two breaths is long, and more again after it', async () => {
  const work = (milliseconds: number): void => {
    const { user, system } = process.threadCpuUsage();
    for (;;) {
      const now = process.threadCpuUsage();
      if (now.user + now.system - user - system >= milliseconds * 1_000) return;
    }
  };
  const pace = startPace(400, 100);
  const ctx = pace.within({ breathe, progress: breathe } as unknown as CommandContext);
  const stretch = async (milliseconds: number): Promise<number> => {
    work(milliseconds);
    await ctx.breathe();
    return pace.rows();
  };
  expect(pace.rows()).toBe(400);
  const slow = [await stretch(60), await stretch(60), await stretch(60), await stretch(60)];
  expect(slow).toEqual([300, 200, 100, 100]);
  expect([await stretch(1), await stretch(1), await stretch(1), await stretch(1)]).toEqual([200, 300, 400, 400]);
});
