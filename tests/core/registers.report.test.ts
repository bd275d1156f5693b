import { writeFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { pdfPages } from '../support/pdf.ts';
import { expectOk } from '../support/desk.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';
import { rowsOf, sheetsOf, textOf } from './printing/sheet-text.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

const REGISTER = 'market_information';

async function tell(office: TestOffice, content: EntryFields): Promise<string> {
  const { id } = expectOk(
    await office.maker.ask('daily.add', {
      kind: `register_${REGISTER}`,
      subject: { kind: 'register', id: REGISTER },
      content: { provider: '吴佳', reliability: 'heard', ...content },
    }),
  );
  return id;
}

const report = (office: TestOffice, more: object = {}) =>
  office.maker.ask('printing.preview', {
    document: 'register_report',
    recordId: JSON.stringify({ register: REGISTER, ...more }),
  });

test('what the market says in a week becomes one written report: by sort, oldest first, without what was struck', async () => {
  const office = await openTestOffice();
  await tell(office, {
    collectedOn: '2026-11-19',
    sort: 'demand',
    subject: '船舶涂料订单增加',
    content: '三家船厂排产到明年二月。',
  });
  await tell(office, {
    collectedOn: '2026-11-18',
    sort: 'price',
    region: '华东',
    reliability: 'seen',
    subject: '环氧树脂每吨涨三百元',
    content: '经销商自周三起执行新价。\n老客户的未结合同照旧。',
    suggestion: '十二月报价前请示。',
  });
  await tell(office, { collectedOn: '2026-11-17', sort: 'price', subject: '钛白粉持平', content: '出厂价未动。' });
  await tell(office, { collectedOn: '2026-10-30', sort: 'price', subject: '上月的价格', content: '十月底的行情。' });
  const wrong = await tell(office, {
    collectedOn: '2026-11-18',
    sort: 'policy',
    subject: '记错的一条',
    content: '作废。',
  });
  expectOk(await office.maker.ask('daily.strike', { id: wrong, reason: '记错了' }));

  const november = { where: [{ column: 'collectedOn', op: 'between', from: '2026-11-16', to: '2026-11-22' }] };
  const { html } = expectOk(await report(office, november));
  const [sheet = ''] = sheetsOf(html);
  expect(rowsOf(sheet).map((row) => row.join('|'))).toEqual([
    '一、价格行情（2 条）',
    '1|钛白粉持平|2026-11-17　吴佳　听说',
    '内容|出厂价未动。',
    '2|环氧树脂每吨涨三百元|2026-11-18　吴佳　华东　亲见',
    '内容|经销商自周三起执行新价。老客户的未结合同照旧。',
    '建议|十二月报价前请示。',
    '二、需求变化（1 条）',
    '1|船舶涂料订单增加|2026-11-19　吴佳　听说',
    '内容|三家船厂排产到明年二月。',
  ]);
  const text = textOf(html);
  for (const part of ['市场信息报告', '期间：2026-11-16 至 2026-11-22　共 3 条', '汇总：', '报送：'])
    expect(text).toContain(part);
});

test('a long report goes on from sheet to sheet, a title never without what it heads, and is signed once', async () => {
  const office = await openTestOffice();
  const long = '经销商库存偏高，价格战从华南开始，预计两周内传到华东；'.repeat(60);
  for (let at = 1; at <= 12; at += 1) {
    await tell(office, {
      collectedOn: '2026-11-18',
      sort: at % 2 === 0 ? 'competitor' : 'channel',
      subject: `第 ${at} 条`,
      content: at % 4 === 0 ? long.slice(0, 1_990) : '一句话。',
    });
  }
  const job = expectOk(await report(office));
  const sheets = sheetsOf(job.html);
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.map((page) => textOf(page).includes('报送：'))).toEqual(
    sheets.map((_, at) => at === sheets.length - 1),
  );
  for (const page of sheets) expect(rowsOf(page).at(-1)).not.toHaveLength(1);
  const pdf = await printer.toPdf(job);
  expect(pdfPages(pdf)).toHaveLength(sheets.length);
  if (process.env['KEEP_PDF'] !== undefined) await writeFile(process.env['KEEP_PDF'], pdf);
});

test('a report of nothing, and of a register that has none, is refused in words', async () => {
  const office = await openTestOffice();
  expect(refusal(await report(office))).toMatchObject({ rule: 'registers.nothing_to_merge' });
  const parcels = JSON.stringify({ register: 'parcel' });
  expect(
    refusal(await office.maker.ask('printing.preview', { document: 'register_report', recordId: parcels })),
  ).toMatchObject({ reason: 'registers.merges_nothing' });
});
