import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { e6 } from '../support/sales-office.ts';
import { expectOk } from '../support/test-office.ts';
import { openTradeOffice, primerContract, refusal, type TradeOffice } from '../support/trade-office.ts';

type Draft = Input<'clients.submit'>['content'];

const TWICE: Draft = {
  name: '江苏华东集团有限公司',
  shortName: '华东集团',
  contacts: [{ name: '李红', phone: '13900001111' }],
  addresses: [{ use: 'ship_to', consignee: '李红', phone: '13900001111', address: '常州市钟楼区北塘路 9 号' }],
  creditLimitFen: 50_000_00,
};

interface Two {
  readonly office: TradeOffice;
  readonly survivorId: string;
  readonly absorbedId: string;
}

/** The office's own client, and the same company keyed a second time. */
async function openTwo(over: Partial<Draft> = {}): Promise<Two> {
  const office = await openTradeOffice();
  const made = await office.submitAndSign('clients.submit', { action: 'create', content: { ...TWICE, ...over } });
  return { office, survivorId: office.clientId, absorbedId: made.recordId };
}

const draftOf = ({ survivorId, absorbedId }: Pick<Two, 'survivorId' | 'absorbedId'>) => ({
  survivorId,
  absorbedId,
  reason: '同一家客户重复建档',
  take: { fields: [], lines: { contacts: [0], addresses: [0] } },
});

async function merge(two: Two): Promise<string> {
  const { recordId } = await two.office.submitAndSign('clients.submitMerge', {
    action: 'create',
    content: draftOf(two),
  });
  return recordId;
}

async function faultsOf({ office }: Two) {
  return (await office.maker.get('office.verify', {})).checks.flatMap(({ faults }) => faults);
}

test('after a merge every document and the balance are the survivor’s, and nothing in the ledger changed', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { contractId, take } = await primerContract(office, 100, 10, { clientId: absorbedId });
  const note = await office.note([take(40)], { clientId: absorbedId });
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ ...line, quantityE6: e6(30) }], { clientId: absorbedId, kind: 'ordinary' });
  const invoice = await office.invoice(request.recordId);
  const before = await office.trialBalance();
  const balance = (clientId: string) => office.maker.get('ledger.clientBalance', { clientId });
  const [own, other] = [await balance(survivorId), await balance(absorbedId)];
  expect(other.balanceFen).toBe(400_00);
  await merge(two);
  expect(await office.trialBalance()).toEqual(before);
  expect(await balance(survivorId)).toMatchObject({
    balanceFen: own.balanceFen + other.balanceFen,
    shippedFen: 100_00,
  });
  expect(await balance(absorbedId)).toMatchObject({ balanceFen: 0 });
  const survivor = await office.maker.get('clients.get', { id: survivorId });
  const { name } = survivor.content;
  for (const shown of [
    await office.maker.get('contracts.get', { id: contractId }),
    await office.maker.get('dispatch.get', { id: note.recordId }),
    await office.maker.get('invoicing.getRequest', { id: request.recordId }),
    await office.maker.get('invoicing.getInvoice', { id: invoice.recordId }),
  ]) {
    expect(shown).toMatchObject({ clientName: name });
  }
  const ofClient = async (clientId: string) => [
    (await office.maker.get('contracts.list', { clientId })).rows.length,
    (await office.maker.get('dispatch.list', { clientId })).rows.length,
    (await office.maker.get('invoicing.listRequests', { clientId })).rows.length,
    (await office.maker.get('invoicing.listInvoices', { clientId })).rows.length,
    (await office.maker.get('ledger.clientDetail', { clientId })).rows.length > 0 ? 1 : 0,
  ];
  expect(await ofClient(absorbedId)).toEqual([0, 0, 0, 0, 0]);
  expect(await ofClient(survivorId)).toEqual([1, 1, 1, 1, 1]);
  expect(await faultsOf(two)).toEqual([]);
});

test('the absorbed client is closed, says into whom it was merged, is offered nowhere and still found by its code', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { content } = await office.maker.get('clients.get', { id: absorbedId });
  await merge(two);
  const absorbed = await office.maker.get('clients.get', { id: absorbedId });
  expect(absorbed).toMatchObject({
    content: { status: 'closed' },
    mergedInto: { survivorId, number: 'HB-2026-000001' },
  });
  const survivor = await office.maker.get('clients.get', { id: survivorId });
  expect(survivor).toMatchObject({ mergedInto: null, absorbed: [{ absorbedId, absorbedCode: content.code }] });
  expect(survivor.content.contacts.map((contact) => contact.name)).toContain('李红');
  expect(survivor.content.addresses.map(({ address }) => address)).toContain('常州市钟楼区北塘路 9 号');
  expect((await office.maker.get('clients.pick', { text: content.code })).map(({ id }) => id)).toEqual([survivorId]);
  const found = await office.maker.get('search.find', { text: content.code, limit: 8 });
  expect(found.find((group) => group.name === 'clients')?.rows.map((row) => row.recordId)).toEqual([survivorId]);
  expect((await office.maker.get('clients.list', { text: content.code })).rows.map(({ id }) => id).sort()).toEqual(
    [survivorId, absorbedId].sort(),
  );
});

test('an old contract goes on in the survivor’s name: dispatch, signed copy, invoice, and the amended note posts rightly', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { contractId, take } = await primerContract(office, 100, 10, { clientId: absorbedId });
  const old = await office.note([take(40)], { clientId: absorbedId });
  await merge(two);
  const fresh = await office.note([take(20)]);
  await office.signBack(fresh.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(20) }]);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: old.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ ...line, quantityE6: e6(40) }]);
  const invoice = await office.invoice(request.recordId);
  const balance = async () => (await office.maker.get('ledger.clientBalance', { clientId: survivorId })).balanceFen;
  expect(await balance()).toBe(600_00);
  expect(await office.maker.get('invoicing.getInvoice', { id: invoice.recordId })).toMatchObject({
    content: { clientId: survivorId },
  });
  const refused = office.noteDraft([take(5)], { clientId: absorbedId });
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content: refused }))).toMatchObject({
    path: 'clientId',
    reason: 'client.merged_away',
  });
  expect(await faultsOf(two)).toEqual([]);
});

test('a note of the absorbed client is amended and voided as it was signed, and the survivor’s balance follows', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { take } = await primerContract(office, 100, 10, { clientId: absorbedId });
  const note = await office.note([take(40)], { clientId: absorbedId });
  await merge(two);
  const balance = async () => (await office.maker.get('ledger.clientBalance', { clientId: survivorId })).balanceFen;
  const change = async (action: 'amend' | 'void', quantity: number) => {
    const { version } = await office.maker.get('dispatch.get', { id: note.recordId });
    const content = office.noteDraft([{ ...take(quantity), lineKey: 'L1' }], { clientId: absorbedId });
    const target = { action, recordId: note.recordId, baseVersion: version } as const;
    await office.submitAndSign('dispatch.submit', { ...target, content });
  };
  await change('amend', 60);
  expect(await balance()).toBe(600_00);
  expect(await office.maker.get('dispatch.get', { id: note.recordId })).toMatchObject({
    content: { clientId: absorbedId },
    clientName: (await office.maker.get('clients.get', { id: survivorId })).content.name,
  });
  await change('void', 60);
  expect(await balance()).toBe(0);
  expect(await faultsOf(two)).toEqual([]);
});

test('the survivor’s credit limit holds against what both owe', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { version, content } = await office.maker.get('clients.get', { id: survivorId });
  const limited = { ...content, code: '', creditLimitFen: 1_000_00 };
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: survivorId,
    baseVersion: version,
    content: limited,
  });
  const { take } = await primerContract(office, 500, 10, { clientId: absorbedId });
  await office.note([take(90)], { clientId: absorbedId });
  await merge(two);
  const draft = office.noteDraft([take(20)]);
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content: draft }))).toMatchObject({
    rule: 'dispatch.over_credit_limit',
    details: { over: '100.00' },
  });
  expect(await office.maker.get('dispatch.clientCredit', { clientId: survivorId })).toMatchObject({
    balanceFen: 900_00,
  });
});

test('open work on the absorbed client, a shared contract number, and what moved meanwhile stop a merge', async () => {
  const two = await openTwo();
  const { office, survivorId, absorbedId } = two;
  const { take } = await primerContract(office, 100, 10, { clientId: absorbedId, externalNumber: 'HD-01' });
  const waiting = expectOk(
    await office.maker.ask('dispatch.submit', {
      action: 'create',
      content: office.noteDraft([take(5)], { clientId: absorbedId }),
    }),
  );
  const ask = () => office.maker.ask('clients.submitMerge', { action: 'create', content: draftOf(two) });
  expect(refusal(await ask())).toMatchObject({ rule: 'client.merge_open_work' });
  await office.maker.get('review.withdraw', { submissionId: waiting.id });
  const own = await primerContract(office, 10, 10, { clientId: survivorId, externalNumber: 'HD-01' });
  expect(refusal(await ask())).toMatchObject({ rule: 'client.merge_same_contract_number' });
  const { version, content } = await office.reopened(own.contractId);
  const voided = { action: 'void' as const, recordId: own.contractId, baseVersion: version };
  await office.submitAndSign('contracts.submit', { ...voided, content });
  const ticket = expectOk(await ask());
  await office.note([take(7)], { clientId: absorbedId });
  expect(await office.countersign(ticket.id)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'client.merge_moved' }],
  });
  expect(refusal(await ask())).toMatchObject({ rule: 'client.merge_open_work' });
});

test('a chain of merges ends at the last survivor, and the tax id of an absorbed client can be taken over', async () => {
  const two = await openTwo({ taxNumber: '91320412MA1MGBX87E' });
  const { office, survivorId, absorbedId } = two;
  const { contractId } = await primerContract(office, 10, 10, { clientId: absorbedId });
  const last = await office.submitAndSign('clients.submit', { action: 'create', content: { name: '华东控股' } });
  const first = { survivorId: last.recordId, absorbedId, reason: '重复建档', take: { fields: ['taxNumber'] } };
  await office.submitAndSign('clients.submitMerge', { action: 'create', content: first });
  const middle = await office.maker.get('clients.get', { id: last.recordId });
  expect(middle.content.taxNumber).toBe('91320412MA1MGBX87E');
  const second = { survivorId, absorbedId: last.recordId, reason: '重复建档', take: {} };
  await office.submitAndSign('clients.submitMerge', { action: 'create', content: second });
  const { rows } = await office.maker.get('contracts.list', { clientId: survivorId });
  expect(rows.map(({ id }) => id)).toEqual([contractId]);
  const { code } = (await office.maker.get('clients.get', { id: absorbedId })).content;
  expect((await office.maker.get('clients.pick', { text: code })).map(({ id }) => id)).toEqual([survivorId]);
  expect(await faultsOf(two)).toEqual([]);
});

test('the store carries every table that names a client, and lets nobody write for an absorbed one', async () => {
  const two = await openTwo();
  const { office, absorbedId, survivorId } = two;
  const { take } = await primerContract(office, 100, 10, { clientId: absorbedId });
  const note = await office.note([take(40)], { clientId: absorbedId });
  const back = { dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(2), condition: 'sound' as const };
  const content = { clientId: absorbedId, returnedOn: '2026-11-20', purpose: 'credit' as const, lines: [back] };
  await office.submitAndSign('dispatch.submitReturn', { action: 'create', content });
  await merge(two);
  await office.office.close();
  const database = new Database(join(office.directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  const naming = database
    .prepare(
      `SELECT t.name AS tableName, f."from" AS columnName FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
        WHERE t.type = 'table' AND f."table" = 'client' ORDER BY 1, 2`,
    )
    .all() as { tableName: string; columnName: string }[];
  // Whom a register's entry is about stays as it was signed, and is found by who holds it now.
  const isOwn = (table: string) =>
    /^(client_(address|bank_account|contact|former_name|licence|merge|pair|standing|tag)|register_link)$/.test(table);
  const carried = naming.filter(({ tableName, columnName }) => !isOwn(tableName) && columnName === 'client_id');
  expect(carried.map(({ tableName }) => tableName)).toEqual([
    'allocation',
    'contract',
    'dispatch_note',
    'invoice',
    'invoice_request',
    'ledger_entry',
    'receipt',
    'return_note',
    'statement',
  ]);
  for (const { tableName } of carried) {
    const left = database.prepare(`SELECT COUNT(*) FROM ${tableName} WHERE client_id = ?`).pluck().get(absorbedId);
    expect(left, tableName).toBe(0);
    const guard = String(
      database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(`${tableName}_countersigned_update`),
    );
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${tableName}')`).pluck().all() as string[];
    const kept = tableName === 'ledger_entry' ? 'posted_client_id' : 'signed_client_id';
    const others = columns.filter((name) => name !== 'client_id' && name !== kept);
    expect(
      others.filter((name) => !guard.includes(`NEW.${name} IS OLD.${name}`)),
      `${tableName} keeps`,
    ).toEqual([]);
    const moved = `UPDATE ${tableName} SET client_id = '${absorbedId}' WHERE client_id = '${survivorId}'`;
    if (!['invoice', 'invoice_request', 'receipt', 'allocation', 'statement'].includes(tableName)) {
      expect(() => database.exec(moved), tableName).toThrow('guard:');
    }
  }
  expect(() => database.exec(`UPDATE client SET status = 'active' WHERE id = '${absorbedId}'`)).toThrow('guard:');
  expect(() => database.exec('DELETE FROM client_merge')).toThrow('guard:client_merge');
  database.close();
});
