import { expect, test } from 'vitest';
import { readHere } from '../support/read-here.ts';
import { HENGTAI, openSalesOffice, refusal, type SalesOffice } from '../support/sales-office.ts';

const HEAD = '客户全称,姓名,职务,手机,生日,生日历法';

function fileOf(...rows: readonly string[]) {
  const text = [HEAD, ...rows].join('\n');
  return { kind: 'contacts', fileName: '联系人.csv', contentBase64: Buffer.from(text).toString('base64') };
}

async function previewOf(office: SalesOffice, file: ReturnType<typeof fileOf>) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  return outcome.preview;
}

const clientOf = ({ maker, clientId }: SalesOffice) => maker.get('clients.get', { id: clientId, purpose: 'amend' });

test(
  'contacts of a workbook amend the clients they name: known ones are brought up to date, new ones added',
  { timeout: 300_000 },
  async () => {
    const office = await openSalesOffice({ startReader: readHere });
    const before = await clientOf(office);
    const known = before.content.contacts[0]?.name ?? '';
    const rows = [
      `${HENGTAI.name},沈农历,采购经理,13857120486,1980-08-15,农历`,
      `${HENGTAI.name},王公历,,,1985-3-2,`,
      ...(known === '' ? [] : [`${HENGTAI.name},${known},总经理,,,`]),
    ];
    const file = fileOf(...rows);
    const preview = await previewOf(office, file);
    expect([preview.refused, preview.counts.records]).toEqual([[], 1]);
    const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
    const seen = await office.checker.get('review.show', { submissionId: ticket.id });
    expect(
      seen.checks
        .filter(({ mode }) => mode === 'rekey')
        .map(({ path, rowNumber }) => [path.split('.').at(-1), rowNumber]),
    ).toEqual(
      expect.arrayContaining([
        ['phone', 2],
        ['birthday', 2],
        ['birthday', 3],
      ]),
    );
    // Nobody else puts another change of the same client before the checkers meanwhile.
    const meanwhile = await office.maker.ask('clients.submit', {
      action: 'amend',
      recordId: office.clientId,
      baseVersion: before.version,
      content: { ...before.content, remark: '同时改' },
    });
    expect(meanwhile.ok).toBe(false);
    await office.countersign(ticket.id);
    const after = await clientOf(office);
    expect(after.version).toBe(before.version + 1);
    expect({ ...after.content, contacts: [] }).toEqual({ ...before.content, contacts: [] });
    expect(after.content.contacts).toHaveLength(before.content.contacts.length + 2);
    expect(after.content.contacts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '沈农历', phone: '13857120486', birthday: '1980-08-15', birthdayIs: 'lunar' }),
        expect.objectContaining({ name: '王公历', phone: null, birthday: '1985-03-02', birthdayIs: 'solar' }),
      ]),
    );
    const verified = await office.maker.get('office.verify', {});
    expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
    const { submissions } = await office.checker.get('review.history', { kind: 'client', recordId: office.clientId });
    expect(submissions.map(({ kind }) => kind)).toContain('import_contacts');
  },
);

test(
  'a client nobody knows, a name twice and a phone that is none are refused at their cells',
  { timeout: 300_000 },
  async () => {
    const office = await openSalesOffice({ startReader: readHere });
    const preview = await previewOf(
      office,
      fileOf('没有这家公司,甲,,13857120486,,', `${HENGTAI.name},乙,,12345,,`, `${HENGTAI.name},乙,,13857120487,,`),
    );
    expect(preview.counts.records).toBe(0);
    expect(preview.refused.map(({ address, reason }) => [address, reason])).toEqual(
      expect.arrayContaining([
        ['联系人!A2', 'clients.sheet_client_unknown'],
        ['联系人!B4', 'duplicate_in_file'],
      ]),
    );
    expect(preview.refused.some(({ address }) => address === '联系人!D3')).toBe(true);
  },
);

test('contacts the file has already are not imported once more', { timeout: 300_000 }, async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const file = fileOf(`${HENGTAI.name},沈农历,,13857120486,,`);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
  await office.countersign(ticket.id);
  const again = fileOf(`${HENGTAI.name},沈农历,,138 5712 0486,,`);
  const preview = await previewOf(office, again);
  expect(preview.refused.map(({ reason }) => reason)).toEqual(['client.contacts_known']);
  expect(refusal(await office.maker.ask('exchange.submit', { ...again, acceptedRecords: 1 }))).toMatchObject({
    rule: 'import.preview_changed',
  });
});
