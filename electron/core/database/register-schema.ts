import { sql } from 'kysely';
import { codeOf, dueRulesOf, entryKindOf, fieldOf, isIndexed, isLink } from '#shared/registers/register-facts.ts';
import type { DueRule, FieldType, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { WriteDb } from '#core/kernel/context.ts';
import type { Store } from '#core/database/open-store.ts';

/** Where entries of a class lie: the table, its column of fields, and which of its rows are entries of one register. */
export interface EntryPlace {
  readonly table: 'register_entry' | 'daily_entry';
  readonly fields: 'fields' | 'content';
  /** Condition on the table's own columns, the same in every partial index and, behind the row's alias, in every query. */
  only(row?: string): string;
  /** What still counts: not voided, not struck. */
  alive(row?: string): string;
}

export function placeOf(kind: RegisterKind): EntryPlace {
  if (kind.review === 'effective') {
    return {
      table: 'register_entry',
      fields: 'fields',
      only: (row = '') => `${row}register = '${kind.name}'`,
      alive: (row = '') => `${row}status = 'active'`,
    };
  }
  return {
    table: 'daily_entry',
    fields: 'content',
    only: (row = '') => `${row}kind = '${entryKindOf(kind)}' AND ${row}is_corrected = 0`,
    alive: (row = '') => `${row}struck_at IS NULL`,
  };
}

/**
 * A field's value as indexes and queries name it; `row` is the alias in front of the column. A link is text like the key it is
 * joined with, or SQLite would not take its index for that.
 */
export function valueSql(kind: RegisterKind, key: string, row = ''): string {
  const value = `json_extract(${row}${placeOf(kind).fields}, '$.${key}')`;
  const field = fieldOf(kind, key);
  return field !== undefined && isLink(field.type) ? `CAST(${value} AS TEXT)` : value;
}

/** The place of a choice in the order of its codes, by the very text that lists sort by. */
export function rankSql(values: readonly string[], term: string): string {
  return `CASE ${term} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} END`;
}

/** A part of the key of a balance, as indexes and queries name it; a link is text like the key it is joined with. */
export function keyPartSql(place: number, row = ''): string {
  return `CAST(json_extract(${row}key, '$[${place}]') AS TEXT)`;
}

/** Whether what an entry waits for by a rule has not come yet. */
export function undoneSql(kind: RegisterKind, { done }: DueRule, row = ''): string {
  const value = valueSql(kind, done.field, row);
  const settled = done.orSettled === true ? ` AND ${row}is_settled = 0` : '';
  if (done.values === undefined) return `${value} IS NULL${settled}`;
  return `COALESCE(${value}, '') NOT IN (${done.values.map((code) => `'${code}'`).join(', ')})${settled}`;
}

const OWN = 'reg_';

/** The index of what still waits by a rule, by day. No field has an underline in its key. */
export function dueIndexOf(kind: RegisterKind, { on }: DueRule): string {
  return `${OWN}${kind.name}__due_${on}`;
}

/** When fields are written. Those of a daily entry are never changed, which its own guards hold. */
const WRITES = [
  ['insert', 'INSERT'],
  ['update', 'UPDATE OF fields'],
] as const;

/** By name: the text of each index and trigger that a register asks of the store. */
export function schemaOf(kind: RegisterKind): ReadonlyMap<string, string> {
  const { table, only, alive } = placeOf(kind);
  const wanted = new Map<string, string>();
  const index = (name: string, on: string, more = '') =>
    wanted.set(
      `${OWN}${kind.name}__${name}`,
      `CREATE INDEX ${OWN}${kind.name}__${name} ON ${table} (${on}) WHERE ${only()}${more}`,
    );
  index('all', 'id');
  if (kind.review === 'effective') index('number', 'number, id');
  for (const field of kind.fields) {
    if (isIndexed(kind, field) || isLink(field.type)) index(field.key, `${indexedTerm(kind, field)}, id`);
  }
  for (const rule of dueRulesOf(kind)) {
    index(`due_${rule.on}`, `${valueSql(kind, rule.on)}, id`, ` AND ${alive()} AND ${undoneSql(kind, rule)}`);
  }
  const writes = kind.review === 'effective' ? [...WRITES] : WRITES.slice(0, 1);
  for (const [name, verb] of writes) {
    const guard = `${OWN}${kind.name}__${name}`;
    wanted.set(guard, guardOf(kind, guard, verb));
  }
  const { ledger } = kind;
  if (ledger !== undefined) {
    for (const [place, key] of ledger.key.entries()) {
      const name = `${OWN}${kind.name}__balance_${key}`;
      wanted.set(
        name,
        `CREATE INDEX ${name} ON register_balance (${keyPartSql(place)}, balance, key) WHERE ledger = '${ledger.name}'`,
      );
    }
  }
  if (kind.review === 'effective') {
    const guard = `${OWN}${kind.name}__after_settled`;
    wanted.set(guard, settledGuard(kind, guard));
  }
  return wanted;
}

function indexedTerm(kind: RegisterKind, field: RegisterField): string {
  const term = valueSql(kind, field.key);
  if (field.type === 'choice')
    return rankSql(
      (field.choices ?? []).map(({ code }) => code),
      term,
    );
  return term;
}

/** What was settled stays as it was settled: only fields that say so change after that, and it is voided no more. */
function settledGuard({ name: register, fields }: RegisterKind, name: string): string {
  const free = fields.filter(({ afterSettled }) => afterSettled === true).map(({ key }) => `, '$.${key}'`);
  const rest = (row: string) => `json_remove(${row}.fields${free.join('')})`;
  return `CREATE TRIGGER ${name} BEFORE UPDATE OF fields, status ON register_entry WHEN OLD.register = '${register}' AND OLD.is_settled = 1 AND (${rest('OLD')} <> ${rest('NEW')} OR NEW.status <> OLD.status) BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`;
}

/** What the declaration asks of an entry, held by the store as well: known keys, types, codes, required ones, order of days. */
function guardOf(kind: RegisterKind, name: string, verb: string): string {
  const { table, fields } = placeOf(kind);
  const rows = kind.review === 'effective' ? `NEW.register = '${kind.name}'` : `NEW.kind = '${entryKindOf(kind)}'`;
  const keys = kind.fields.map(({ key }) => `'${key}'`).join(', ');
  const faults = [
    `EXISTS (SELECT 1 FROM json_each(NEW.${fields}) WHERE key NOT IN (${keys}))`,
    ...kind.fields.flatMap((field) => fieldFaults(kind, field)),
  ];
  return `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} WHEN ${rows} AND (${faults.join(' OR ')}) BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`;
}

const WHOLE: readonly FieldType[] = ['fen', 'quantity', 'integer', 'yes'];

function fieldFaults(kind: RegisterKind, field: RegisterField): string[] {
  const value = valueSql(kind, field.key, 'NEW.');
  const type = `json_type(NEW.${placeOf(kind).fields}, '$.${field.key}')`;
  const fits = WHOLE.includes(field.type) ? `'integer'` : `'text'`;
  const faults = [`COALESCE(${type}, ${fits}) <> ${fits}`];
  if (field.required === true) faults.push(`${type} IS NULL`);
  if (field.type === 'yes') faults.push(`${value} <> 1`);
  if (WHOLE.includes(field.type)) faults.push(`${value} < 0`);
  if (field.type === 'date') faults.push(`${value} NOT GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`);
  if (field.choices !== undefined) {
    faults.push(`${value} NOT IN (${field.choices.map(({ code }) => `'${code}'`).join(', ')})`);
  }
  if (field.requiredWhen !== undefined) {
    const asks = field.requiredWhen.values.map((code) => `'${codeOf(code)}'`).join(', ');
    const by = `CAST(${valueSql(kind, field.requiredWhen.field, 'NEW.')} AS TEXT)`;
    faults.push(`(${type} IS NULL AND COALESCE(${by}, '') IN (${asks}))`);
  }
  if (field.notBefore !== undefined) faults.push(`${value} < ${valueSql(kind, field.notBefore, 'NEW.')}`);
  return faults;
}

/**
 * Brings the store's indexes and guards of the registers to what is declared now: a register needs no migration. Made anew
 * is only what reads differently; what no register asks for any longer goes. Entries stay as they are.
 */
export async function keepRegisterSchema(store: Pick<Store, 'write'>, kinds: readonly RegisterKind[]): Promise<void> {
  const wanted = new Map(kinds.flatMap((kind) => [...schemaOf(kind)]));
  await store.write.transaction().execute(async (db) => {
    const kept = new Set<string>();
    for (const { name, type, text } of await listKept(db)) {
      if (wanted.get(name) === text) kept.add(name);
      else await sql.raw(`DROP ${type} ${name}`).execute(db);
    }
    for (const [name, text] of wanted) if (!kept.has(name)) await sql.raw(text).execute(db);
  });
}

async function listKept(db: WriteDb) {
  const { rows } = await sql<{ name: string; type: string; text: string }>`
    SELECT name, type, sql AS text FROM sqlite_schema WHERE name GLOB ${`${OWN}*`} AND type IN ('index', 'trigger')`.execute(
    db,
  );
  return rows;
}
