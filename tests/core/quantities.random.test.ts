import { afterEach, beforeEach, expect, test } from 'vitest';
import { ONE, openQuantityStore } from '../support/quantity-store.ts';

const seed = Number(process.env['QUANTITY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const BASES = ['before_dispatch', 'with_goods', 'after_signing', 'after_statement'] as const;

/** Mulberry32: the same numbers for the same seed, everywhere. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The formulas of a line as an office would work them out on paper, kept apart from the store's SQL. */
interface Paper {
  readonly contracted: number;
  closed: number;
  sent: number;
  resentForReturn: number;
  settled: number;
  signed: number;
  returnedForCredit: number;
  returnedForReplacement: number;
  requested: number;
  invoiced: number;
  claimed: number;
  claimedInvoice: number;
}

function workedOut(paper: Paper, base: (typeof BASES)[number]) {
  const netDispatched = paper.sent - paper.settled - paper.returnedForReplacement;
  const netDelivered = paper.signed - paper.returnedForCredit - paper.returnedForReplacement;
  const owed = paper.contracted - paper.closed - paper.returnedForCredit;
  const toSignBack = paper.sent - paper.signed - paper.settled;
  const openReplacement = Math.max(0, paper.returnedForReplacement - paper.resentForReturn);
  const invoiceBase = {
    before_dispatch: owed,
    with_goods: netDispatched - paper.returnedForCredit,
    after_signing: netDelivered,
    after_statement: netDelivered,
  }[base];
  const entitled = base === 'before_dispatch' ? owed : netDelivered + toSignBack + openReplacement;
  return {
    net_dispatched_e6: netDispatched * ONE,
    net_delivered_e6: netDelivered * ONE,
    to_sign_back_e6: toSignBack * ONE,
    dispatchable_e6: (paper.contracted - paper.closed - netDispatched - paper.claimed) * ONE,
    pending_invoice_e6: (paper.requested + paper.claimedInvoice) * ONE,
    invoiceable_e6: Math.max(0, invoiceBase - paper.invoiced - paper.requested - paper.claimedInvoice) * ONE,
    credit_due_e6: Math.max(0, paper.invoiced - entitled) * ONE,
  };
}

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeEach(async () => {
  store = await openQuantityStore();
});
afterEach(() => store.close());

test(`whatever was sent, signed, returned, closed and invoiced, the views say what paper says (seed ${seed})`, async () => {
  const random = randomOf(seed);
  const papers = new Map<string, { paper: Paper; base: (typeof BASES)[number] }>();
  for (let number = 0; number < 60; number += 1) {
    const id = `C${number}`;
    const base = BASES[random(BASES.length)] ?? 'with_goods';
    store.contract(id, { L1: 100, L2: 1000 }, { invoice_base: base });
    store.database.exec(
      `UPDATE contract_line SET due_on = '2026-11-${10 + (number % 20)}' WHERE contract_id = '${id}'`,
    );
    for (const line of ['L1', 'L2']) {
      const paper: Paper = {
        contracted: line === 'L1' ? 100 : 1000,
        closed: 0,
        sent: 0,
        resentForReturn: 0,
        settled: 0,
        signed: 0,
        returnedForCredit: 0,
        returnedForReplacement: 0,
        requested: 0,
        invoiced: 0,
        claimed: 0,
        claimedInvoice: 0,
      };
      for (let step = random(9); step > 0; step -= 1) happen(store, random, id, line, paper);
      papers.set(`${id} ${line}`, { paper, base });
    }
  }
  const rows = await store.db.selectFrom('v_contract_line_quantity').selectAll().execute();
  expect(rows).toHaveLength(papers.size);
  for (const row of rows) {
    const known = papers.get(`${row.contract_id} ${row.line_key}`);
    if (!known) throw new Error('a line nobody made');
    expect(row, JSON.stringify(known)).toMatchObject(workedOut(known.paper, known.base));
    expect(await store.quantities(row.contract_id, row.line_key)).toEqual(row);
  }
  await openItemsAgree();
});

/** What the triggers kept is what the views say is left: no more, no less. */
async function openItemsAgree(): Promise<void> {
  const items = await store.db.selectFrom('open_item').select(['kind', 'record_id', 'line_key']).execute();
  const kept = (kind: string) =>
    items.filter((item) => item.kind === kind).map((item) => `${item.record_id} ${item.line_key}`);
  const lines = await store.db.selectFrom('v_contract_line_quantity').selectAll().execute();
  const open = lines.filter((row) => row.remaining_e6 > 0).map((row) => `${row.contract_id} ${row.line_key}`);
  expect(kept('delivery').sort()).toEqual(open.sort());
  expect(open.length).toBeLessThan(lines.length);
  const states = await store.db
    .selectFrom('v_dispatch_state')
    .selectAll()
    .where('state', 'in', ['awaiting_sign_back', 'difference_open'])
    .execute();
  expect(kept('sign_back').sort()).toEqual(states.map((row) => `${row.dispatch_note_id} `).sort());
  const requested = await store.db.selectFrom('invoice_request').select('id').execute();
  const issued = await store.db.selectFrom('invoice').select('invoice_request_id').execute();
  const without = requested.filter(({ id }) => issued.every((one) => one.invoice_request_id !== id));
  expect(kept('invoice').sort()).toEqual(without.map(({ id }) => `${id} `).sort());
}

/** One thing that can happen to a line, on the store and on paper. */
function happen(at: typeof store, random: (below: number) => number, id: string, line: string, paper: Paper): void {
  const quantity = 1 + random(60);
  switch (random(6)) {
    case 0: {
      at.closeShort(id, line, quantity);
      paper.closed += quantity;
      return;
    }
    case 1: {
      at.claim('dispatch.contract_line', `${id}/${line}`, quantity);
      paper.claimed += quantity;
      return;
    }
    case 2: {
      at.claim('invoice.contract_line', `${id}/${line}`, quantity);
      paper.claimedInvoice += quantity;
      return;
    }
    case 3: {
      const request = at.request(id, line, quantity);
      const isIssued = random(2) === 0;
      if (isIssued) at.issue(request);
      paper[isIssued ? 'invoiced' : 'requested'] += quantity;
      return;
    }
    default:
      send(at, random, id, line, quantity, paper);
  }
}

function send(
  at: typeof store,
  random: (below: number) => number,
  id: string,
  line: string,
  quantity: number,
  paper: Paper,
): void {
  const isReplacement = random(4) === 0;
  const note = at.dispatch(id, line, quantity, isReplacement ? 'replacement' : 'sale');
  paper.sent += quantity;
  if (isReplacement) paper.resentForReturn += quantity;
  if (random(3) === 0) return;
  const missing = random(3) === 0 ? random(quantity + 1) : 0;
  const settlement = missing === 0 ? null : (['open', 'resend', 'close_short'][random(3)] ?? 'open');
  at.signBack(note, quantity, quantity - missing, settlement);
  paper.signed += quantity - missing;
  if (settlement !== 'open') paper.settled += missing;
  if (settlement === 'close_short') paper.closed += missing;
  const back = random(3) === 0 ? random(quantity - missing + 1) : 0;
  if (back === 0) return;
  const isCredit = random(2) === 0;
  at.returned(note, id, line, back, isCredit ? 'credit' : 'replacement');
  paper[isCredit ? 'returnedForCredit' : 'returnedForReplacement'] += back;
}
