import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countersign, countersignHere, freshFolder } from './run-countersign.ts';

const WORKBOOKS = ['合同履行一览表.xlsx', '客户列表.xlsx', '客户档案-不收的行.xlsx', '开票申请.xlsx'];
const SHEETS = [
  '发货单 FH-2026-000001 241x139.7 第2次.pdf',
  '发货单 FH-2026-000001 241x139.7.pdf',
  '发货单 FH-2026-000001 A4.pdf',
  '开票申请单 KP-2026-000001.pdf',
];

// two whole days with real passwords and a real browser
const PATIENCE_MS = 240_000;

test(
  'the office day is told in Chinese, leaves its workbooks and sheets, verifies good, and can be had again',
  async () => {
    const out = join(freshFolder(), 'demo');
    const told = await countersign(['demo', '--out', out, '--lang', 'zh-CN']);
    expect([told.code, told.errors]).toEqual([0, '']);
    expect(told.out).toContain('不能自己复核');
    expect(told.out).toContain('还可再录一次');
    expect(told.out.trim().split('\n').at(-1)).toContain('全部无误');
    const left = readdirSync(out).filter((name) => !name.startsWith('.'));
    expect(left.toSorted()).toEqual(['store', ...WORKBOOKS, ...SHEETS].toSorted());
    const first = execFileSync('pdfinfo', [join(out, SHEETS[1] ?? '')], { encoding: 'utf8' });
    expect(first).toMatch(/Pages:\s+4\n/);
    expect(first).toMatch(/Page size:\s+683\.04 x 396 pts/);
    const second = execFileSync('pdftotext', [join(out, SHEETS[0] ?? ''), '-'], { encoding: 'utf8' });
    expect(second.replaceAll(' ', '')).toContain('第2次打印');
    const verified = await countersign(['verify', '--data', join(out, 'store'), '--json']);
    expect(JSON.parse(verified.out)).toMatchObject({ good: true });

    const withoutBrowser = { COUNTERSIGN_BROWSER: join(out, 'no-browser-here') };
    const again = await countersign(['demo', '--out', out, '--lang', 'en-US'], { environment: withoutBrowser });
    expect([again.code, again.errors]).toEqual([0, '']);
    expect(again.out.trim().split('\n').at(-1)).toContain('all good');
    const html = readdirSync(out).filter((name) => name.endsWith('.html'));
    expect(html).toHaveLength(4);
    for (const name of html) expect(readFileSync(join(out, name), 'utf8')).toContain('<section');
  },
  PATIENCE_MS,
);

test('the demo never replaces a folder it did not make', async () => {
  const out = freshFolder();
  writeFileSync(join(out, 'year-end.xlsx'), 'kept');
  const refused = await countersignHere(['demo', '--out', out]);
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.errors).toContain(out);
  expect(readdirSync(out)).toEqual(['year-end.xlsx']);
});
