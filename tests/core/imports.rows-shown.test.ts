import { expect, test } from 'vitest';
import { keyAlike, openTestOffice, PASSWORD, type TestOffice } from '../support/test-office.ts';

const ROWS = 230;
const ACCOUNT_201 = '6222000000000000201';

/** Clients with a bank account each, numbered as their rows. */
function workbook(): { kind: string; fileName: string; contentBase64: string } {
  const lines = Array.from(
    { length: ROWS },
    (_, at) => `江北第${at + 1}泵业有限公司,工行南通分行,6222${String(at + 1).padStart(15, '0')},${10_000 + at}`,
  );
  const text = ['客户全称,开户行,银行账号,信用额度', ...lines].join('\n');
  return { kind: 'clients', fileName: '泵业.csv', contentBase64: Buffer.from(text).toString('base64') };
}

type Page = {
  readonly rows: readonly { readonly rowNumber: number; readonly content: unknown }[];
  readonly next?: string | undefined;
};

async function readThrough({ maker, checker }: TestOffice, who: 'maker' | 'checker', submissionId: string) {
  const desk = who === 'maker' ? maker : checker;
  const pages: Page[] = [];
  let after: string | undefined;
  do {
    const page: Page = await desk.get('review.batchRows', {
      submissionId,
      limit: 90,
      ...(after !== undefined && { after }),
    });
    pages.push(page);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

test('the rows of an import are looked through by their maker, by who keyed alike, and by all once they are records', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const { id: submissionId } = await maker.get('exchange.submit', { ...workbook(), acceptedRecords: ROWS });

  const own = await readThrough(office, 'maker', submissionId);
  expect(own.map(({ rows }) => rows.length)).toEqual([90, 90, 50]);
  const rows = own.flatMap((page) => page.rows);
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual(Array.from({ length: ROWS }, (_, at) => at + 2));
  expect(rows[200]?.content).toMatchObject({ name: '江北第201泵业有限公司', bankAccounts: [{ account: ACCOUNT_201 }] });

  const blind = await checker.ask('review.batchRows', { submissionId });
  expect(blind).toMatchObject({ ok: false, failure: { rule: 'review.rows_after_keying' } });
  const mine = await maker.get('review.show', { submissionId });
  await keyAlike(mine, checker);
  const seen = (await readThrough(office, 'checker', submissionId)).flatMap((page) => page.rows);
  expect(seen).toEqual(rows);

  await checker.get('review.sign', { submissionId, contentHash: mine.contentHash, password: PASSWORD });
  const later = (await readThrough(office, 'maker', submissionId)).flatMap((page) => page.rows);
  // Records like any other now: their accounts are masked for everybody.
  expect(later[200]?.content).toMatchObject({ name: '江北第201泵业有限公司' });
  expect(JSON.stringify(later)).not.toContain(ACCOUNT_201);
});

test('a single record has no rows beside it, and a key of another list is refused', async () => {
  const { maker } = await openTestOffice();
  const { id } = await maker.get('clients.submit', { action: 'create', content: { name: '独行贸易有限公司' } });
  expect(await maker.get('review.batchRows', { submissionId: id })).toMatchObject({ rows: [], count: 0 });
  const { id: submissionId } = await maker.get('exchange.submit', { ...workbook(), acceptedRecords: ROWS });
  const lost = await maker.ask('review.batchRows', { submissionId, after: 'bm9uc2Vuc2U' });
  expect(lost).toMatchObject({ ok: false });
});
