import { readHere } from '../support/read-here.ts';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { DayPage } from '#shared/daily/daily.schema.ts';
import { drawPlaces } from '#core/modules/review/drawn-places.ts';
import { checksOf } from '../support/keying.ts';
import { CHEN, type Desk, openTestOffice, type TestOffice, ZHOU } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

const DAY = '2026-11-20';
const HEADS = '来电日期,来电时间,类型,来电人,客户名称,联系电话,来电内容,转告';

/** A phone log as an office kept it before: the `n`th call. */
const line = (n: number): string =>
  `2026-10-${String((n % 28) + 1).padStart(2, '0')},9:${String(n % 60).padStart(2, '0')},电话,王工${n},,138${10_000_000 + n},问第${n}批何时到,李娜`;
const csv = (lines: readonly string[]): string => Buffer.from([HEADS, ...lines].join('\n')).toString('base64');
const calls = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => line(from + at));

const fileOf = (lines: readonly string[], fileName = '十月来电.csv') => ({
  kind: 'register_call',
  fileName,
  contentBase64: csv(lines),
});
type File = ReturnType<typeof fileOf>;

async function preview(by: Desk, file: File) {
  const outcome = await by.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  return outcome.preview;
}

async function take(by: Desk, file: File) {
  const { counts } = await preview(by, file);
  return by.get('exchange.keepEntries', { ...file, acceptedRecords: counts.records });
}

const callsOf = async ({ maker }: TestOffice) =>
  (await maker.get('registers.list', { register: 'call', limit: 500 })).rows;

const keyed = (by: Desk, caller: string) =>
  by.get('daily.add', {
    kind: 'register_call',
    subject: { kind: 'register', id: 'call' },
    content: { calledOn: DAY, calledAt: '10:00', way: 'call_in', caller, subject: '问价' },
  });

const submitPage = (by: Desk, more: object = {}) =>
  by.get('daily.submitPage', { action: 'create', content: { officeDate: DAY }, ...more });

const day = (by: Desk) => by.get('daily.day', { officeDate: DAY });

test('a phone log comes in as the entries of who brings it, each with its row, and nothing is submitted', async () => {
  const office = await openTestOffice();
  const file = fileOf([...calls(3), '2026-10-09,25:61,电话,王工,,,问价,李娜', '合计,,,,,,,']);
  expect(await preview(office.maker, file)).toMatchObject({
    daily: true,
    counts: { accepted: 3, refused: 1, records: 3 },
    refused: [{ address: expect.stringContaining('B5'), reason: 'registers.not_a_time' }],
  });
  const kept = await take(office.maker, file);
  expect(kept).toMatchObject({ entries: 3, officeDate: DAY });
  const { rows } = await office.checker.get('daily.list', { officeDate: DAY });
  expect(rows).toHaveLength(3);
  expect(rows[2]).toMatchObject({
    personName: '周敏',
    state: 'open',
    reviewed: false,
    summary: '王工0 · 问第0批何时到',
    file: { fileName: '十月来电.csv', row: 2 },
    content: { calledAt: '09:00', phone: '138****0000' },
  });
  expect((await callsOf(office)).every(({ reviewed }) => !reviewed)).toBe(true);
  expect(await day(office.maker)).toMatchObject({
    toSubmit: 3,
    nextPage: { entries: 3, fileName: '十月来电.csv' },
    files: [{ id: kept.fileId, kind: 'register_call', entries: 3, struck: 0, mayStrike: true, personName: '周敏' }],
  });
  expect((await day(office.checker)).files).toMatchObject([{ mayStrike: false }]);
});

test('what was keyed and what a file brought are signed on pages of their own; the file against its original', async () => {
  const office = await openTestOffice({ startReader: readHere });
  await keyed(office.maker, '先记的');
  const file = fileOf([...calls(30), '2026-10-09,,,王工,,,,李娜']);
  await take(office.maker, file);
  await keyed(office.maker, '后记的');
  expect(await day(office.maker)).toMatchObject({ toSubmit: 32, nextPage: { entries: 2, fileName: null } });
  const first = await submitPage(office.maker);
  expect(await day(office.maker)).toMatchObject({ toSubmit: 30, nextPage: { entries: 30, fileName: '十月来电.csv' } });
  const second = await submitPage(office.maker);
  expect(await office.countersign(first.id)).toMatchObject({ outcome: 'effective' });
  const seen = await office.checker.get('review.show', { submissionId: second.id });
  const { entries, file: signed } = (await office.maker.get('review.show', { submissionId: second.id }))
    .content as DayPage;
  expect(seen.attachments).toMatchObject([{ fileName: '十月来电.csv', mediaType: 'workbook' }]);
  expect(signed).toMatchObject({ fileName: '十月来电.csv', dataRows: 31, refused: 1, struck: 0 });
  expect(checksOf(seen, 'rekey')).toMatchObject([{ path: 'file.dataRows' }]);
  expect(seen.hidden.toSorted()).toEqual(['count', 'file.dataRows']);
  expect((seen.content as DayPage).file).not.toHaveProperty('dataRows');
  const places = drawPlaces(signed?.fileHash ?? '', 30);
  expect(checksOf(seen, 'confirm').map(({ path, rowNumber }) => [path, rowNumber])).toEqual([
    ...places.map((place) => [`entries.${place}`, place + 2]),
    ['entries', undefined],
  ]);
  const [drawn = 0] = places;
  expect(entries[drawn]?.summary).toBe(
    `日期 2026-10-${String((drawn % 28) + 1).padStart(2, '0')}；时间 09:${String(drawn).padStart(2, '0')}；方式 来电；` +
      `对方 王工${drawn}；电话 138****${String(drawn).padStart(4, '0')}；内容 问第${drawn}批何时到；转告何人 李娜`,
  );
  const judged = await office.checker.get('review.reenter', {
    submissionId: second.id,
    entry: { 'file.dataRows': '30' },
    confirmed: [...places.map((place) => `entries.${place}`), 'entries'],
  });
  expect(judged).toMatchObject({ differing: ['file.dataRows'] });
  expect(await office.countersign(second.id)).toMatchObject({ outcome: 'effective' });
  expect((await callsOf(office)).every(({ reviewed }) => reviewed)).toBe(true);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('a row that stands already, or twice in the file, is refused and says whose it is', async () => {
  const office = await openTestOffice({ startReader: readHere });
  await take(office.checker, fileOf(calls(2)));
  const again = await preview(office.maker, fileOf([...calls(4, 1), line(3)], '补.csv'));
  expect(again.counts).toMatchObject({ accepted: 3, refused: 2 });
  expect(again.refused).toMatchObject([
    { rowNumber: 2, reason: 'registers.stands_already', details: { person: CHEN.name, date: DAY } },
    { rowNumber: 6, reason: 'same_in_file' },
  ]);
  // What came in between the preview and the click is refused as a whole, and nothing of the file is kept.
  await take(office.checker, fileOf([line(2)], '同事.csv'));
  const late = { ...fileOf([...calls(4, 1), line(3)], '补.csv'), acceptedRecords: 3 };
  expect(refusal(await office.maker.ask('exchange.keepEntries', late))).toBeDefined();
  expect(await callsOf(office)).toHaveLength(3);
});

test('a file brought by mistake is struck whole by who brought it, and may come again', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const file = fileOf(calls(20));
  const { fileId } = await take(office.maker, file);
  const strike = (by: Desk) => by.ask('daily.strikeFile', { id: fileId, reason: '选错了文件' });
  expect(refusal(await strike(office.checker))).toMatchObject({ rule: 'daily.not_your_file' });
  expect(await strike(office.maker)).toMatchObject({ ok: true, value: { entries: 20 } });
  expect(refusal(await strike(office.maker))).toMatchObject({ rule: 'daily.file_struck_already' });
  expect(await day(office.maker)).toMatchObject({ toSubmit: 0, files: [{ struck: 20, mayStrike: false }] });
  expect((await preview(office.maker, file)).takenBefore).toEqual({ personName: ZHOU.name, officeDate: DAY });
  await take(office.maker, file);
  expect(await day(office.maker)).toMatchObject({ toSubmit: 20 });
});

test('one wrong line of a file is struck alone; its page counts it in the original, and holds the rest', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const { fileId } = await take(office.maker, fileOf(calls(12)));
  const { rows } = await office.maker.get('daily.list', { officeDate: DAY });
  await office.maker.get('daily.strike', { id: rows[0]?.id ?? '', reason: '记错了' });
  const ticket = await submitPage(office.maker);
  const { content } = await office.maker.get('review.show', { submissionId: ticket.id });
  expect(content).toMatchObject({ count: 11, file: { dataRows: 12, struck: 1 } });
  expect(refusal(await office.maker.ask('daily.strikeFile', { id: fileId, reason: '都错' }))).toMatchObject({
    rule: 'daily.on_a_page',
  });
  expect(refusal(await office.checker.ask('exchange.preview', fileOf(calls(12))))).toMatchObject({
    rule: 'daily.file_in_review',
    details: { person: ZHOU.name },
  });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await preview(office.checker, fileOf(calls(12)))).takenBefore).toMatchObject({ personName: ZHOU.name });
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('a page of a file that came back is submitted again under its number, its original beside it', async () => {
  const office = await openTestOffice({ startReader: readHere });
  await take(office.maker, fileOf(calls(15)));
  const ticket = await submitPage(office.maker);
  await office.checker.get('review.return', {
    submissionId: ticket.id,
    reasons: [{ path: 'entries', text: '第3行电话不对' }],
  });
  const again = await submitPage(office.maker, { submissionId: ticket.id });
  expect(again.serial).toBe(ticket.serial);
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.attachments).toMatchObject([{ fileName: '十月来电.csv' }]);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
});

test(
  'a thousand rows are the most of one file; they come in whole, are signed and print',
  { timeout: 120_000 },
  async () => {
    const office = await openTestOffice({ startReader: readHere });
    const many = refusal(await office.maker.ask('exchange.preview', fileOf(calls(1001))));
    expect(many).toMatchObject({ rule: 'import.too_many_records', details: { found: 1001, most: 1000 } });
    await take(office.maker, fileOf(calls(1000)));
    const ticket = await submitPage(office.maker);
    expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
    const { pages } = await day(office.maker);
    const printed = await office.maker.get('printing.print', {
      document: 'day_page',
      recordId: pages[0]?.pageId ?? '',
    });
    expect(printed.html).toContain('王工999');
    expect(printed.sheets).toBeGreaterThan(10);
  },
);

test('who may not keep the register brings no file of it, and a file of reviewed records is never taken in so', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, { name: '陆总', roles: ['director'] }] });
  const { counts } = await preview(office.maker, fileOf(calls(2)));
  const file = { ...fileOf(calls(2)), acceptedRecords: counts.records };
  expect(refusal(await office.maker.ask('exchange.submit', file))).toMatchObject({ rule: 'import.kept_daily' });
  const client = {
    kind: 'clients',
    fileName: 'k.csv',
    contentBase64: Buffer.from('客户名称,税号\n申亿机电,').toString('base64'),
  };
  expect(refusal(await office.maker.ask('exchange.keepEntries', { ...client, acceptedRecords: 1 }))).toMatchObject({
    rule: 'import.needs_review',
  });
  // The director reads everything and keys nothing.
  expect(refusal(await office.director.ask('exchange.keepEntries', file))).toMatchObject({ code: 'forbidden' });
  expect(await callsOf(office)).toEqual([]);
});

test('the store holds what a file says of its entries, and a changed row is named by verify', async () => {
  const office = await openTestOffice({ startReader: readHere });
  await take(office.maker, fileOf(calls(3)));
  const ticket = await submitPage(office.maker);
  await office.countersign(ticket.id);
  const database = new Database(join(office.directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  for (const column of database.prepare("SELECT name FROM pragma_table_info('daily_file')").pluck().all().map(String)) {
    expect(() => database.exec(`UPDATE daily_file SET ${column} = ${column}`), column).toThrow(
      'guard:daily_file_fixed',
    );
  }
  expect(() => database.exec('DELETE FROM daily_file')).toThrow('guard:daily_file_kept');
  expect(() => database.exec('UPDATE daily_entry SET file_row = 9 WHERE file_row = 2')).toThrow(
    'guard:daily_entry_file_fixed',
  );
  const columns = database.prepare("SELECT name FROM pragma_table_info('daily_entry')").pluck().all().map(String);
  const copied: Readonly<Record<string, string>> = { seq: 'seq + 9', id: "'forged'", page_id: 'NULL', at: 'at + 1' };
  const forged = columns.map((name) => (name === 'file_row' ? '77' : (copied[name] ?? name)));
  expect(() =>
    database.exec(`INSERT INTO daily_entry (${columns.join(', ')})
      SELECT ${forged.join(', ')} FROM daily_entry WHERE file_row = 2`),
  ).toThrow('guard:daily_entry_of_its_file');
  database.exec('DROP TRIGGER daily_entry_file_fixed; UPDATE daily_entry SET file_row = 9 WHERE file_row = 2');
  database.close();
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap(({ faults }) => faults)).toEqual([
    { where: `#${ticket.serial} day_page`, what: 'record_differs' },
  ]);
});

test('a cancelled file leaves nothing behind', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const file = { ...fileOf(calls(400)), acceptedRecords: 400 };
  await preview(office.maker, fileOf(calls(400)));
  office.office.subscribe((event) => {
    if (event.type === 'progress' && event.step === 'import.writing') {
      office.office.cancel(office.maker.seat, 'cancel-keeping');
    }
  });
  const reply = await office.maker.ask('exchange.keepEntries', file, 'cancel-keeping');
  expect(reply).toMatchObject({ ok: false, failure: { rule: 'office.cancelled' } });
  expect(await callsOf(office)).toEqual([]);
  expect((await day(office.maker)).files).toEqual([]);
});
