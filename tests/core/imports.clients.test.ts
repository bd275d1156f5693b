import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestOffice, PASSWORD } from '../support/test-office.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample-office/客户档案.xlsx');
const file = { kind: 'clients', fileName: '客户档案.xlsx', contentBase64: readFileSync(SAMPLE).toString('base64') };

test('a client workbook becomes one submission; sixty clients take effect on one countersignature', async () => {
  const { maker, checker } = await openTestOffice();
  const outcome = await maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  const { preview } = outcome;
  expect(preview.headerRow).toBe(3);
  expect(preview.counts).toEqual({ inFile: 66, accepted: 60, refused: 5, leftOut: 1, records: 60 });
  expect(preview.refused.map((cell) => [cell.address, cell.reason])).toContainEqual(['客户!E31', 'tax_number_check']);

  const ticket = await maker.get('exchange.submit', { ...file, acceptedRecords: 60 });
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(seen.hidden).toEqual(expect.arrayContaining(['control.dataRows', 'control.amountFen', 'records', 'counts']));
  expect(seen.attachments).toMatchObject([{ fileName: '客户档案.xlsx', mediaType: 'workbook' }]);
  const { fileHash = '' } = seen.attachments[0] ?? {};
  const original = await checker.get('review.evidence', { submissionId: ticket.id, fileHash });
  expect(original.contentBase64).toBe(file.contentBase64);

  // Read off the original, not off the submission: 65 rows with data under the header, and the limits the maker's preview added up.
  const keyed = { 'control.dataRows': '65', 'control.amountFen': String((preview.control.amountFen ?? 0) / 100) };
  const judged = await checker.get('review.reenter', { submissionId: ticket.id, entry: keyed });
  expect(judged.state).toBe('agrees');
  await checker.get('review.sign', { submissionId: ticket.id, contentHash: seen.contentHash, password: PASSWORD });
  const list = await maker.get('clients.list', { limit: 1000 });
  expect(list.rows).toHaveLength(60);
  expect(list.total?.creditLimitFen).toBe(preview.control.amountFen);
  const verified = await maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
  expect(verified.checks.find((check) => check.name === 'files')?.looked).toBe(1);
});

test('the same file twice says so and names the first batch', async () => {
  const { maker } = await openTestOffice();
  const first = await maker.get('exchange.submit', { ...file, acceptedRecords: 60 });
  const again = await maker.ask('exchange.submit', { ...file, acceptedRecords: 60 });
  // While the batch waits, its tax ids are reserved, so nothing of the file can be taken a second time.
  expect(again).toMatchObject({ ok: false, failure: { rule: 'import.same_file', details: { serial: first.serial } } });
});

test('the client list leaves with whole tax ids and masked phones, and the log keeps who took it', async () => {
  const { maker, director, submitAndSign } = await openTestOffice();
  await submitAndSign('clients.submit', {
    action: 'create',
    content: {
      name: '华东集团有限公司',
      taxNumber: '914403001922038216',
      contacts: [{ name: '沈国梁', phone: '13857120486' }],
    },
  });
  const out = await maker.get('exchange.export', { list: 'clients' });
  expect(out).toMatchObject({ rows: 1, fileName: '客户档案-2026-11-20.xlsx' });
  const csv = await maker.get('exchange.export', { list: 'clients', format: 'csv', language: 'en-US' });
  const text = Buffer.from(csv.contentBase64, 'base64').toString('utf8');
  expect(text).toContain('914403001922038216');
  expect(text).toContain('138****0486');
  expect(text).not.toContain('13857120486');
  const log = await director.get('audit.list', {});
  expect(log.rows.filter((row) => row.outcome === 'exported').map((row) => row.personName)).toEqual(['周敏', '周敏']);
});
