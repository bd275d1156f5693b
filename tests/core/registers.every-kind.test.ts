import { expect, test } from 'vitest';
import { entryKindOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { checksOf } from '../support/keying.ts';
import { ZHOU } from '../support/test-office.ts';
import {
  changed,
  entryFields,
  makeEntry,
  openRegisterOffice,
  type RegisterOffice,
  withEntries,
  workbookOf,
} from '../support/register-entries.ts';

const EFFECTIVE = REGISTERS.filter(({ review }) => review === 'effective');
const DAILY = REGISTERS.filter(({ review }) => review === 'daily');
const ROWS = 100;

/** What stands in a register, voided entries left out. */
async function standing(office: RegisterOffice, kind: RegisterKind) {
  const { rows } = await office.maker.get('registers.list', { register: kind.name, limit: 500 });
  return rows.filter(({ state }) => state !== 'struck');
}

const fieldsById = async (office: RegisterOffice, kind: RegisterKind): Promise<ReadonlyMap<string, EntryFields>> =>
  new Map((await standing(office, kind)).map(({ id, fields }) => [id, fields]));

/** Two people: what is keyed again is hidden from the second until it agrees. */
async function isReviewed(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const fields = entryFields(kind, 1, await withEntries(office, kind, 1));
  const { id } = await office.maker.get('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields },
  });
  const seen = await office.checker.get('review.show', { submissionId: id });
  const keyed = kind.fields.filter(({ rekey, key }) => rekey === true && fields[key] !== undefined);
  expect(checksOf(seen, 'rekey').map(({ path }) => path)).toEqual(keyed.map(({ key }) => `fields.${key}`));
  for (const { key } of keyed) expect((seen.content as { fields: EntryFields }).fields).not.toHaveProperty(key);
  expect(await office.countersign(id)).toMatchObject({ outcome: 'effective' });
}

async function isAmendedAndVoided(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const { recordId, fields } = await makeEntry(office, kind, 2);
  const next = changed(kind, fields);
  const put = (action: 'amend' | 'void', baseVersion: number, content: EntryFields) =>
    office.submitAndSign('registers.submit', {
      action,
      recordId,
      baseVersion,
      content: { register: kind.name, fields: content },
    });
  await put('amend', 1, next);
  await put('void', 2, next);
  const entry = await office.maker.get('registers.get', { register: kind.name, id: recordId });
  expect(entry).toMatchObject({ version: 3, state: 'struck' });
}

/** A hundred rows in, out again as a workbook, and that workbook in: the same content. */
async function goesOutAndIn(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const drafts = [];
  for (let n = 100; n < 100 + ROWS; n += 1) {
    const named = kind.settles ? await withEntries(office, kind, n) : await sharedEntries(office, kind);
    drafts.push({ fields: entryFields(kind, n, named), named });
  }
  const before = await fieldsById(office, kind);
  await brought(office, kind, `${kind.name}.csv`, workbookOf(kind, drafts));
  const after = await fieldsById(office, kind);
  const added = [...after].flatMap(([id, fields]) => (before.has(id) ? [] : [fields]));
  expect(added).toHaveLength(ROWS);
  if (kind.settles) return;
  await comesBackAlike(office, kind, after);
}

/** What a register names, made once for all rows. */
const MADE = new Map<string, Promise<Awaited<ReturnType<typeof withEntries>>>>();
function sharedEntries(office: RegisterOffice, kind: RegisterKind) {
  const made = MADE.get(kind.name) ?? withEntries(office, kind, 99);
  MADE.set(kind.name, made);
  return made;
}

async function brought(office: RegisterOffice, kind: RegisterKind, fileName: string, contentBase64: string) {
  const file = { kind: entryKindOf(kind), fileName, contentBase64 };
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  expect(outcome.preview.refused.slice(0, 3), kind.name).toEqual([]);
  const acceptedRecords = outcome.preview.counts.records;
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  return acceptedRecords;
}

async function comesBackAlike(
  office: RegisterOffice,
  kind: RegisterKind,
  before: ReadonlyMap<string, EntryFields>,
): Promise<void> {
  const release = kind.fields.some(({ type }) => type === 'phone');
  const state = (await standing(office, kind))[0]?.state;
  const file = await office.maker.get('exchange.export', {
    list: entryKindOf(kind),
    filter: { state },
    ...(release && { whole: { reason: '迁移登记簿' } }),
  });
  const count = await brought(office, kind, file.fileName, file.contentBase64);
  const after = await fieldsById(office, kind);
  const added = [...after].flatMap(([id, fields]) => (before.has(id) ? [] : [JSON.stringify(fields)]));
  expect(added).toHaveLength(count);
  const known = new Set([...before.values()].map((fields) => JSON.stringify(fields)));
  expect(added.filter((text) => !known.has(text))).toEqual([]);
}

test(
  'an entry of every register is keyed, checked, amended, voided, brought in by the hundred and taken out again',
  { timeout: 600_000 },
  async () => {
    const office = await openRegisterOffice();
    for (const kind of EFFECTIVE) {
      await isReviewed(office, kind).catch(told(kind));
      await isAmendedAndVoided(office, kind).catch(told(kind));
    }
    for (const kind of EFFECTIVE) await goesOutAndIn(office, kind).catch(told(kind));
    expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
  },
);

const told =
  ({ name }: RegisterKind) =>
  (error: unknown): never => {
    throw new Error(`register ${name}`, { cause: error });
  };

test('an entry of every daily register stands at once, is corrected, struck, and signed with its day', async () => {
  const office = await openRegisterOffice();
  for (const kind of DAILY) await isKeptDaily(office, kind).catch(told(kind));
  const { id } = await office.maker.get('daily.submitPage', {
    action: 'create',
    content: { officeDate: '2026-11-20' },
  });
  expect(await office.countersign(id)).toMatchObject({ outcome: 'effective' });
  for (const kind of DAILY) {
    const { rows } = await office.maker.get('registers.list', { register: kind.name });
    expect(rows.map(({ reviewed, state }) => `${state} ${String(reviewed)}`).toSorted()).toEqual([
      'none true',
      'struck false',
    ]);
  }
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

async function isKeptDaily(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const named = await withEntries(office, kind, 1);
  const add = (n: number) =>
    office.maker.get('daily.add', {
      kind: entryKindOf(kind),
      subject: { kind: 'register', id: kind.name },
      content: entryFields(kind, n, named),
    });
  const struck = await add(1);
  await office.maker.get('daily.strike', { id: struck.id, reason: '记错了' });
  const first = await add(2);
  const content = changed(kind, entryFields(kind, 2, named));
  const second = await office.maker.get('daily.correct', { id: first.id, content });
  const entry = await office.maker.get('registers.get', { register: kind.name, id: second.id });
  expect(entry).toMatchObject({ number: null, reviewed: false });
  const { rows } = await office.maker.get('registers.list', { register: kind.name });
  expect(rows.map(({ id }) => id).toSorted()).toEqual([struck.id, second.id].toSorted());
}

test('whatever waits in any register is chased from its day on, the longest first, page by page', async () => {
  const office = await openRegisterOffice();
  const waiting = REGISTERS.filter(({ due }) => due !== undefined);
  for (const kind of waiting) await makeEntry(office, kind, 1).catch(told(kind));
  const before = await office.maker.get('registers.due', { limit: 500 });
  // An entry whose own day it is due on waits since today, the others for the 23rd.
  const isOfToday = ({ due, date }: RegisterKind) => due?.on === date;
  const reminded = waiting.filter((kind) => isOfToday(kind) || (kind.due?.ahead ?? 0) >= 3).map(({ name }) => name);
  expect(new Set(before.rows.map(({ register }) => register))).toEqual(new Set(reminded));
  office.clock.now = Date.UTC(2026, 10, 25, 1);
  await office.desk(ZHOU);
  const chased: { register: string; dueOn: string; daysLate: number; id: string }[] = [];
  let after: string | undefined;
  do {
    const page = await office.maker.get('registers.due', { limit: 7, ...(after !== undefined && { after }) });
    chased.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  expect(new Set(chased.map(({ register }) => register))).toEqual(new Set(waiting.map(({ name }) => name)));
  for (const { register, dueOn, daysLate } of chased) {
    const kind = waiting.find(({ name }) => name === register);
    const [day, late] = kind && isOfToday(kind) ? ['2026-11-20', 5] : ['2026-11-23', 2];
    expect({ register, dueOn, daysLate }).toEqual({ register, dueOn: day, daysLate: late });
  }
  const order = chased.map(({ dueOn, id }) => `${dueOn} ${id}`);
  expect(order).toEqual([...new Set(order)].toSorted());
  const shown = await office.maker.get('registers.kinds', {});
  expect(shown.reduce((sum, { late }) => sum + late, 0)).toBe(chased.length);
});
