import { expect, test } from 'vitest';
import { refusal } from '../support/sales-office.ts';
import { keyAlike, openTestOffice, PASSWORD, type TestOffice } from '../support/test-office.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n').toString('base64');
const HENGTAI = {
  name: '江苏恒泰轨道交通装备股份有限公司',
  taxNumber: '914403001922038216',
  creditGrade: 'B' as const,
};

async function paper({ maker }: TestOffice, fileName: string) {
  const { fileHash } = await maker.get('review.attach', { fileName, contentBase64: PDF });
  return { fileHash, fileName };
}

async function amendable(office: TestOffice) {
  const { recordId } = await office.submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const { content, version } = await office.maker.get('clients.get', { id: recordId });
  return { content: { ...content, code: '' }, target: { action: 'amend' as const, recordId, baseVersion: version } };
}

test('a grade changes with evidence and a reason only, and the refusal stands at the grade', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const { content, target } = await amendable(office);
  const changed = { ...target, content: { ...content, sizeGrade: 'A' as const } };
  expect(refusal(await maker.ask('clients.submit', changed))).toMatchObject({
    path: 'sizeGrade',
    reason: 'client.grade_needs_evidence',
    details: { now: 'C', proposed: 'A' },
  });
  const attachments = [await paper(office, '年度销售统计.pdf')];
  expect(refusal(await maker.ask('clients.submit', { ...changed, attachments }))).toMatchObject({
    path: 'sizeGrade',
    reason: 'client.grade_needs_reason',
  });
  const deviations = { sizeGrade: '上年销售额 860 万元，按办法升 A 类' };
  const ticket = await maker.get('clients.submit', { ...changed, attachments, deviations });
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(seen.compared).toContainEqual(
    expect.objectContaining({ path: 'sizeGrade', agrees: false, reason: deviations.sizeGrade }),
  );
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await maker.get('clients.get', { id: target.recordId })).content.sizeGrade).toBe('A');
});

test('whatever else of a client changes needs no evidence', async () => {
  const office = await openTestOffice();
  const { content, target } = await amendable(office);
  await office.submitAndSign('clients.submit', { ...target, content: { ...content, tags: ['重点客户'] } });
  expect((await office.maker.get('clients.get', { id: target.recordId })).content.tags).toEqual(['重点客户']);
});

test('AAA is signed by the director, whoever else could check', async () => {
  const office = await openTestOffice();
  const { maker, checker, director } = office;
  const { content, target } = await amendable(office);
  const ticket = await maker.get('clients.submit', {
    ...target,
    content: { ...content, creditGrade: 'AAA' },
    attachments: [await paper(office, '信用调查表.pdf')],
    deviations: { creditGrade: '五年无逾期' },
  });
  const seen = await maker.get('review.show', { submissionId: ticket.id });
  const sign = { submissionId: ticket.id, contentHash: seen.contentHash, password: PASSWORD };
  expect(await checker.ask('review.sign', sign)).toMatchObject({ ok: false });
  await keyAlike(seen, director);
  expect(await director.get('review.sign', sign)).toMatchObject({ outcome: 'effective' });
  const after = await maker.get('clients.get', { id: target.recordId });
  await office.submitAndSign('clients.submit', {
    ...target,
    baseVersion: after.version,
    content: { ...after.content, code: '', remark: '已核对' },
  });
});

test('a licence names a scan that is attached, here or earlier, and no other file', async () => {
  const office = await openTestOffice();
  const { maker } = office;
  const scan = await paper(office, '营业执照.pdf');
  const licence = {
    kind: '营业执照',
    originalSeen: true,
    seenBy: '周敏',
    seenOn: '2026-11-20',
    scanHash: scan.fileHash,
  };
  const content = { ...HENGTAI, licences: [licence] };
  expect(refusal(await maker.ask('clients.submit', { action: 'create', content }))).toMatchObject({
    path: 'licences.0.scanHash',
    reason: 'client.scan_missing',
  });
  const { recordId } = await office.submitAndSign('clients.submit', { action: 'create', content, attachments: [scan] });
  const file = await maker.get('clients.get', { id: recordId });
  const again = { action: 'amend' as const, recordId, baseVersion: 1 };
  await office.submitAndSign('clients.submit', {
    ...again,
    content: { ...file.content, code: '', remark: '复印件存档' },
  });
});

test('what is odd but may be right warns and is taken: places, cards, licences, QQ', async () => {
  const { maker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', {
    action: 'create',
    content: {
      name: '岭南某某有限公司',
      bankAccounts: [{ bank: '农行', account: '6228480402564890019' }],
      contacts: [{ name: '梁工', qq: '12ab', birthday: '1988-11-20' }],
      addresses: [
        { use: 'ship_to', province: '广东省', city: '深圳市', district: '前海新区', address: '1 号', postcode: '5180' },
      ],
      licences: [
        { kind: '经营许可证', expiresOn: '2026-11-01' },
        { kind: '危化品许可证', expiresOn: '2026-12-20', originalSeen: true },
      ],
    },
  });
  expect(ticket.warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'client.bank_card_check bankAccounts.0.account',
    'client.qq_format contacts.0.qq',
    'client.birthday_calendar contacts.0.birthdayIs',
    'client.region_unknown addresses.0.district',
    'client.postcode_format addresses.0.postcode',
    'client.licence_expired licences.0.expiresOn',
    'client.licence_expiring licences.1.expiresOn',
    'client.licence_seen_by licences.1.seenBy',
  ]);
});
