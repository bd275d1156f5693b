import { expect, test } from 'vitest';
import type { DayPageSheet } from '#core/printing/day-page-data.ts';
import { dayPageDocument } from '#core/printing/day-page-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';
import { rowsOf, sheetsOf, textOf } from './sheet-text.ts';

const LONG = '到达分拨，因暴雨停运，司机答应明早六点前派送，客户仓库八点开门，已告知收货人备好叉车';

function dayPage(count: number): DayPageSheet {
  return {
    companyName: '澜川新材料（苏州）有限公司',
    officeDate: '2026-11-20',
    personName: '周敏',
    entries: Array.from({ length: count }, (_, index) => ({
      time: '09:31',
      kind: ['物流跟踪', '催回单', '催货催款'][index % 3] ?? '',
      subject: `FH-2026-${String(index + 1).padStart(6, '0')}`,
      summary: index % 4 === 0 ? LONG.repeat(1 + (index % 3)) : '已揽收',
      corrects: index % 7 === 0 ? '已签收' : '',
    })),
    checked: '陈国强 2026-11-20 17:42',
    contentHash: '51c0-9e27-ab13',
    chainHead: { seq: 1234, hash: 'ab'.repeat(32) },
    printing: { count: 2, at: '2026-11-20 17:45', by: '陈国强' },
  };
}

test.each(['a4', 'a5'] as const)(
  'a long day goes over several sheets of %s, every entry once and in order',
  (paper) => {
    const data = dayPage(90);
    const { html } = renderDocument({ document: dayPageDocument, data, options: undefined, paper });
    const sheets = sheetsOf(html);
    expect(sheets.length).toBeGreaterThan(1);
    const numbers = sheets.flatMap((sheet) => rowsOf(sheet).slice(1)).map(([number]) => Number(number));
    expect(numbers).toEqual(data.entries.map((_, index) => index + 1));
    expect(sheets.filter((sheet) => textOf(sheet).includes('共 90 条'))).toEqual(sheets.slice(-1));
    for (const sheet of sheets) {
      expect(textOf(sheet)).toContain(`审计链第 1234 条 ${'ab'.repeat(32)}`);
      expect(textOf(sheet)).toContain('【第 2 次打印】');
    }
  },
);

test('what an entry corrects stands behind it, and no word of a long one is lost', () => {
  const [first = ''] = sheetsOf(
    renderDocument({ document: dayPageDocument, data: dayPage(1), options: undefined }).html,
  );
  expect(rowsOf(first)[1]?.at(-1)).toBe(`${LONG}（更正：已签收）`);
});
