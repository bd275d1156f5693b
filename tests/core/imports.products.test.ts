import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestOffice } from '../support/test-office.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample-office/商品.xls');

test('without a money column ten drawn rows are keyed, each named by its row in the workbook', async () => {
  const { maker, checker } = await openTestOffice();
  const file = { kind: 'products', fileName: '商品.xls', contentBase64: readFileSync(SAMPLE).toString('base64') };
  const outcome = await maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  expect(outcome.preview.control.amountFen).toBeNull();
  const ticket = await maker.get('exchange.submit', { ...file, acceptedRecords: outcome.preview.counts.records });
  const { checks, hidden } = await checker.get('review.show', { submissionId: ticket.id });
  const drawn = checks.filter((check) => check.path.startsWith('records.'));
  const rows = new Set(drawn.map((check) => check.rowNumber));
  expect(rows.size).toBe(10);
  expect(Math.min(...drawn.map((check) => check.rowNumber ?? 0))).toBeGreaterThan(2);
  expect(hidden).toContain('records');
});

test('while a file waits for its check only its maker may preview it, for the preview adds up what is to be keyed', async () => {
  const { maker, checker } = await openTestOffice();
  const file = { kind: 'products', fileName: '商品.xls', contentBase64: readFileSync(SAMPLE).toString('base64') };
  const { serial } = await maker.get('exchange.submit', { ...file, acceptedRecords: 40 });
  const reply = await checker.ask('exchange.preview', file);
  expect(reply).toMatchObject({ ok: false, failure: { rule: 'import.in_review', details: { serial } } });
  expect(await maker.get('exchange.preview', file)).toMatchObject({ outcome: 'preview' });
});
