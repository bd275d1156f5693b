import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import {
  entryFields,
  makeEntry,
  type NamedRecords,
  openRegisterOffice,
  type RegisterOffice,
} from '../support/register-entries.ts';

/** One thing somebody tries with a stock or a cash box; `pick` chooses among the entries there are. */
interface Try {
  readonly what: 'enter' | 'amend' | 'void';
  readonly way: number;
  readonly item: number;
  readonly pick: number;
  readonly amount: number;
}

const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Try['what'][]>('enter', 'enter', 'enter', 'amend', 'void'),
    way: fc.nat(20),
    item: fc.nat(1),
    pick: fc.nat(50),
    amount: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 12, maxLength: 24 },
);

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly fields: EntryFields;
  readonly key: string;
  /** What it moved. */
  readonly moved: number;
}

/** What the office should say: entries that stand, and what lies there by key. */
interface Model {
  entries: Entry[];
  readonly balances: Map<string, number>;
}

interface Played {
  readonly office: RegisterOffice;
  readonly kind: RegisterKind;
  /** The records an entry of either item names. */
  readonly named: readonly NamedRecords[];
}

function wayOf({ ledger }: RegisterKind, code: string): 'in' | 'out' | 'counted' {
  if (ledger?.direction.in.includes(code) === true) return 'in';
  return ledger?.direction.out.includes(code) === true ? 'out' : 'counted';
}

function fieldsOf({ kind, named }: Played, step: Try, n: number): EntryFields {
  const { ledger } = kind;
  const { in: ins = [], out: outs = [], counted = [], field = '' } = ledger?.direction ?? {};
  const codes = [...ins, ...ins, ...outs, ...counted];
  const code = codes[step.way % codes.length] ?? '';
  const fields = entryFields(kind, n, named[step.item % named.length] ?? {});
  const batch = ledger?.key.includes('batch') === true ? { batch: `B${step.way % 2}` } : {};
  return { ...fields, ...batch, [field]: code, [ledger?.amount ?? '']: step.amount };
}

function keyOf({ ledger }: RegisterKind, fields: EntryFields): string {
  return JSON.stringify((ledger?.key ?? []).map((key) => String(fields[key] ?? '')));
}

/** What an entry would move on top of what it moved before; a count keeps to the books of its own day. */
function movedBy({ kind }: Played, model: Model, fields: EntryFields, before: Entry | undefined): number {
  const { ledger } = kind;
  const amount = Number(fields[ledger?.amount ?? '']);
  const way = wayOf(kind, String(fields[ledger?.direction.field ?? '']));
  if (way !== 'counted') return way === 'in' ? amount : -amount;
  const key = keyOf(kind, fields);
  const own = before?.key === key ? before.moved : 0;
  const wasCounted = before && wayOf(kind, String(before.fields[ledger?.direction.field ?? ''])) === 'counted';
  if (before?.key === key && wasCounted === true) return amount - (Number(before.fields[ledger?.amount ?? '']) - own);
  return amount - ((model.balances.get(key) ?? 0) - own);
}

function changesOf(before: Entry | undefined, after: { readonly key: string; readonly moved: number } | undefined) {
  const changes = new Map<string, number>();
  if (before) changes.set(before.key, -before.moved);
  if (after) changes.set(after.key, (changes.get(after.key) ?? 0) + after.moved);
  return changes;
}

async function play(played: Played, model: Model, step: Try, n: number): Promise<boolean> {
  const { office, kind } = played;
  const chosen = model.entries[step.pick % Math.max(1, model.entries.length)];
  const before = step.what === 'enter' ? undefined : chosen;
  if (step.what !== 'enter' && before === undefined) return false;
  const fields = step.what === 'void' && before ? before.fields : fieldsOf(played, step, n);
  const after =
    step.what === 'void' ? undefined : { key: keyOf(kind, fields), moved: movedBy(played, model, fields, before) };
  const changes = changesOf(before, after);
  const holds = [...changes].every(([key, amount]) => (model.balances.get(key) ?? 0) + amount >= 0);
  const action = step.what === 'enter' ? 'create' : step.what;
  const reply = await office.maker.ask('registers.submit', {
    action,
    ...(before && { recordId: before.id, baseVersion: before.version }),
    content: { register: kind.name, fields },
  });
  if (!reply.ok && reply.failure.code === 'rule_broken' && reply.failure.rule === 'review.no_change') return false;
  expect({ step, ok: reply.ok }).toEqual({ step, ok: holds });
  if (!reply.ok) return false;
  const signed = await office.countersign(reply.value.id);
  if (signed.outcome !== 'effective') throw new Error(`not effective: ${JSON.stringify(signed)}`);
  for (const [key, amount] of changes) model.balances.set(key, (model.balances.get(key) ?? 0) + amount);
  const kept = model.entries.filter(({ id }) => id !== before?.id);
  const made = after && { id: signed.recordId, version: (before?.version ?? 0) + 1, fields, ...after };
  model.entries = made ? [...kept, made] : kept;
  return true;
}

async function isSound({ office, kind }: Played, model: Model): Promise<void> {
  const { rows } = await office.maker.get('registers.balances', { register: kind.name, limit: 500 });
  // An empty one is told where the item is short.
  const told = rows
    .filter(({ balance }) => balance !== 0)
    .map(({ key, balance }) => [JSON.stringify(key), balance] as const);
  const wanted = [...model.balances].filter(([, balance]) => balance !== 0);
  expect(new Map(told)).toEqual(new Map(wanted));
  expect(rows.filter(({ balance }) => balance < 0)).toEqual([]);
}

const KINDS = ['material_movement', 'petty_cash'].map((name) => [name] as const);

test.each(KINDS)(
  'whatever is entered, amended and voided in %s, no balance falls below zero and each is what its entries say',
  { timeout: 180_000 },
  async (name) => {
    const kind = REGISTERS.find((one) => one.name === name);
    if (!kind) throw new Error(`${name} is a register of the office`);
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`SEED=${seed} (${name})\n`);
    let effects = 0;
    const office = await openRegisterOffice();
    await fc.assert(
      fc.asyncProperty(tries, async (steps) => {
        const played: Played = { office, kind, named: await itemsOf(office, kind) };
        const model: Model = { entries: [], balances: await balancesOf(played) };
        for (const [n, step] of steps.entries()) {
          if (!(await play(played, model, step, n))) continue;
          effects += 1;
          await isSound(played, model);
        }
      }),
      { seed, numRuns: 3, endOnFailure: true },
    );
    expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
    process.stdout.write(`${effects} effects passed\n`);
    expect(effects).toBeGreaterThan(5);
  },
);

/** Two items of their own for each run, where there are items. */
async function itemsOf(office: RegisterOffice, kind: RegisterKind): Promise<readonly NamedRecords[]> {
  const items = REGISTERS.find(({ name }) => name === 'material_item');
  if (!items || kind.ledger?.key.length === 0) return [office.named];
  const named: NamedRecords[] = [];
  for (const n of [1, 2]) {
    const { recordId, number } = await makeEntry(office, items, n);
    named.push({ ...office.named, [`entry ${items.name}`]: { id: recordId, written: number } });
  }
  return named;
}

async function balancesOf({ office, kind }: Played): Promise<Map<string, number>> {
  const { rows } = await office.maker.get('registers.balances', { register: kind.name, limit: 500 });
  return new Map(rows.filter(({ balance }) => balance !== 0).map(({ key, balance }) => [JSON.stringify(key), balance]));
}
