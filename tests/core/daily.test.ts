import { expect, test } from 'vitest';
import type { DayPage } from '#shared/daily/daily.schema.ts';
import { openDailyOffice } from '../support/daily-office.ts';
import { CHEN, PASSWORD, ZHOU } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';
import { rowsOf, textOf } from './printing/sheet-text.ts';

const DAY = '2026-11-20';
const NEXT_DAY = 86_400_000;

test('what one clerk keys, the others read at once, marked unreviewed and with its author', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已到无锡分拨，明早派送');
  await office.chase(office.maker, '回单在仓库，下周一寄出');
  expect(await office.rows(office.checker)).toMatchObject([
    {
      kind: 'sign_back_chase',
      summary: '电话 王建国 · 回单在仓库，下周一寄出 · 答应 2026-11-25',
      officeDate: DAY,
      personName: '周敏',
      subjectLabel: 'FH-2026-000001',
      state: 'open',
      reviewed: false,
      checkerName: null,
      mayStrike: false,
      mayCorrect: true,
    },
    { kind: 'tracking_event', summary: '2026-11-20 08:30 · 无锡分拨 · 已到无锡分拨，明早派送', reviewed: false },
  ]);
});

test('a press for goods or money stands on its contract, not on a dispatch note', async () => {
  const office = await openDailyOffice();
  const entry = { spokenTo: '李工', what: 'payment', answer: '月底付 10 万', promisedOn: null };
  await office.checker.get('daily.add', {
    kind: 'contract_chase',
    subject: { kind: 'contract', id: office.contractId },
    content: entry,
  });
  const subject = { kind: 'contract', id: office.contractId };
  expect(await office.rows(office.maker, { subject })).toMatchObject([
    { content: entry, summary: '催款 李工 · 月底付 10 万', subjectLabel: 'HT-2026-000001', personName: '陈国强' },
  ]);
  const onNote = { kind: 'contract_chase', subject: { kind: 'dispatch_note', id: office.noteId }, content: entry };
  expect(refusal(await office.checker.ask('daily.add', onNote))).toMatchObject({
    path: 'subject.kind',
    reason: 'daily.not_on_such_a_record',
  });
  const onNothing = { kind: 'contract_chase', subject: { kind: 'contract', id: office.noteId }, content: entry };
  expect(refusal(await office.checker.ask('daily.add', onNothing))).toMatchObject({ code: 'not_found' });
});

test('what a kind does not accept is named by its field, and a kind nobody declared is refused', async () => {
  const office = await openDailyOffice();
  const subject = { kind: 'dispatch_note', id: office.noteId };
  const add = (kind: string, content: Record<string, string>) =>
    office.maker.ask('daily.add', { kind, subject, content });
  expect(refusal(await add('tracking_event', { happenedAt: '昨天', status: '在途' }))).toMatchObject({
    path: 'content.happenedAt',
    reason: 'daily.not_a_moment',
  });
  expect(refusal(await add('tracking_event', { happenedAt: '2026-11-20', status: ' ' }))).toMatchObject({
    path: 'content.status',
    reason: 'required',
  });
  expect(refusal(await add('weather', { sky: 'blue' }))).toMatchObject({ path: 'kind', reason: 'daily.unknown_kind' });
  expect(await office.rows(office.maker)).toEqual([]);
});

test('who may not key dispatches keys no tracking, and still reads it', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '在途');
  const people = await office.director.get('people.list', {});
  const lu = people.find((person) => person.name === '陆总');
  const ticket = await office.director.get('people.submit', {
    action: 'amend',
    recordId: lu?.id,
    baseVersion: lu?.version,
    content: { name: '陆总', title: '顾问', roles: ['salesperson'], active: true },
  });
  await office.signPage(office.director, office.checker, ticket.id);
  const subject = { kind: 'dispatch_note', id: office.noteId };
  const content = { happenedAt: DAY, status: '在途' };
  expect(refusal(await office.director.ask('daily.add', { kind: 'tracking_event', subject, content }))).toEqual({
    code: 'forbidden',
    permission: 'dispatch.write',
  });
  expect(await office.rows(office.director)).toMatchObject([{ reviewed: false, mayCorrect: false }]);
  const kinds = await office.director.get('daily.kinds', {});
  expect(kinds.filter(({ module }) => module !== 'registers').map((kind) => [kind.kind, kind.mayWrite])).toEqual([
    ['client_distinct', false],
    ['tracking_event', false],
    ['sign_back_chase', false],
    ['contract_chase', false],
  ]);
  expect(kinds.filter(({ mayWrite }) => mayWrite)).toEqual([]);
});

test('a page of the day is countersigned once by another, and then its entries are reviewed', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  await office.chase(office.maker, '下周寄回');
  const ticket = await office.submitPage(office.maker);
  expect(ticket.title).toBe('2026-11-20 · 周敏');
  expect((await office.rows(office.checker)).map((row) => [row.state, row.reviewed])).toEqual([
    ['waiting', false],
    ['waiting', false],
  ]);
  expect(await office.signPage(office.maker, office.checker, ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await office.rows(office.director)).map((row) => [row.state, row.reviewed, row.checkerName])).toEqual([
    ['reviewed', true, '陈国强'],
    ['reviewed', true, '陈国强'],
  ]);
  const [page] = (await office.maker.get('daily.day', { officeDate: DAY })).pages;
  const record = await office.checker.get('daily.getPage', { id: page?.pageId ?? '' });
  expect(record).toMatchObject({ checkerName: '陈国强', version: 1, content: { personName: '周敏', count: 2 } });
  expect(record.content.entries.map((entry) => [entry.kind, entry.subject, entry.keyedAt, entry.corrects])).toEqual([
    ['tracking_event', 'FH-2026-000001', '2026-11-20 09:00', null],
    ['sign_back_chase', 'FH-2026-000001', '2026-11-20 09:00', null],
  ]);
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('the checker reads every entry, but is not told how many there are before counting them', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  await office.track(office.maker, '已到无锡');
  const ticket = await office.submitPage(office.maker);
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.hidden).toEqual(['count']);
  expect(seen.content).not.toHaveProperty('count');
  expect((seen.content as DayPage).entries).toHaveLength(2);
  const key = (count: string, confirmed: string[]) =>
    office.checker.get('review.reenter', { submissionId: ticket.id, entry: { count }, confirmed });
  expect(await key('3', ['entries'])).toMatchObject({ state: 'differs', differing: ['count'] });
  expect(await key('2', [])).toMatchObject({ state: 'agrees' });
});

test('nobody countersigns a page of their own, whoever else is there', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  const ticket = await office.submitPage(office.maker);
  const own = { submissionId: ticket.id, entry: { count: '1' }, confirmed: ['entries'] };
  expect(refusal(await office.maker.ask('review.reenter', own))).toMatchObject({
    rule: 'review.maker_cannot_countersign',
  });
  const signing = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(refusal(await office.maker.ask('review.sign', signing))).toMatchObject({
    rule: 'review.maker_cannot_countersign',
  });
});

test('before the page, an author strikes a line and says why; others cannot, and nobody twice', async () => {
  const office = await openDailyOffice();
  const wrong = await office.track(office.maker, '记错了单');
  expect(refusal(await office.checker.ask('daily.strike', { id: wrong, reason: '不是我的' }))).toMatchObject({
    rule: 'daily.not_your_entry',
  });
  await office.maker.get('daily.strike', { id: wrong, reason: '记到别的单上了' });
  expect(await office.rows(office.checker)).toMatchObject([
    { id: wrong, state: 'struck', struckReason: '记到别的单上了', reviewed: false, mayCorrect: false },
  ]);
  expect(refusal(await office.maker.ask('daily.strike', { id: wrong, reason: '再划' }))).toMatchObject({
    rule: 'daily.already_struck',
  });
  expect(
    refusal(await office.maker.ask('daily.submitPage', { action: 'create', content: { officeDate: DAY } })),
  ).toMatchObject({ rule: 'daily.nothing_for_a_page' });
});

test('once a page holds it, a line is corrected by a new one that stands on the next page', async () => {
  const office = await openDailyOffice();
  const first = await office.track(office.maker, '已签收');
  const ticket = await office.submitPage(office.maker);
  expect(refusal(await office.maker.ask('daily.strike', { id: first, reason: '看错' }))).toMatchObject({
    rule: 'daily.on_a_page',
  });
  await office.signPage(office.maker, office.checker, ticket.id);
  expect(refusal(await office.maker.ask('daily.strike', { id: first, reason: '看错' }))).toMatchObject({
    rule: 'daily.on_a_page',
  });
  const content = { happenedAt: '2026-11-20', place: '无锡分拨', status: '还在派送，没有签收' };
  const { id: second } = await office.maker.get('daily.correct', { id: first, content });
  expect(await office.rows(office.checker)).toMatchObject([
    { id: second, correctsId: first, reviewed: false },
    { id: first, correctedById: second, reviewed: true, mayCorrect: false },
  ]);
  expect(refusal(await office.checker.ask('daily.correct', { id: first, content }))).toMatchObject({
    rule: 'daily.already_corrected',
  });
  const next = await office.submitPage(office.maker);
  const seen = await office.maker.get('review.show', { submissionId: next.id });
  expect((seen.content as DayPage).entries).toMatchObject([
    { id: second, corrects: '2026-11-20 08:30 · 无锡分拨 · 已签收' },
  ]);
  expect(await office.signPage(office.maker, office.checker, next.id)).toMatchObject({ outcome: 'effective' });
});

test('a line keyed after the page went out stands on a second page of the same day, and on no two', async () => {
  const office = await openDailyOffice();
  const early = await office.track(office.maker, '已揽收');
  const first = await office.submitPage(office.maker);
  const late = await office.track(office.maker, '已发车');
  const second = await office.submitPage(office.maker);
  for (const [ticket, id] of [
    [first, early],
    [second, late],
  ] as const) {
    const seen = await office.maker.get('review.show', { submissionId: ticket.id });
    expect((seen.content as DayPage).entries.map((entry) => entry.id)).toEqual([id]);
  }
  expect(await office.signPage(office.maker, office.checker, second.id)).toMatchObject({ outcome: 'effective' });
  expect(await office.signPage(office.maker, office.director, first.id)).toMatchObject({ outcome: 'effective' });
  const day = await office.maker.get('daily.day', { officeDate: DAY });
  expect(day.pages.map((page) => [page.state, page.checkerName])).toEqual([
    ['effective', '陆总'],
    ['effective', '陈国强'],
  ]);
  expect(day).toMatchObject({ toSubmit: 0, daysWithoutPage: [], people: [{ personName: '周敏', unreviewed: false }] });
});

test('two clerks countersign each other’s pages of the same day', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  await office.track(office.checker, '客户来电问到货');
  const others = await office.rows(office.maker, { officeDate: DAY, ofOthers: true, unreviewed: true });
  expect(others.map((row) => row.personName)).toEqual(['陈国强']);
  const ofMaker = await office.submitPage(office.maker);
  const ofChecker = await office.submitPage(office.checker);
  expect(await office.signPage(office.maker, office.checker, ofMaker.id)).toMatchObject({ outcome: 'effective' });
  expect(await office.signPage(office.checker, office.maker, ofChecker.id)).toMatchObject({ outcome: 'effective' });
  const { pages, people } = await office.director.get('daily.day', {});
  expect(pages.map((page) => [page.personName, page.checkerName])).toEqual([
    ['周敏', '陈国强'],
    ['陈国强', '周敏'],
  ]);
  expect(people.every((person) => !person.unreviewed)).toBe(true);
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('a page that comes back frees its lines: one is struck, the rest go out under the same number', async () => {
  const office = await openDailyOffice();
  const wrong = await office.track(office.maker, '记错了单');
  const right = await office.track(office.maker, '已揽收');
  const ticket = await office.submitPage(office.maker);
  await office.checker.get('review.return', {
    submissionId: ticket.id,
    reasons: [{ path: 'entries', text: '第一条不是这张单的' }],
  });
  await office.maker.get('daily.strike', { id: wrong, reason: '不是这张单的' });
  const { returnedSubmissionId } = await office.maker.get('daily.day', { officeDate: DAY });
  expect(returnedSubmissionId).toBe(ticket.id);
  const again = await office.maker.get('daily.submitPage', {
    action: 'create',
    submissionId: ticket.id,
    content: { officeDate: DAY },
  });
  expect(again.serial).toBe(ticket.serial);
  expect(await office.signPage(office.maker, office.checker, ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await office.rows(office.maker)).map((row) => [row.id, row.state])).toEqual([
    [right, 'reviewed'],
    [wrong, 'struck'],
  ]);
});

test('forgotten days are named until their page is out, whatever day it is', async () => {
  const office = await openDailyOffice();
  await office.track(office.maker, '已揽收');
  office.clock.now += 3 * NEXT_DAY;
  const [maker, checker] = [await office.desk(ZHOU), await office.desk(CHEN)];
  await office.track(maker, '已到常州');
  const later = await maker.get('daily.day', {});
  expect(later).toMatchObject({ officeDate: '2026-11-23', today: '2026-11-23', toSubmit: 1 });
  expect(later.daysWithoutPage).toEqual([
    { officeDate: DAY, entries: 1 },
    { officeDate: '2026-11-23', entries: 1 },
  ]);
  expect((await checker.get('daily.day', {})).daysOfOthers).toEqual([DAY, '2026-11-23']);
  const ticket = await office.submitPage(maker, DAY);
  expect((await maker.get('daily.day', {})).daysWithoutPage).toEqual([{ officeDate: '2026-11-23', entries: 1 }]);
  await office.signPage(maker, checker, ticket.id);
  expect((await checker.get('daily.day', {})).daysOfOthers).toEqual(['2026-11-23']);
});

test('a countersigned page prints with its lines, both names and the head of the audit chain; a waiting one does not', async () => {
  const office = await openDailyOffice();
  const first = await office.track(office.maker, '已签收');
  const content = { happenedAt: DAY, place: null, status: '还在派送' };
  await office.maker.get('daily.correct', { id: first, content });
  const ticket = await office.submitPage(office.maker);
  const seen = await office.maker.get('review.show', { submissionId: ticket.id });
  const waiting = { document: 'day_page', recordId: seen.recordId };
  expect(refusal(await office.maker.ask('printing.preview', waiting))).toMatchObject({ code: 'not_found' });
  await office.signPage(office.maker, office.checker, ticket.id);
  const [head] = (await office.director.get('audit.list', {})).rows;
  for (const paper of ['a4', 'a5'] as const) {
    const { html, sheets } = await office.maker.get('printing.preview', { ...waiting, paper });
    expect(sheets).toBe(1);
    expect(rowsOf(html)).toEqual([
      ['序', '时间', '种类', '单据', '内容'],
      ['1', '09:00', '物流跟踪', 'FH-2026-000001', '2026-11-20 08:30 · 无锡分拨 · 已签收'],
      [
        '2',
        '09:00',
        '物流跟踪',
        'FH-2026-000001',
        '2026-11-20 · 还在派送（更正：2026-11-20 08:30 · 无锡分拨 · 已签收）',
      ],
    ]);
    expect(textOf(html)).toContain(`审计链第 ${head?.seq} 条 ${head?.hash}`);
    expect(textOf(html)).toContain('共 2 条　登记：周敏　复核：陈国强 2026-11-20 09:00');
  }
});

test('a long list is paged by key: every line once, newest first', async () => {
  const office = await openDailyOffice();
  const made: string[] = [];
  for (let turn = 0; turn < 7; turn += 1) made.push(await office.track(office.maker, `第 ${turn + 1} 次`));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const asked = { officeDate: DAY, limit: 3, ...(after !== undefined && { after }) };
    const { rows, next } = await office.checker.get('daily.list', asked);
    seen.push(...rows.map((row) => row.id));
    after = next;
  } while (after !== undefined);
  expect(seen).toEqual(made.toReversed());
});
