import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientList } from '#shared/clients/clients.contract.ts';
import { contractList } from '#shared/contracts/contracts.contract.ts';
import { type ColumnFilter, filterOps, type ListColumn } from '#shared/kernel/list-query.ts';
import type { ListSql } from '#core/database/lists/list-sql.ts';
import { readList } from '#core/database/lists/read-list.ts';
import { CLIENTS } from '#core/modules/clients/client-list.repository.ts';
import { CONTRACTS } from '#core/modules/contracts/contract-list.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let store: Awaited<ReturnType<typeof openQuantityStore>>;
beforeAll(async () => {
  store = await openQuantityStore();
});
afterAll(() => store.close());

type Cell = string | number | null;
/** A row as the list shows it, and what its name is sorted by. */
type Row = Readonly<Record<string, Cell>> & { readonly id: string };

const word = fc.constantFrom('恒泰', '恒大', 'ABC', 'abc%', 'a_c', '北', '');
const maybe = <T extends Cell>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-12-31');
const fen = fc.constantFrom(0, 1, 1, 500_00, 9_999_999_99);

const clientRow = fc.record({
  name: word.filter((text) => text !== ''),
  pinyin: fc.constantFrom('ht', 'hd', ''),
  shortName: word,
  kind: fc.constantFrom(...(clientList.columns.kind.values ?? [])),
  sizeGrade: fc.constantFrom(...(clientList.columns.sizeGrade.values ?? [])),
  creditGrade: fc.constantFrom(...(clientList.columns.creditGrade.values ?? [])),
  region: maybe(word),
  ownerName: maybe(word),
  deputyName: maybe(word),
  tags: maybe(word.filter((text) => text !== '')),
  creditLimitFen: fen,
  paymentDays: fc.constantFrom(0, 30, 60),
  status: fc.constantFrom(...(clientList.columns.status.values ?? [])),
});
const contractRow = fc.record({
  client: fc.nat({ max: 5 }),
  kind: fc.constantFrom(...(contractList.columns.kind.values ?? [])),
  externalNumber: maybe(word),
  signedOn: day,
  effectiveTo: maybe(day),
  sealedOn: maybe(day),
  firstDueOn: maybe(day),
  grossFen: fen,
});

const snake = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const stored = (row: Readonly<Record<string, Cell>>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value]));

function putClients(rows: readonly Readonly<Record<string, Cell>>[]): Row[] {
  return rows.map((row, n) => {
    const client = { ...row, id: `K${n}`, code: `C${(n * 7) % 100}` };
    const { tags, ...file } = client as typeof client & { readonly tags?: Cell };
    store.put('client', stored(file));
    if (typeof tags === 'string') store.put('client_tag', { client_id: client.id, position: 0, tag: tags });
    return client;
  });
}

function putContracts(
  rows: readonly ({ client: number } & Readonly<Record<string, Cell>>)[],
  clients: readonly Row[],
): Row[] {
  return rows.flatMap(({ client, ...row }, n) => {
    const of = clients[client % Math.max(clients.length, 1)];
    if (of === undefined) return [];
    const number = `HT-${(n * 13) % 97}`;
    // Void, so that two may carry the same number of the client's.
    store.put('contract', {
      ...stored(row),
      status: 'void',
      id: `H${n}`,
      number,
      client_id: of.id,
      net_fen: row['grossFen'] ?? 0,
    });
    return { ...row, id: `H${n}`, number, clientName: of['name'] ?? '', pinyin: of['pinyin'] ?? '', client: of.id };
  });
}

/** A filter that the column takes, with values it may or may not have. */
function filterOf(columns: Readonly<Record<string, ListColumn>>): fc.Arbitrary<ColumnFilter> {
  const filterable = Object.keys(columns).filter((key) => columns[key]?.filterable && key !== 'salespersonName');
  return fc.constantFrom(...filterable).chain((column) => {
    const known = columns[column] ?? { type: 'text' };
    return fc.constantFrom(...filterOps(known)).chain((op): fc.Arbitrary<ColumnFilter> => {
      if (op === 'empty') return fc.boolean().map((empty) => ({ column, op, empty }));
      if (op === 'contains')
        return fc.constantFrom('恒', 'b', '%', '_', 'HT-1', 'C').map((text) => ({ column, op, text }));
      if (op === 'in') {
        const values = fc.constantFrom(...(known.values ?? ['恒泰', 'abc%', '北', 'HT-13', 'C7']));
        return fc.uniqueArray(values, { minLength: 1 }).map((some) => ({ column, op, values: some }));
      }
      const ends: fc.Arbitrary<string | number> = known.type === 'date' ? day : fen;
      return fc.tuple(ends, fc.option(ends, { nil: undefined })).map(([from, to]) => ({ column, op, from, to }));
    });
  });
}

function keeps(row: Row, filter: ColumnFilter): boolean {
  const cell = row[filter.column] ?? null;
  if (filter.op === 'empty') return filter.empty === (cell === null || cell === '');
  if (cell === null) return false;
  if (filter.op === 'contains') return String(cell).toLowerCase().includes(filter.text.toLowerCase());
  if (filter.op === 'in') return filter.values.includes(String(cell));
  return (filter.from === undefined || cell >= filter.from) && (filter.to === undefined || cell <= filter.to);
}

const NAMES = new Set(['name', 'clientName']);

/** The order as people are told it: empty last either way, choices by their place, names by initials, ties by key. */
function compare(columns: Readonly<Record<string, ListColumn>>, column: string, descending: boolean) {
  const values = columns[column]?.type === 'choice' ? columns[column].values : undefined;
  const keyOf = (row: Row): Cell[] => {
    const cell = row[column] ?? null;
    const shown = values && cell !== null ? values.indexOf(String(cell)) : cell;
    const ties = column === 'clientName' ? [row['client'] ?? '', row.id] : [row.id];
    return NAMES.has(column) ? [row['pinyin'] ?? '', shown, ...ties] : [shown, ...ties];
  };
  return (a: Row, b: Row): number => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if ((left[0] === null) !== (right[0] === null)) return left[0] === null ? 1 : -1;
    for (const [at, value] of left.entries()) {
      const by = inOrder(value ?? null, right[at] ?? null);
      if (by !== 0) return descending ? -by : by;
    }
    return 0;
  };
}

function inOrder(a: Cell, b: Cell): number {
  if (a === null || b === null || a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

async function readWhole(spec: ListSql, asked: Omit<Parameters<typeof readList>[2], 'after'>) {
  const ids: unknown[] = [];
  const first = await readList(store.db, spec, asked);
  ids.push(...first.ids);
  for (let { next } = first; next !== undefined;) {
    const page = await readList(store.db, spec, { ...asked, after: next });
    ids.push(...page.ids);
    next = page.next;
  }
  return { ids, total: first.total };
}

const sortOf = (columns: Readonly<Record<string, ListColumn>>) =>
  fc.record({
    column: fc.constantFrom(...Object.keys(columns).filter((key) => columns[key]?.sortable)),
    descending: fc.boolean(),
  });

test.each([
  { name: 'clients', spec: CLIENTS, columns: clientList.columns, sum: 'creditLimitFen' },
  { name: 'contracts', spec: CONTRACTS, columns: contractList.columns, sum: 'grossFen' },
])(
  `any filter and sort of $name: the pages together are the whole, in order, and add up to the totals (seed ${SEED})`,
  async (list) => {
    const columns: Readonly<Record<string, ListColumn>> = list.columns;
    const office = fc.record({
      clients: fc.array(clientRow, { maxLength: 14 }),
      contracts: fc.array(contractRow, { maxLength: 20 }),
      where: fc.array(filterOf(columns), { maxLength: 2 }),
      sort: sortOf(columns),
      limit: fc.integer({ min: 1, max: 6 }),
      fewAtMost: fc.constantFrom(0, 3, 20_000),
    });
    const property = fc.asyncProperty(office, async ({ clients, contracts, where, sort, limit, fewAtMost }) => {
      store.database.exec(
        'DELETE FROM contract; DELETE FROM client; DELETE FROM client_tag; DELETE FROM client_part; DELETE FROM client_place',
      );
      const known = putClients(clients);
      const rows = list.name === 'clients' ? known : putContracts(contracts, known);
      const wanted = rows
        .filter((row) => where.every((filter) => keeps(row, filter)))
        .toSorted(compare(columns, sort.column, sort.descending));
      const found = await readWhole({ ...list.spec, fewAtMost }, { where, sort, limit });
      expect(found.ids).toEqual(wanted.map((row) => row.id));
      if (found.total?.countIsCapped === true) return;
      const sum = wanted.reduce((so, row) => so + Number(row[list.sum]), 0);
      expect(found.total).toMatchObject({ count: wanted.length, [list.sum]: sum });
    });
    await fc.assert(property, { seed: SEED, numRuns: 150 });
  },
);
