import { foldNumber } from '#shared/kernel/fold-number.ts';
import { pinyinInitials, searchTokens } from '#shared/kernel/name-folding.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Found, FoundGroupName } from '#shared/reports/search.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { holdersOf } from '#core/modules/clients/client-holder.service.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { findEntries } from '#core/modules/registers/register-search.service.ts';
import {
  clientsBeginning,
  clientsWithPart,
  clientsWithTokens,
  findSerial,
  FOUND,
  type FoundRow,
  listFoundClients,
  listNames,
  recordsWithPart,
  type SearchedKind,
} from '#core/modules/reports/search.repository.ts';

/** Shorter ends of numbers would find everything. */
const SHORTEST_END = 3;
/** The longest text in which an end of a number is looked for. */
const LONGEST_END = 40;
const MOST_SERIAL_DIGITS = 9;

type Find = (ctx: QueryContext, text: string, limit: number, registers: RegisterKinds) => Promise<Found[]>;

const GROUPS: readonly (readonly [FoundGroupName, string, Find])[] = [
  ['clients', 'clients.read', findClients],
  ['contracts', 'contracts.read', (ctx, text, limit) => findDocuments(ctx.db, ['contract'], text, limit)],
  [
    'dispatch',
    'dispatch.read',
    (ctx, text, limit) => findDocuments(ctx.db, ['dispatch_note', 'sign_back', 'return_note'], text, limit),
  ],
  [
    'invoicing',
    'invoicing.read',
    (ctx, text, limit) => findDocuments(ctx.db, ['invoice_request', 'invoice'], text, limit),
  ],
  ['receipts', 'receipts.read', (ctx, text, limit) => findDocuments(ctx.db, ['receipt', 'allocation'], text, limit)],
  ['statements', 'statements.read', (ctx, text, limit) => findDocuments(ctx.db, ['statement'], text, limit)],
  ['products', 'products.read', findProducts],
  ['registers', 'registers.read', (ctx, text, limit, registers) => findEntries(ctx, registers, text, limit)],
  ['submissions', 'review.read', findSubmissions],
  ['people', 'people.read', findPeople],
];

/** Everything the person may read that answers to the text, group by group, best first. */
export async function findAnything(
  ctx: QueryContext,
  registers: RegisterKinds,
  text: string,
  limit: number,
): Promise<Output<'search.find'>> {
  const groups: Output<'search.find'> = [];
  for (const [name, permission, find] of GROUPS) {
    if (!ctx.person.permissions.has(permission)) continue;
    const rows = await find(ctx, text, limit, registers);
    if (rows.length > 0) groups.push({ name, rows });
  }
  return groups;
}

/**
 * What begins with the text comes first (code, short name, initials, name, tax id), then what has it inside. Each is asked only
 * while there is room, so that what is typed as people usually type it never reaches the slower ones.
 */
async function findClients({ db }: QueryContext, text: string, limit: number): Promise<Found[]> {
  const capitals = foldNumber(text);
  const isPlain = /^[0-9A-Z]+$/.test(capitals);
  const written = text.trim();
  const ways: readonly (() => Promise<string[]>)[] = [
    () => clientsBeginning(db, 'code', written.toUpperCase(), limit),
    () => clientsBeginning(db, 'short_name', written, limit),
    ...(isPlain ? [() => clientsBeginning(db, 'pinyin', capitals.toLowerCase(), limit)] : []),
    () => clientsBeginning(db, 'name', written, limit),
    ...(isPlain ? [() => clientsBeginning(db, 'tax_number', capitals, limit)] : []),
    ...(isPlain && capitals.length >= SHORTEST_END ? [() => clientsWithPart(db, capitals, limit)] : []),
    // What has a digit is part of a code, a tax id or a name's initials, and those were asked just now.
    ...(isPlain && capitals.length >= SHORTEST_END && /\d/.test(capitals)
      ? []
      : [() => clientsWithTokens(db, searchTokens(text), limit)]),
  ];
  const ids = new Set<string>();
  if (searchTokens(text) === '') return [];
  for (const way of ways) {
    if (ids.size >= limit) break;
    for (const id of await holdersOf(db, await way())) ids.add(id);
  }
  const wanted = [...ids].slice(0, limit);
  return wanted.length === 0 ? [] : inOrder('client', wanted, await listFoundClients(db, wanted));
}

function inOrder(kind: string, ids: readonly string[], rows: readonly FoundRow[]): Found[] {
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => ({ kind, recordId: id, ...row })));
}

async function findDocuments(
  db: ReadDb,
  kinds: readonly SearchedKind[],
  text: string,
  limit: number,
): Promise<Found[]> {
  const part = foldNumber(text);
  if (part.length < SHORTEST_END || part.length > LONGEST_END) return [];
  const found: Found[] = [];
  for (const kind of kinds) found.push(...(await findRecords(db, kind, part, 'desc', limit)));
  return found.slice(0, limit);
}

async function findRecords(
  db: ReadDb,
  kind: SearchedKind,
  part: string,
  order: 'asc' | 'desc',
  limit: number,
): Promise<Found[]> {
  const ids = await recordsWithPart(db, kind, part, order, limit);
  return ids.length === 0 ? [] : inOrder(kind, ids, await FOUND[kind](db, ids));
}

async function findProducts({ db }: QueryContext, text: string, limit: number): Promise<Found[]> {
  const part = foldNumber(text);
  return part === '' ? [] : findRecords(db, 'product', part, 'asc', limit);
}

async function findSubmissions({ db }: QueryContext, text: string): Promise<Found[]> {
  const serial = /^(?:[#＃]\s*\d|[1-9])\d*$/u.test(text) ? text.replace(/\D/g, '') : undefined;
  if (serial === undefined || serial.length > MOST_SERIAL_DIGITS) return [];
  const row = await findSerial(db, Number(serial));
  if (!row) return [];
  const recordId = row.state === 'effective' ? row.recordId : null;
  return [{ kind: 'submission', id: row.id, recordId, text: String(row.serial), note: row.kind }];
}

async function findPeople({ db }: QueryContext, text: string, limit: number): Promise<Found[]> {
  const wanted = text.toLowerCase();
  const people = (await listNames(db)).filter(
    ({ name }) => name.toLowerCase().includes(wanted) || pinyinInitials(name).startsWith(wanted),
  );
  return people
    .slice(0, limit)
    .map(({ id, name, title }) => ({ kind: 'person', id, recordId: id, text: name, note: title }));
}
