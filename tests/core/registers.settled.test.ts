import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { REGISTERS } from '#shared/registers/registers.ts';
import {
  entryFields,
  makeEntry,
  openRegisterOffice,
  type RegisterOffice,
  withEntries,
} from '../support/register-entries.ts';
import { refusal } from '../support/trade-office.ts';

function register(name: string) {
  const kind = REGISTERS.find((one) => one.name === name);
  if (!kind) throw new Error(name);
  return kind;
}

/** A parcel whose fee the month bill has settled. */
async function settledParcel(office: RegisterOffice) {
  const kind = register('courier_fee');
  const named = await withEntries(office, kind, 5);
  const fee = await office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields: entryFields(kind, 5, named) },
  });
  const parcel = await office.maker.get('registers.get', {
    register: 'parcel',
    id: named['entry parcel']?.id ?? '',
    purpose: 'amend',
  });
  return { parcel, fee };
}

test('a parcel the courier was paid for still takes its arrival and remarks; what was settled stays', async () => {
  const office = await openRegisterOffice();
  const { parcel, fee } = await settledParcel(office);
  expect(parcel.settlement).toMatchObject({ entryId: fee.recordId, isSettled: true });
  const amend = (fields: object, baseVersion = 1) => ({
    action: 'amend' as const,
    recordId: parcel.id,
    baseVersion,
    content: { register: 'parcel', fields: { ...parcel.fields, ...fields } },
  });
  for (const [key, value] of [
    ['fee', 99_00],
    ['waybill', 'SF9999999999999'],
    ['receiver', '别人'],
  ] as const) {
    const reply = await office.maker.ask('registers.submit', amend({ [key]: value, arrivedOn: '2026-11-22' }));
    expect(refusal(reply)).toMatchObject({
      path: `fields.${key}`,
      reason: 'registers.settled_stays',
      details: { number: parcel.number, by: fee.number },
    });
  }
  await office.submitAndSign(
    'registers.submit',
    amend({ arrivedOn: '2026-11-22', signedBy: '前台', check: '已电话核实', remark: '外箱有压痕' }),
  );
  expect(await office.maker.get('registers.get', { register: 'parcel', id: parcel.id })).toMatchObject({
    version: 2,
    state: 'done',
    fields: { arrivedOn: '2026-11-22', signedBy: '前台', fee: parcel.fields['fee'] },
    settlement: { isSettled: true },
  });
  const voided = await office.maker.ask('registers.submit', { ...amend({}, 2), action: 'void' });
  expect(refusal(voided)).toBeDefined();
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('the store keeps what was settled, whoever writes: only what the declaration leaves open changes', async () => {
  const office = await openRegisterOffice();
  const { parcel } = await settledParcel(office);
  const free = await makeEntry(office, register('parcel'), 9);
  const database = new Database(join(office.directory, 'office.db'));
  database.exec('DROP TRIGGER register_entry_countersigned_update');
  const set = (id: string, key: string, value: string) =>
    database.prepare(`UPDATE register_entry SET fields = json_set(fields, '$.${key}', ?) WHERE id = ?`).run(value, id);
  expect(() => set(parcel.id, 'waybill', 'SF1')).toThrow('guard:reg_parcel__after_settled');
  expect(() => set(parcel.id, 'receiver', '别人')).toThrow('guard:reg_parcel__after_settled');
  const end = database.prepare("UPDATE register_entry SET status = 'void' WHERE id = ?");
  expect(() => end.run(parcel.id)).toThrow('guard:reg_parcel__after_settled');
  expect(() => set(parcel.id, 'arrivedOn', '2026-11-22')).not.toThrow();
  expect(() => set(free.recordId, 'receiver', '别人')).not.toThrow();
  database.close();
});

test('once the settlement is voided, the parcel changes like any other', async () => {
  const office = await openRegisterOffice();
  const { parcel, fee } = await settledParcel(office);
  const settling = await office.maker.get('registers.get', { register: 'courier_fee', id: fee.recordId });
  await office.submitAndSign('registers.submit', {
    action: 'void',
    recordId: fee.recordId,
    baseVersion: 1,
    content: { register: 'courier_fee', fields: settling.fields },
  });
  await office.submitAndSign('registers.submit', {
    action: 'amend',
    recordId: parcel.id,
    baseVersion: 1,
    content: { register: 'parcel', fields: { ...parcel.fields, fee: 88_00 } },
  });
  expect(await office.maker.get('registers.get', { register: 'parcel', id: parcel.id })).toMatchObject({
    fields: { fee: 88_00 },
    settlement: null,
  });
});
