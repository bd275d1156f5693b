import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempt } from '../support/attempt.ts';
import { orderWithNote } from '../support/compound-office.ts';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

/** One thing somebody in the office tries; `pick` chooses among what is there, `units` how much. */
interface Try {
  readonly what:
    | 'ship'
    | 'resend'
    | 'orderAndShip'
    | 'sign'
    | 'signMany'
    | 'credit'
    | 'replace'
    | 'redeliver'
    | 'request'
    | 'invoice'
    | 'voidNote'
    | 'voidInvoice'
    | 'resettle'
    | 'voidSign'
    | 'voidReturn';
  readonly pick: number;
  readonly units: number;
}

const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Try['what'][]>(
      'ship',
      'ship',
      'orderAndShip',
      'resend',
      'sign',
      'sign',
      'signMany',
      'credit',
      'replace',
      'redeliver',
      'request',
      'request',
      'invoice',
      'invoice',
      'voidNote',
      'voidInvoice',
      'resettle',
      'voidSign',
      'voidReturn',
    ),
    pick: fc.nat(50),
    units: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 10, maxLength: 24, size: 'max' },
);

async function carryOut(office: TradeOffice, contractId: string, { what, pick, units }: Try): Promise<boolean> {
  const { rows } = await office.maker.get('dispatch.list', { limit: 1000 });
  const note = rows[pick % Math.max(1, rows.length)];
  const quantityE6 = e6(units);
  const take = { contractId, contractLineKey: 'L1', quantityE6 };
  const kinds = { ship: 'sale', resend: 'resend', redeliver: 'replacement' } as const;
  if (what === 'ship' || what === 'resend' || what === 'redeliver') {
    return attempt(office, 'dispatch.submit', {
      action: 'create',
      content: office.noteDraft([take], { kind: kinds[what] }),
    });
  }
  if (what === 'orderAndShip') {
    const lines = [{ productId: office.primer, quantityE6: e6(units + (pick % 3)), priceE6: e6(0.37 * (pick + 1)) }];
    const content = orderWithNote(office, [{ orderLine: 0, quantityE6 }], { order: { externalNumber: null, lines } });
    return attempt(office, 'dispatch.submitOrderWithNote', { action: 'create', content });
  }
  if (what === 'signMany') {
    const copies = rows.slice(pick % 3, (pick % 3) + 3).map(({ id }) => ({ dispatchNoteId: id }));
    const content = { receivedOn: '2026-11-20', copies };
    return attempt(office, 'dispatch.submitSignBackBatch', { action: 'create', content });
  }
  if (!note) return false;
  const of = { dispatchNoteId: note.id, dispatchLineKey: 'L1' };
  const { content } = await office.maker.get('dispatch.get', { id: note.id });
  const shippedE6 = content.lines[0]?.quantityE6 ?? 0;
  const missingE6 = Math.min(shippedE6, e6(units % 4));
  const settlement = (['resend', 'close_short', 'open'] as const)[pick % 3] ?? 'open';
  switch (what) {
    case 'sign': {
      const difference = missingE6 === 0 ? {} : { settlement, reason: '短少' };
      const lines = [{ dispatchLineKey: 'L1', signedE6: shippedE6 - missingE6, ...difference }];
      const signed = { receivedBy: '王建国', receivedOn: '2026-11-20', receivedAs: 'authorised' as const, lines };
      return attempt(office, 'dispatch.submitSignBack', {
        action: 'create',
        content: { dispatchNoteId: note.id, ...signed },
      });
    }
    case 'credit':
    case 'replace': {
      const purpose = what === 'credit' ? ('credit' as const) : ('replacement' as const);
      const lines = [{ ...of, quantityE6: e6((units % 7) + 1), condition: 'damaged' as const }];
      const head = { clientId: office.clientId, returnedOn: '2026-11-20', purpose };
      return attempt(office, 'dispatch.submitReturn', { action: 'create', content: { ...head, lines } });
    }
    case 'request': {
      const left = await office.maker.get('invoicing.invoiceableLines', { clientId: office.clientId });
      const line = left[pick % Math.max(1, left.length)];
      if (!line) return false;
      const { dispatchNoteId, dispatchLineKey, contractLineKey } = line;
      const asked = { contractId: line.contractId, contractLineKey, dispatchNoteId, dispatchLineKey };
      const wanted = Math.min(quantityE6, line.invoiceableE6 ?? 0);
      const lines = [{ ...asked, quantityE6: wanted, discountFen: pick % 5 === 0 ? 1 : 0 }];
      return attempt(office, 'invoicing.submitRequest', { action: 'create', content: office.requestDraft(lines) });
    }
    case 'invoice':
      return recordInvoice(office, pick);
    case 'voidNote': {
      const from = content.lines[0]?.contractId ?? contractId;
      const line = { ...take, contractId: from, quantityE6: shippedE6, lineKey: 'L1' };
      const draft = office.noteDraft([line], { kind: content.kind });
      return attempt(office, 'dispatch.submit', {
        action: 'void',
        recordId: note.id,
        baseVersion: note.version,
        content: draft,
      });
    }
    case 'voidInvoice':
      return voidInvoice(office, pick);
    case 'resettle':
    case 'voidSign':
      return changeSignBack(office, pick, what === 'voidSign' ? undefined : settlement);
    case 'voidReturn':
      return voidReturn(office, pick);
  }
}

let issued = 0;
async function recordInvoice(office: TradeOffice, pick: number): Promise<boolean> {
  const { rows } = await office.maker.get('invoicing.listRequests', { state: 'requested' });
  const request = rows[pick % Math.max(1, rows.length)];
  if (!request) return false;
  issued += 1;
  const fen = pick % 3 === 0 ? 1 : 0;
  const totals = { netFen: request.netFen + fen, taxFen: request.taxFen - fen, grossFen: request.grossFen };
  const invoiceNumber = `2632${String(issued).padStart(16, '0')}`;
  const content = { requestId: request.id, invoiceNumber, issuedOn: '2026-11-20', ...totals };
  return attempt(office, 'invoicing.submitInvoice', { action: 'create', content });
}

async function voidInvoice(office: TradeOffice, pick: number): Promise<boolean> {
  const { rows } = await office.maker.get('invoicing.listInvoices', {});
  const standing = rows.filter((row) => !row.isVoid);
  const invoice = standing[pick % Math.max(1, standing.length)];
  if (!invoice) return false;
  const { content } = await office.maker.get('invoicing.getInvoice', { id: invoice.id });
  const { clientId: _c, kind: _k, requestNumber: _n, ...keyed } = content;
  const target = { action: 'void' as const, recordId: invoice.id, baseVersion: invoice.version };
  return attempt(office, 'invoicing.submitInvoice', { ...target, content: keyed });
}

/** Voids a signed copy, or settles its differences otherwise. */
async function changeSignBack(
  office: TradeOffice,
  pick: number,
  settlement: 'resend' | 'close_short' | 'open' | undefined,
): Promise<boolean> {
  const standing = (await office.maker.get('dispatch.listSignBacks', {})).rows.filter((row) => !row.isVoid);
  const row = standing[pick % Math.max(1, standing.length)];
  if (!row) return false;
  const { content, version } = await office.maker.get('dispatch.getSignBack', { id: row.id });
  const { dispatchNumber: _n, lines, ...head } = content;
  const keyed = lines.map(({ dispatchedE6: _d, differenceE6, ...line }) =>
    settlement !== undefined && differenceE6 > 0 ? { ...line, settlement } : line,
  );
  const action = settlement === undefined ? ('void' as const) : ('amend' as const);
  const target = { action, recordId: row.id, baseVersion: version };
  return attempt(office, 'dispatch.submitSignBack', { ...target, content: { ...head, lines: keyed } });
}

async function voidReturn(office: TradeOffice, pick: number): Promise<boolean> {
  const standing = (await office.maker.get('dispatch.listReturns', {})).rows.filter((row) => !row.isVoid);
  const row = standing[pick % Math.max(1, standing.length)];
  if (!row) return false;
  const { content, version } = await office.maker.get('dispatch.getReturn', { id: row.id });
  const { netFen: _n, taxFen: _t, grossFen: _g, lines, ...head } = content;
  const keyed = lines.map((line) => {
    const { netFen: _net, taxFen: _tax, grossFen: _gross, contractId: _c, contractLineKey: _l, ...rest } = line;
    return rest;
  });
  const target = { action: 'void' as const, recordId: row.id, baseVersion: version };
  return attempt(office, 'dispatch.submitReturn', { ...target, content: { ...head, lines: keyed } });
}

/** What must hold after every effect, whatever was tried. */
async function expectSound(office: TradeOffice, contractId: string): Promise<void> {
  const balance = await office.trialBalance();
  expect(balance.balanced).toBe(true);
  const line = await office.quantities(contractId);
  expect(line.netDispatchedE6).toBeLessThanOrEqual(line.contractedE6 - line.closedShortE6);
  expect(line.toSignBackE6).toBeGreaterThanOrEqual(0);
  const client = await office.maker.get('ledger.clientBalance', { clientId: office.clientId });
  expect(client.balanceFen).toBe(client.shippedFen + client.invoicedFen - client.advanceFen);
  const { rows } = await office.maker.get('ledger.clientDetail', { clientId: office.clientId, limit: 1000 });
  expect(rows.at(-1)?.balanceFen ?? 0).toBe(client.balanceFen);
  const { rows: notes } = await office.maker.get('dispatch.list', { limit: 1000 });
  const open = await Promise.all(notes.map((note) => openChargeFen(office, note.id)));
  expect(client.shippedFen).toBe(open.reduce((sum, fen) => sum + fen, 0));
}

/** 1122.01 of a note from its vouchers; zero as soon as its line is closed. */
async function openChargeFen(office: TradeOffice, noteId: string): Promise<number> {
  const { content, facts, state } = await office.maker.get('dispatch.get', { id: noteId });
  const shippedE6 = content.lines[0]?.quantityE6 ?? 0;
  const [line] = facts;
  const doneE6 = (line?.settledE6 ?? 0) + (line?.returnedForCreditE6 ?? 0) + (line?.invoicedE6 ?? 0);
  const isClosed = state === 'void' || shippedE6 === doneE6;
  const fen = line?.shippedFen ?? 0;
  if (isClosed) expect(fen).toBe(0);
  return fen;
}

test('whatever people ship, sign, return, invoice and void, the ledger balances and closed lines stand at zero', async () => {
  let effects = 0;
  const seed = Number(process.env['LEDGER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`LEDGER_SEED=${seed}\n`);
  await fc.assert(
    fc.asyncProperty(tries, fc.integer({ min: 1, max: 99_999 }), async (steps, priceFen) => {
      const office = await openTradeOffice();
      const { contractId } = await primerContract(office, 120, priceFen / 100);
      for (const step of steps) {
        if (!(await carryOut(office, contractId, step))) continue;
        effects += 1;
        await expectSound(office, contractId);
      }
      expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
      await office.office.close();
    }),
    { seed, numRuns: Number(process.env['LEDGER_RUNS'] ?? 12) },
  );
  process.stdout.write(`${effects} effects passed, 0 failed\n`);
  expect(effects).toBeGreaterThan(20);
}, 120_000);
