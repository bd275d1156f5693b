import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CHEN, LU, openTestOffice, PASSWORD, ZHOU, type TestOffice } from '../support/test-office.ts';

const HUADONG = {
  name: '华东集团有限公司',
  taxNumber: '914403001922038216',
  contacts: [
    {
      name: '沈国梁',
      phone: '13857120486',
      wechat: 'shenguoliang88',
      email: 'shen.gl@huadong.cn',
      birthday: '1979-03-08',
    },
  ],
  addresses: [
    { use: 'ship_to' as const, consignee: '马师傅', phone: '13906218837', address: '苏州市吴中区金山路 8 号' },
  ],
  bankAccounts: [{ bank: '工行木渎支行', account: '1102026309000123456' }],
  invoiceProfile: {
    title: null,
    taxNumber: null,
    address: null,
    phone: '0512-65781234',
    bank: null,
    account: null,
    kind: null,
    email: 'fp@huadong.cn',
  },
};

const create = (office: TestOffice) => office.submitAndSign('clients.submit', { action: 'create', content: HUADONG });

const told = async (office: TestOffice) =>
  (await office.director.get('disclosures.list', {})).rows.map(({ what, reason, fields, masking, personName }) => ({
    what,
    reason,
    fields,
    masking,
    personName,
  }));

test('a client’s page is masked for everybody, and one value is told with a reason that stays', async () => {
  const office = await openTestOffice();
  const { recordId } = await create(office);
  const { content } = await office.maker.get('clients.get', { id: recordId });
  expect(content.contacts).toMatchObject([
    { name: '沈国梁', phone: '138****0486', wechat: 's****8', email: 's***@huadong.cn', birthday: '****-03-08' },
  ]);
  expect(content.bankAccounts).toEqual([{ bank: '工行木渎支行', account: '1102****3456' }]);
  expect(content.taxNumber).toBe('914403001922038216');
  const asked = { kind: 'client', recordId, path: 'contacts.0.phone', reason: 'call' as const };
  const requestId = 'reveal-once-1';
  const reply = await office.office.execute(office.maker.seat, { requestId, name: 'disclosures.reveal', input: asked });
  expect(reply).toEqual({ ok: true, value: { value: '13857120486' } });
  // Nothing of it is kept for a retry.
  expect(
    await office.office.execute(office.maker.seat, { requestId, name: 'disclosures.reveal', input: asked }),
  ).toMatchObject({ ok: false, failure: { rule: 'office.already_done' } });
  const rows = await told(office);
  expect(rows[0]).toEqual({
    what: 'reveal',
    reason: 'call',
    fields: 'contacts.0.phone',
    masking: 'whole',
    personName: '周敏',
  });
  const [row] = (await office.director.get('disclosures.list', {})).rows;
  expect(row).toMatchObject({
    subjectKind: 'client',
    subjectId: recordId,
    subjectLabel: '华东集团有限公司 (KH-000001)',
  });
  const log = await office.director.get('audit.list', {});
  expect(log.rows.find(({ outcome }) => outcome === 'revealed')).toMatchObject({ personName: '周敏' });
});

test('“other” wants words, a path without a mask and a role without leave are refused', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '业务小王', roles: ['salesperson'] }] });
  const { recordId } = await create(office);
  const ask = (change: object, by = office.maker) =>
    by.ask('disclosures.reveal', { kind: 'client', recordId, path: 'contacts.0.phone', reason: 'other', ...change });
  expect(await ask({})).toMatchObject({ ok: false, failure: { fields: [{ path: 'remark', reason: 'required' }] } });
  expect(await ask({ path: 'contacts.0.name', reason: 'call' })).toMatchObject({
    ok: false,
    failure: { fields: [{ path: 'path', reason: 'disclosure.nothing_masked' }] },
  });
  const salesperson = await office.desk({ name: '业务小王' });
  expect(await ask({ reason: 'call' }, salesperson)).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', permission: 'personal.reveal' },
  });
  expect((await told(office)).filter(({ what }) => what === 'reveal')).toEqual([]);
});

test('a form gets the file whole and leaves one row for all its drawing; who may not write does not get it', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '会计小苏', roles: ['finance'] }] });
  const { recordId } = await create(office);
  const whole = { id: recordId, purpose: 'amend' as const };
  for (const _ of [1, 2]) {
    expect((await office.maker.get('clients.get', whole)).content.contacts[0]?.phone).toBe('13857120486');
  }
  expect((await told(office)).filter(({ reason }) => reason === 'amend')).toEqual([
    { what: 'shown', reason: 'amend', fields: '', masking: 'whole', personName: '周敏' },
  ]);
  office.clock.now += 11 * 60_000;
  await office.maker.get('clients.get', whole);
  expect((await told(office)).filter(({ reason }) => reason === 'amend')).toHaveLength(2);
  const finance = await office.desk({ name: '会计小苏' });
  expect(await finance.ask('clients.get', whole)).toMatchObject({
    ok: false,
    failure: { permission: 'clients.write' },
  });
});

test('a mask is never taken for a value', async () => {
  const office = await openTestOffice();
  const { recordId } = await create(office);
  const { content, version } = await office.maker.get('clients.get', { id: recordId });
  const amend = { action: 'amend' as const, recordId, baseVersion: version };
  const phones = await office.maker.ask('clients.submit', { ...amend, content });
  expect(phones).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
  const { content: whole } = await office.maker.get('clients.get', { id: recordId, purpose: 'amend' });
  const contacts = whole.contacts.map((contact) => ({ ...contact, wechat: 's****8' }));
  expect(await office.maker.ask('clients.submit', { ...amend, content: { ...whole, contacts } })).toMatchObject({
    ok: false,
    failure: { fields: [{ path: 'contacts.0.wechat', reason: 'review.mask_as_value' }] },
  });
});

test('a submission is whole for its maker and for who checks it, which is logged; once effective it is masked for both', async () => {
  const office = await openTestOffice();
  const ticket = await office.maker.get('clients.submit', { action: 'create', content: HUADONG });
  const phoneOf = async (by = office.maker): Promise<unknown> => {
    const { content } = await by.get('review.show', { submissionId: ticket.id });
    return (content as { contacts: { phone: string }[] }).contacts[0]?.phone;
  };
  expect(await phoneOf()).toBe('13857120486');
  expect(await told(office)).toEqual([]);
  expect(await phoneOf(office.checker)).toBe('13857120486');
  expect((await told(office)).map(({ reason, personName }) => [reason, personName])).toEqual([['review', '陈国强']]);
  await office.countersign(ticket.id);
  expect(await phoneOf()).toBe('138****0486');
  expect(await phoneOf(office.checker)).toBe('138****0486');
});

test('more than thirty values within an hour are told to the director, and to nobody below', async () => {
  const office = await openTestOffice();
  const { recordId } = await create(office);
  const asked = { kind: 'client', recordId, path: 'contacts.0.phone', reason: 'call' as const };
  for (let count = 0; count < 30; count += 1) await office.maker.get('disclosures.reveal', asked);
  expect(await office.director.get('disclosures.excess', {})).toEqual([]);
  await office.maker.get('disclosures.reveal', asked);
  expect(await office.director.get('disclosures.excess', {})).toMatchObject([
    { personName: '周敏', onDate: '2026-11-20', count: 31 },
  ]);
  expect(await office.maker.ask('disclosures.excess', {})).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
});

/** So many clients, each with a phone, imported as one batch. */
async function importClients(office: TestOffice, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => `礼品客户${n}号,张经理${n},139${String(10_000_000 + n * 97)}`);
  const text = ['客户名称,联系人,联系电话', ...rows].join('\n');
  const file = { kind: 'clients', fileName: '客户.csv', contentBase64: Buffer.from(text).toString('base64') };
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: count });
  const outcome = await office.countersign(ticket.id);
  expect(outcome).toMatchObject({ outcome: 'effective' });
}

const csvOf = (file: { contentBase64: string }) => Buffer.from(file.contentBase64, 'base64').toString('utf8');
const CSV = { list: 'clients', format: 'csv' as const };

test('whole phones leave for one person up to 200 rows, above that only under a release, once and within a day', async () => {
  const office = await openTestOffice();
  await importClients(office, 201);
  const { maker } = office;
  expect(csvOf(await maker.get('exchange.export', CSV))).not.toContain('13910000097');
  const whole = { ...CSV, whole: { reason: '中秋礼品寄送' } };
  expect(await maker.ask('exchange.export', whole)).toMatchObject({
    ok: false,
    failure: { rule: 'release.needed', details: { rows: 201, limit: 200 } },
  });
  const one = { ...whole, filter: { where: [{ column: 'name', op: 'contains', text: '客户1号' }] } };
  expect(csvOf(await maker.get('exchange.export', one))).toContain('13910000097');

  const wish = { list: 'clients', reason: '中秋礼品寄送名单' };
  const ticket = await maker.get('exchange.submitRelease', { action: 'create', content: wish });
  expect(await maker.get('exchange.releases', {})).toEqual([]);
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.content).toMatchObject({
    list: 'clients',
    rows: 201,
    reason: '中秋礼品寄送名单',
    filterLine: '全部客户',
  });
  await office.countersign(ticket.id);
  const [release] = await maker.get('exchange.releases', {});
  if (!release) throw new Error('the release is there');
  expect(release).toMatchObject({ title: '客户档案', rows: 201, secondName: '陈国强' });
  const taking = { ...CSV, release: release.id };
  expect(await office.checker.ask('exchange.export', taking)).toMatchObject({
    failure: { rule: 'release.of_another' },
  });
  const taken = await maker.get('exchange.export', taking);
  expect(csvOf(taken)).toContain('13910000097');
  expect(taken.rows).toBe(201);
  expect(await maker.ask('exchange.export', taking)).toMatchObject({ failure: { rule: 'release.used' } });

  const { rows } = await office.director.get('disclosures.list', {
    where: [{ column: 'what', op: 'in', values: ['export'] }],
  });
  expect(rows.map(({ masking, rowCount, secondName, fileHash }) => [masking, rowCount, secondName, fileHash])).toEqual([
    ['whole', 201, '陈国强', taken.fileHash],
    ['whole', 1, null, rows[1]?.fileHash],
    ['masked', 201, null, rows[2]?.fileHash],
  ]);
  expect((await maker.get('office.verify', {})).good).toBe(true);
});

test('a release is for the very people it was given for, and ends after a day', async () => {
  const office = await openTestOffice();
  const { recordId } = await create(office);
  const { maker } = office;
  const ask = async () => {
    const content = { list: 'clients', reason: '寄送样本册' };
    const ticket = await maker.get('exchange.submitRelease', { action: 'create', content });
    await office.countersign(ticket.id);
    const [release] = (await maker.get('exchange.releases', {})).slice(-1);
    return { ...CSV, release: release?.id ?? '' };
  };
  const first = await ask();
  const { content, version } = await maker.get('clients.get', { id: recordId, purpose: 'amend' });
  const contacts = content.contacts.map((contact) => ({ ...contact, phone: '13700001111' }));
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { ...content, contacts },
  });
  expect(await maker.ask('exchange.export', first)).toMatchObject({ failure: { rule: 'release.changed' } });
  const second = await ask();
  office.clock.now += 24 * 3_600_000 + 1;
  await maker.get('session.signIn', { name: maker.name, password: PASSWORD });
  expect(await maker.ask('exchange.export', second)).toMatchObject({ failure: { rule: 'release.over' } });
  expect(await maker.get('exchange.releases', {})).toEqual([]);
});

test('the log takes no change and no deletion, and no export of many whole rows without a release', async () => {
  const office = await openTestOffice();
  await create(office);
  await office.maker.get('exchange.export', CSV);
  const database = new Database(join(office.directory, 'office.db'));
  expect(() => database.exec('UPDATE disclosure SET reason = reason')).toThrow('guard:disclosure');
  expect(() => database.exec('DELETE FROM disclosure')).toThrow('guard:disclosure');
  const columns =
    'at, on_date, what, person_id, person_name, subject_kind, fields, row_count, masking, reason, file_hash, excess';
  const forged = (rows: number) => `INSERT INTO disclosure (${columns})
    SELECT at, on_date, what, person_id, person_name, subject_kind, fields, ${rows}, 'whole', reason, file_hash, 0 FROM disclosure`;
  expect(() => database.exec(forged(201))).toThrow('guard:disclosure');
  database.close();
});
