import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { equals, isIn } from '#core/database/lists/list-sql.ts';
import { readList } from '#core/database/lists/read-list.ts';
import { CONTRACTS } from '#core/modules/contracts/contract-list.repository.ts';
import { LISTS, type ListReader } from '../support/list-readers.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeAll(async () => {
  store = await openQuantityStore();
  fillStore();
});
afterAll(() => store.close());

/** Four rows a table, two of them with nothing in what may be empty, so that paging goes through every stretch of an order. */
function fillStore(): void {
  const posted = { date: '2026-11-20', period: 202611 };
  store.database.transaction(() => {
    store.put('voucher', { id: 'V', number: 'V', ...posted });
    for (const [n, filled] of [true, true, false, false].entries()) {
      const id = `K${n}`;
      const some = (value: string | number) => (filled ? value : null);
      store.put('client', {
        id,
        code: id,
        name: `客户${n}`,
        kind: 'direct',
        pinyin: 'kh',
        region: some('北'),
        owner_name: some('周'),
      });
      store.put('product', {
        id,
        code: id,
        name: `漆${n}`,
        pinyin: 'q',
        specification: some('红'),
        tax_code: some('1'.repeat(19)),
        tax_short_name: some('涂料'),
        product_class: some('A'),
        list_price_e6: some(1),
      });
      store.put('price_list', {
        id,
        name: `价格表${n}`,
        pinyin: 'jgb',
        scope: filled ? 'region' : 'everyone',
        scope_value: some('华东'),
        price_basis: 'with_tax',
        valid_from: '2026-01-01',
        valid_to: some('2026-12-31'),
        line_count: 1,
        version: 1,
      });
      store.put('contract', {
        id,
        number: id,
        client_id: id,
        external_number: some(id),
        effective_to: some('2026-12-31'),
        sealed_on: some('2026-11-01'),
        first_due_on: some('2026-12-01'),
      });
      store.put('dispatch_note', {
        id,
        number: id,
        client_id: id,
        kind: 'sale',
        carrier: some('德邦'),
        waybill: some(id),
        warehouse: some('一号'),
      });
      store.put('invoice_request', { id, number: id, client_id: id, kind: 'ordinary' });
      store.put('invoice', {
        id,
        invoice_request_id: id,
        client_id: id,
        kind: 'ordinary',
        invoice_number: id.padStart(20, '2'),
        net_fen: 5,
        gross_fen: 5,
      });
      store.put('receipt', {
        id,
        number: id,
        client_id: some(id),
        method: filled ? 'acceptance_bill' : 'transfer',
        amount_fen: 5,
        payer_name: '恒泰',
        bank_reference: some(id),
        bill_number: some(id),
        bill_due_on: some('2027-05-20'),
      });
      store.put('allocation', { id, number: id, client_id: id, amount_fen: 5 });
      store.put('statement', { id, number: id, client_id: id, state: 'issued' });
      store.put('disclosure', {
        seq: n,
        at: n + 1,
        on_date: '2026-11-20',
        what: 'export',
        row_count: 3,
        masking: 'none',
        reason: 'export',
        file_hash: String(n).padStart(64, '0'),
        subject_label: some('华东'),
      });
      store.put('ledger_entry', {
        seq: n,
        voucher_id: 'V',
        ...posted,
        position: n,
        client_id: 'K1',
        account_code: '1122.01',
        debit_fen: 5,
      });
      // Each is like the one before, and the last like the first too.
      const pair = { strength: n + 1, reasons: '["core"]' };
      if (n > 0) store.put('client_pair', { id: n, first_client: `K${n - 1}`, second_client: id, ...pair });
      if (n === 3) store.put('client_pair', { id: 9, first_client: 'K0', second_client: id, ...pair });
      // Everybody owes something, so that the ageing has them all.
      if (n !== 1) {
        const entry = { voucher_id: 'V', ...posted, client_id: id, account_code: '1122.02', debit_fen: 5 };
        store.put('ledger_entry', { seq: 100 + n, position: 100 + n, ...entry });
      }
    }
  })();
}

/** A table read from end to end without even an index to say in which order; keys found before are read through. */
const READ_THROUGH = /^SCAN (?!.*USING)(?!few\b|counted\b|CONSTANT)/;
const SORTED_BY_HAND = /USE TEMP B-TREE FOR/;

const columnsOf = (list: ListReader, what: 'sortable' | 'filterable') =>
  Object.keys(list.columns).filter((key) => list.columns[key]?.[what] === true);

const slow = (steps: readonly string[]) => steps.filter((step) => READ_THROUGH.test(step) || SORTED_BY_HAND.test(step));

/** Every page of an order, one row each: the steps that are slow, and how many rows came. */
async function pageThrough(list: ListReader, sort: { column: string; descending: boolean }) {
  const seen = new Set<unknown>();
  const steps: string[] = [];
  let after: string | undefined;
  do {
    let page: Awaited<ReturnType<ListReader['read']>> | undefined;
    const asked = { sort, limit: 1, ...(after !== undefined && { after }) };
    steps.push(
      ...(await store.plansOf(async () => {
        page = await list.read(store.db, asked);
      })),
    );
    for (const id of page?.ids ?? []) seen.add(id);
    after = page?.next;
  } while (after !== undefined);
  return { slow: slow(steps), rows: seen.size };
}

test.each(LISTS)(
  '$name: every order comes out of an index, both ways, on the first page and every later one',
  async (list) => {
    const sortable = columnsOf(list, 'sortable');
    expect(sortable.length).toBeGreaterThan(0);
    for (const column of sortable) {
      for (const descending of [false, true]) {
        const found = await pageThrough(list, { column, descending });
        expect({ column, descending, ...found }).toEqual({ column, descending, slow: [], rows: 4 });
      }
    }
  },
);

/** Where a document stands is read row by row. */
const COMPUTED = new Set([
  'receipts state',
  'dispatch notes state',
  'signed copies to chase state',
  'invoice requests state',
]);

test.each(LISTS)('$name: what a filter leaves is found by an index when that is little', async (list) => {
  const columns = columnsOf(list, 'filterable').filter((column) => !COMPUTED.has(`${list.name} ${column}`));
  expect(columns.length).toBeGreaterThan(0);
  for (const column of columns) {
    const { type, values = [] } = list.columns[column] ?? {};
    const one = type === 'date' ? '2026-11-20' : 7;
    const filter =
      type === 'text' || type === 'choice'
        ? { column, op: 'in', values: [values[0] ?? 'x'] }
        : { column, op: 'between', from: one, to: one };
    const steps = await store.plansOf(() => list.read(store.db, { where: [filter], limit: 1 }));
    expect({ column, slow: steps.filter((step) => READ_THROUGH.test(step)) }).toEqual({ column, slow: [] });
  }
});

test.each(['contracts', 'dispatch notes', 'invoice requests', 'receipts'])(
  '%s that are void are found by an index',
  async (name) => {
    const list = LISTS.find((one) => one.name === name);
    const steps = await store.plansOf(() => list?.read(store.db, { state: 'void' }) ?? Promise.resolve());
    expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
  },
);

test('a filter that leaves much does not disturb the order: pages still come out of its index', async () => {
  const contracts = { ...CONTRACTS, fewAtMost: 1 };
  const kind: ColumnFilter = { column: 'kind', op: 'in', values: ['sale'] };
  const narrowings = [
    { where: [kind], more: {} },
    { where: [], more: { filters: equals('c.status', 'active') } },
    { where: [], more: { text: [isIn(['c.number', 'c.external_number'], 'K')] } },
  ];
  for (const { where, more } of narrowings) {
    for (const column of ['number', 'grossFen', 'clientName', 'firstDueOn']) {
      let rows = 0;
      const steps = await store.plansOf(async () => {
        const page = await readList(
          store.db,
          contracts,
          { where, sort: { column, descending: true }, limit: 50 },
          more,
        );
        rows = page.ids.length;
      });
      const sorted = steps.filter((step) => SORTED_BY_HAND.test(step));
      expect({ column, rows, sorted }).toEqual({ column, rows: 4, sorted: [] });
    }
  }
});
