import { expect, test } from 'vitest';
import { openTestOffice } from '../support/test-office.ts';

/** The smallest PNG: one grey dot. */
const SCAN = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
  'hex',
);
const LICENCE = { fileName: '营业执照.png', contentBase64: SCAN.toString('base64') };

test('the scan put in by the maker is what the checker keys from', async () => {
  const { maker, checker } = await openTestOffice();
  const attached = await maker.get('review.attach', LICENCE);
  expect(attached).toMatchObject({ fileName: '营业执照.png', mediaType: 'image/png', bytes: SCAN.length });
  const { fileHash, fileName } = attached;
  const ticket = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电' },
    attachments: [{ fileHash, fileName }],
  });
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(seen.attachments).toEqual([attached]);
  const scan = await checker.get('review.evidence', { submissionId: ticket.id, fileHash });
  expect(scan).toEqual({ fileName, mediaType: 'image/png', contentBase64: LICENCE.contentBase64 });
  const other = await maker.get('clients.submit', { action: 'create', content: { name: '另一家' } });
  const byHash = await checker.ask('review.evidence', { submissionId: other.id, fileHash });
  expect(byHash).toMatchObject({ ok: false, failure: { code: 'not_found' } });
});

test('what is neither a picture nor a PDF is refused by its bytes, whatever it is called', async () => {
  const { maker } = await openTestOffice();
  const fake = { fileName: '扫描.png', contentBase64: Buffer.from('<html>').toString('base64') };
  expect(await maker.ask('review.attach', fake)).toMatchObject({ failure: { rule: 'review.attachment_type' } });
  const lost = { fileHash: 'a'.repeat(64), fileName: '丢了.pdf' };
  const reply = await maker.ask('clients.submit', { action: 'create', content: { name: '申亿' }, attachments: [lost] });
  expect(reply).toMatchObject({
    failure: { fields: [{ path: 'attachments.0', reason: 'review.attachment_missing' }] },
  });
});

test('an amendment that changes nothing is not put before a checker', async () => {
  const { maker, submitAndSign } = await openTestOffice();
  const { recordId } = await submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', code: 'KH-9' },
  });
  const { content, version } = await maker.get('clients.get', { id: recordId, purpose: 'amend' });
  const same = await maker.ask('clients.submit', { action: 'amend', recordId, baseVersion: version, content });
  expect(same).toMatchObject({ failure: { rule: 'review.no_change' } });
});
