import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { columnsOf, dueRulesOf, entryKindOf, isIndexed, isLink } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { type EntryFields, RegisterListInput } from '#shared/registers/registers.contract.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { USUAL_INTERVALS } from '#shared/settings/visit-intervals.ts';
import { up } from '#core/database/migrations/0032_registers.ts';
import { listByKeys, listOpenOf } from '#core/modules/registers/bill.repository.ts';
import { listBorn, listSilent, listToGreet } from '#core/modules/registers/proposal.repository.ts';
import { keepRegisterSchema, placeOf, schemaOf } from '#core/database/register-schema.ts';
import { listBalanceKeys, listItemSums } from '#core/modules/registers/register-balance.repository.ts';
import {
  countInState,
  countUndone,
  listEntryIds,
  listUndone,
} from '#core/modules/registers/register-list.repository.ts';
import { listTurnover } from '#core/modules/registers/register-turnover.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';
import { entryFields, type NamedRecords } from '../support/register-entries.ts';

const TODAY = '2026-11-20';
let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeAll(async () => {
  store = await openQuantityStore();
  await up(store.db as unknown as Kysely<unknown>);
  await keepRegisterSchema({ write: store.db }, REGISTERS);
  const guards = `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (name LIKE 'register_%countersigned%')`;
  for (const name of store.database.prepare(guards).pluck().all()) store.database.exec(`DROP TRIGGER ${String(name)}`);
  fillStore();
});
afterAll(() => store.close());

/** Four entries a register, two of them with nothing in what may be left out. */
function fillStore(): void {
  store.database.transaction(() => {
    for (let n = 0; n < 4; n += 1) {
      const id = `K${n}`;
      store.put('person', { id, name: `周${n}`, title: '', active: 1 });
      store.put('client', { id, code: id, name: `客户${n}`, kind: 'direct', pinyin: 'kh' });
      store.put('product', { id, code: id, name: `漆${n}`, pinyin: 'q' });
      store.put('contract', { id, number: id, client_id: id });
      store.put('dispatch_note', { id, number: id, client_id: id, kind: 'sale' });
      store.put('invoice', {
        id,
        invoice_request_id: id,
        client_id: id,
        kind: 'ordinary',
        invoice_number: id.padStart(20, '2'),
      });
      for (const kind of REGISTERS) putEntry(kind, n);
    }
  })();
}

function fieldsOf(kind: RegisterKind, n: number): EntryFields {
  const links = ['client', 'product', 'contract', 'dispatch_note', 'invoice', 'person'];
  const entries = REGISTERS.map(({ name }) => `entry ${name}`);
  const named: NamedRecords = Object.fromEntries(
    [...links, ...entries].map((name) => [name, { id: `K${n}`, written: '' }]),
  );
  return entryFields(kind, n, named);
}

function putEntry(kind: RegisterKind, n: number): void {
  const all = Object.entries(fieldsOf(kind, n));
  const asked = new Set(
    kind.fields.filter(({ required, requiredWhen }) => required ?? requiredWhen).map(({ key }) => key),
  );
  put(kind, n, Object.fromEntries(n < 2 ? all : all.filter(([key]) => asked.has(key))));
}

function put(kind: RegisterKind, n: number, fields: Readonly<Record<string, unknown>>): void {
  const text = JSON.stringify(fields);
  const id = `${kind.name}${n}`;
  const { table } = placeOf(kind);
  if (table === 'register_entry') {
    const row = { register: kind.name, number: id, version: 1, entered_on: TODAY, title: id, fields: text };
    store.put(table, { id, ...row, status: 'active' });
  } else {
    const row = { kind: entryKindOf(kind), office_date: TODAY, content: text, content_hash: '0'.repeat(64) };
    store.put(table, { id, ...row, struck_at: null, struck_by: null, struck_reason: null, page_id: null });
  }
}

const READ_THROUGH = /^SCAN (?!.*USING)(?!few\b|counted\b|CONSTANT)/;
const SORTED_BY_HAND = /USE TEMP B-TREE FOR/;

function read(kind: RegisterKind, asked: object) {
  const input = RegisterListInput.parse({ register: kind.name, ...asked });
  return listEntryIds(
    store.db,
    kind,
    { ...input, sort: { column: kind.date, descending: true, ...input.sort } },
    TODAY,
    ['K1'],
  );
}

const slowOf = (steps: readonly string[]) =>
  steps.filter((step) => READ_THROUGH.test(step) || SORTED_BY_HAND.test(step));

test.each(REGISTERS.map((kind) => [kind.name, kind] as const))(
  '%s: every order comes out of an index of its own, both ways and on every page',
  async (_name, kind) => {
    const sortable = Object.entries(columnsOf(kind)).filter(([, { sortable: sorts }]) => sorts === true);
    expect(sortable.map(([key]) => key)).toContain(kind.date);
    for (const [column] of sortable) {
      for (const descending of [false, true]) {
        const steps: string[] = [];
        const seen = new Set<unknown>();
        let after: string | undefined;
        do {
          let page: Awaited<ReturnType<typeof read>> | undefined;
          const asked = { sort: { column, descending }, limit: 1, ...(after !== undefined && { after }) };
          steps.push(...(await store.plansOf(async () => void (page = await read(kind, asked)))));
          for (const id of page?.ids ?? []) seen.add(id);
          after = page?.next;
        } while (after !== undefined);
        expect({ column, descending, slow: slowOf(steps), rows: seen.size }).toEqual({
          column,
          descending,
          slow: [],
          rows: 4,
        });
      }
    }
  },
);

test.each(REGISTERS.map((kind) => [kind.name, kind] as const))(
  '%s: what a filter of a listed field leaves is found by the index of that field',
  async (name, kind) => {
    for (const field of kind.fields.filter((one) => isIndexed(kind, one) && !isLink(one.type))) {
      const { type, values = [] } = columnsOf(kind)[field.key] ?? {};
      const one = type === 'date' ? TODAY : 7;
      const filter =
        type === 'text' || type === 'choice'
          ? { column: field.key, op: 'in', values: [values[0] ?? 'x'] }
          : { column: field.key, op: 'between', from: one, to: one };
      const steps = await store.plansOf(() => read(kind, { where: [filter], limit: 1 }));
      const index = `reg_${name}__${field.key}`;
      expect({ field: field.key, slow: steps.filter((step) => READ_THROUGH.test(step)) }).toEqual({
        field: field.key,
        slow: [],
      });
      expect(
        steps.some((step) => step.includes(`INDEX ${index} `)),
        `${index}: ${steps.join(' · ')}`,
      ).toBe(true);
    }
  },
);

test.each(REGISTERS.map((kind) => [kind.name, kind] as const))(
  '%s: entries that name a record, and those that wait, are found by an index',
  async (name, kind) => {
    for (const field of kind.fields.filter(({ type }) => isLink(type))) {
      const linked = { kind: field.type === 'entry' ? `register_${field.register ?? ''}` : field.type, id: 'K1' };
      const steps = await store.plansOf(() => read(kind, { linked }));
      expect({ field: field.key, slow: steps.filter((step) => READ_THROUGH.test(step)) }).toEqual({
        field: field.key,
        slow: [],
      });
      expect(steps.join('\n')).toContain(`reg_${name}__${field.key} `);
    }
    for (const rule of dueRulesOf(kind)) {
      const due = await store.plansOf(async () => {
        await listUndone(store.db, kind, rule, { to: '2026-12-31' }, undefined, 10);
        await listUndone(store.db, kind, rule, { to: '2026-12-31' }, [TODAY, 'A', 'a'], 10);
        await countUndone(store.db, kind, rule, { from: TODAY, to: '2026-12-31' });
      });
      expect(slowOf(due)).toEqual([]);
      expect(due.join('\n')).toContain(`reg_${name}__due_${rule.on} `);
      expect(await countUndone(store.db, kind, rule, { to: '2027-12-31' })).toBeGreaterThan(0);
    }
    const counted = await store.plansOf(async () => {
      await countInState(store.db, kind, 'late', TODAY);
      await countInState(store.db, kind, 'due', TODAY);
    });
    expect(counted.filter((step) => /SCAN e\b(?!.*USING)/.test(step))).toEqual([]);
  },
);

test.each(REGISTERS.flatMap((kind) => (kind.ledger ? [[kind.name, kind, kind.ledger] as const] : [])))(
  '%s: what lies there is found by its ledger, and all of an item by the index of the item',
  async (name, kind, ledger) => {
    const asked = {
      register: name,
      where: [],
      short: false,
      limit: 10,
      sort: { column: 'balance', descending: false },
    };
    const steps = await store.plansOf(async () => {
      await listBalanceKeys(store.db, kind, ledger, asked);
      if (ledger.minimum) await listBalanceKeys(store.db, kind, ledger, { ...asked, short: true });
      await listBalanceKeys(store.db, kind, ledger, { ...asked, key: ['K1', ''] });
    });
    expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
    if (ledger.minimum === undefined) return;
    const place = ledger.key.indexOf(ledger.minimum.key);
    const sums = await store.plansOf(() => listItemSums(store.db, ledger.name, place, ['K1']));
    expect([...steps, ...sums].join('\n')).toContain(`reg_${name}__balance_${ledger.minimum.key} `);
    expect(sums.join('\n')).toContain(`reg_${name}__balance_${ledger.minimum.key} `);
  },
);

test('the indexes and guards of the registers follow their declarations, and are left alone where these stand', async () => {
  const texts = () =>
    new Map(
      (
        store.database.prepare(`SELECT name, sql FROM sqlite_schema WHERE name GLOB 'reg_*'`).all() as {
          name: string;
          sql: string;
        }[]
      ).map(({ name, sql }) => [name, sql]),
    );
  const before = texts();
  expect(before).toEqual(new Map(REGISTERS.flatMap((kind) => [...schemaOf(kind)])));
  const [first, ...rest] = REGISTERS;
  if (!first) throw new Error('there is a register');
  const changed: RegisterKind = { ...first, fields: first.fields.map((field) => ({ ...field, listed: true })) };
  await keepRegisterSchema({ write: store.db }, [changed, ...rest.slice(1)]);
  const after = texts();
  expect(after.has(`reg_${rest[0]?.name ?? ''}__all`)).toBe(false);
  expect(after.size).not.toBe(before.size);
  await keepRegisterSchema({ write: store.db }, REGISTERS);
  expect(texts()).toEqual(before);
});

/** The same entry, wrong in one way at a time. */
function wrongOnes(
  kind: RegisterKind,
  fields: EntryFields,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return [
    ['a field nobody declared', { ...fields, nobody: 'x' }],
    ...kind.fields.flatMap((field): [string, Readonly<Record<string, unknown>>][] => {
      const { [field.key]: value, ...rest } = fields;
      if (value === undefined) return [];
      return [
        [`${field.key} of another type`, { ...rest, [field.key]: typeof value === 'number' ? 'x' : 7 }],
        ...(field.required === true ? [[`without ${field.key}`, rest] as [string, typeof rest]] : []),
        ...(field.choices
          ? [[`${field.key} of no choice`, { ...rest, [field.key]: 'none_of_them' }] as [string, object]]
          : []),
        ...(field.notBefore !== undefined && fields[field.notBefore] !== undefined
          ? [[`${field.key} before its day`, { ...rest, [field.key]: '2001-01-01' }] as [string, object]]
          : []),
      ] as [string, Readonly<Record<string, unknown>>][];
    }),
  ];
}

test.each(REGISTERS.map((kind) => [kind.name, kind] as const))(
  '%s: the store itself takes no entry that is not as declared, whoever writes it',
  (name, kind) => {
    const fields = fieldsOf(kind, 90);
    for (const [what, wrong] of wrongOnes(kind, fields)) {
      expect(() => put(kind, 91, wrong), what).toThrow(`guard:reg_${name}__insert`);
    }
    expect(() => put(kind, 92, fields)).not.toThrow();
  },
);

const registerOf = (name: string): RegisterKind => {
  const kind = REGISTERS.find((one) => one.name === name);
  if (!kind) throw new Error(`${name} is a register`);
  return kind;
};

test('a bill finds the entries it names, and those of its month, by an index of theirs', async () => {
  const parcel = registerOf('parcel');
  const rule = registerOf('courier_fee').reconciles;
  if (!rule) throw new Error('courier fees reconcile bills');
  const keys = await store.plansOf(async () => void (await listByKeys(store.db, parcel, rule.of, ['SF1', 'SF2'])));
  const month = { from: '2026-11-01', to: '2026-11-30' };
  const open = await store.plansOf(async () => void (await listOpenOf(store.db, parcel, rule, month, 100)));
  // What is asked for comes as one list.
  const slow = (steps: readonly string[]) => slowOf(steps).filter((step) => !step.includes('json_each'));
  expect({ keys: slow(keys), open: slow(open) }).toEqual({ keys: [], open: [] });
  expect(keys.join(' ')).toContain('reg_parcel__waybill');
  expect(open.join(' ')).toContain('reg_parcel__sentOn');
});

test('what came and went of a balance is read by its key, whole or begun', async () => {
  const span = { from: '2026-11-01', until: TODAY };
  const page = { after: ['2026-11-02', 'e1', '[]'] as const, limit: 20 };
  for (const isWhole of [true, false]) {
    const of = { ledger: 'material_stock', key: ['i1'], isWhole };
    const steps = await store.plansOf(async () => void (await listTurnover(store.db, of, span, page)));
    expect(steps.join(' ')).toMatch(/SEARCH m USING (?:COVERING )?INDEX register_movement_by_key/);
    expect(steps.filter((step) => /SCAN [me]\b/.test(step))).toEqual([]);
  }
});

test('what is proposed is found by birthdays and by each client’s own entries; only silence puts all clients in order', async () => {
  const greeting = registerOf('greeting');
  const visit = registerOf('visit');
  const entered = { set: { occasion: 'birthday' }, client: 'client', since: '2026-10-01' };
  const page = { after: { clientId: 'K1', position: 0 }, limit: 20 };
  const born = await store.plansOf(
    async () => void (await listBorn(store.db, greeting, TODAY, { ...entered, contact: 'contact' }, page)),
  );
  const greet = await store.plansOf(async () => void (await listToGreet(store.db, greeting, ['A'], entered, page)));
  const rule = visit.proposes?.rules.find(({ from }) => from === 'silence');
  if (rule?.from !== 'silence') throw new Error('visits are due after silence');
  const span = { today: TODAY, until: TODAY, intervals: USUAL_INTERVALS.lines };
  const at = { from: undefined, after: undefined, limit: 20 };
  const silent = await store.plansOf(async () => void (await listSilent(store.db, visit, rule, span, at)));
  const readThrough = (steps: readonly string[]) => steps.filter((step) => READ_THROUGH.test(step));
  expect({ born: readThrough(born), greet: slowOf(greet) }).toEqual({ born: [], greet: [] });
  expect(readThrough(silent).filter((step) => !/SCAN k\b/.test(step))).toEqual([]);
  for (const index of ['reg_visit__client', 'contract_of_client', 'dispatch_note_of_client_by_day'])
    expect(silent.join(' ')).toContain(index);
});
