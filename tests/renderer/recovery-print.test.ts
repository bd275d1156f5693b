import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { recoveryJob } from '#renderer/components/secret-print.ts';
import { pdfPages, pdfText } from '../support/pdf.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

const CODE = 'VA4F6-D8SP4-H2GDW-ZPARP-MMBQ9';

function wordsIn(language: string): Readonly<Record<string, string>> {
  const file = join(import.meta.dirname, `../../renderer/locales/${language}/users.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { recovery: Record<string, string> }).recovery;
}

test.each(['zh-CN', 'en-US'])(
  'the sheet for the envelope fits its page in %s, and a name is never markup',
  async (language) => {
    const words = wordsIn(language);
    const lines = ['paper1', 'paper2', 'paper3'].map((key) => words[key] ?? '');
    const officeName = '<b>澜川</b>新材料（苏州）有限公司 & "分公司"';
    const pdf = await printer.toPdf(recoveryJob({ title: words['code'] ?? '', officeName, code: CODE, lines }));
    expect(pdfPages(pdf)).toHaveLength(1);
    const text = pdfText(pdf).replaceAll(/\s/g, '');
    expect(text).toContain(CODE);
    expect(text).toContain('<b>');
  },
);
