import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeAllocation } from '#shared/receipts/propose-allocation.ts';
import { attempt } from '../support/attempt.ts';
import { e6 } from '../support/sales-office.ts';
import { openReceiptOffice, type AllocationDraft, type ReceiptOffice } from '../support/receipt-office.ts';
import { primerContract } from '../support/trade-office.ts';

/** One thing somebody tries with money; `pick` chooses among what is there, `fen` how much. */
interface Try {
  readonly what: 'receive' | 'allocate' | 'advance' | 'change' | 'void' | 'voidReceipt' | 'voidInvoice';
  readonly pick: number;
  readonly fen: number;
}

const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Try['what'][]>(
      'receive',
      'receive',
      'allocate',
      'allocate',
      'allocate',
      'advance',
      'change',
      'change',
      'void',
      'voidReceipt',
      'voidInvoice',
    ),
    pick: fc.nat(20),
    fen: fc.integer({ min: 1, max: 30_000 }),
  }),
  { minLength: 10, maxLength: 18, size: 'max' },
);

type Lines = AllocationDraft['lines'];

function keep(
  office: ReceiptOffice,
  target: { action: 'create' | 'amend' | 'void'; recordId?: string; baseVersion?: number },
  lines: Lines,
): Promise<boolean> {
  if (lines.length === 0) return Promise.resolve(false);
  return attempt(office, 'receipts.submitAllocation', { ...target, content: office.allocationDraft(lines) });
}

async function carryOut(office: ReceiptOffice, contractId: string, { what, pick, fen }: Try): Promise<boolean> {
  const { receipts, targets } = await office.maker.get('receipts.allocatable', { clientId: office.clientId });
  const receipt = receipts[pick % Math.max(1, receipts.length)];
  switch (what) {
    case 'receive':
      return attempt(office, 'receipts.submit', { action: 'create', content: office.receiptDraft(fen) });
    case 'advance': {
      if (!receipt) return false;
      const amountFen = Math.min(fen, receipt.leftFen ?? 0);
      const target = { target: 'contract' as const, targetId: contractId };
      return keep(office, { action: 'create' }, [{ receiptId: receipt.receiptId, ...target, amountFen }]);
    }
    case 'allocate': {
      // Some take all they can, some a part that nobody would choose.
      const lines = proposeAllocation(receipts, targets).slice(pick % 2);
      const part = (amountFen: number) => (pick % 3 === 0 ? Math.max(1, amountFen - fen) : amountFen);
      return keep(
        office,
        { action: 'create' },
        lines.map((line) => ({ ...line, amountFen: part(line.amountFen) })),
      );
    }
    case 'change':
    case 'void':
      return changeAllocation(office, what, pick, fen);
    case 'voidReceipt': {
      const { rows } = await office.maker.get('receipts.list', {});
      const row = rows[pick % Math.max(1, rows.length)];
      if (!row) return false;
      const { content, version } = await office.maker.get('receipts.show', { id: row.id, purpose: 'amend' });
      return attempt(office, 'receipts.submit', { action: 'void', recordId: row.id, baseVersion: version, content });
    }
    case 'voidInvoice': {
      const { rows } = await office.maker.get('invoicing.listInvoices', {});
      const row = rows[pick % Math.max(1, rows.length)];
      if (!row || pick % 5 > 0) return false;
      const { content } = await office.maker.get('invoicing.getInvoice', { id: row.id });
      const { clientId: _c, kind: _k, requestNumber: _n, ...keyed } = content;
      const target = { action: 'void' as const, recordId: row.id, baseVersion: row.version };
      return attempt(office, 'invoicing.submitInvoice', { ...target, content: keyed });
    }
  }
}

async function changeAllocation(office: ReceiptOffice, what: 'change' | 'void', pick: number, fen: number) {
  const { rows } = await office.maker.get('receipts.allocations', {});
  const standing = rows.filter(({ state }) => state === 'active');
  const row = standing[pick % Math.max(1, standing.length)];
  if (!row) return false;
  const { content, version } = await office.maker.get('receipts.showAllocation', { id: row.id });
  const kept = content.lines.map(({ receiptNumber: _r, targetNumber: _t, ...line }) => line);
  const target = { recordId: row.id, baseVersion: version };
  if (what === 'void') return keep(office, { action: 'void', ...target }, kept);
  const less = kept.map((line) => ({ ...line, amountFen: Math.max(1, line.amountFen - fen) }));
  return keep(office, { action: 'amend', ...target }, pick % 2 === 0 ? less : less.slice(0, 1));
}

/** What is open of invoices is 1122.02, what is left of receipts, with advances of the contract, is 2203; nothing is lost between contracts. */
async function expectSound(office: ReceiptOffice, contractId: string): Promise<void> {
  const client = await office.maker.get('ledger.clientBalance', { clientId: office.clientId });
  const open = await office.maker.get('receipts.openInvoices', {});
  expect(open.total?.openFen).toBe(client.invoicedFen);
  const { total } = await office.maker.get('receipts.list', {});
  const advances = await office.maker.get('receipts.allocatedTo', { target: 'contract', targetId: contractId });
  const aheadFen = advances.reduce((sum, line) => sum + line.amountFen, 0);
  expect((total?.unallocatedFen ?? 0) + aheadFen).toBe(client.advanceFen);
  const { rows } = await office.maker.get('contracts.list', { limit: 1000 });
  expect(rows.reduce((sum, row) => sum + row.receivedFen, 0)).toBe(total?.allocatedFen);
  const ageing = (await office.maker.get('reports.ageing', { clientId: office.clientId })).rows[0];
  expect(ageing?.balanceFen ?? 0).toBe(client.balanceFen);
  expect((await office.trialBalance()).balanced).toBe(true);
}

/** A sale contract, and an invoice that stands on it and on another: 3 pails at 33.33 and 2 at 17.01. */
async function openStory(): Promise<{ readonly office: ReceiptOffice; readonly contractId: string }> {
  const office = await openReceiptOffice();
  const [one, two] = [await primerContract(office, 3, 33.33), await primerContract(office, 2, 17.01)];
  const lines = [];
  for (const [made, quantity] of [
    [one, 3],
    [two, 2],
  ] as const) {
    const note = await office.note([made.take(quantity)]);
    const of = { contractId: made.contractId, contractLineKey: 'L1', quantityE6: e6(quantity) };
    lines.push({ ...of, dispatchNoteId: note.recordId, dispatchLineKey: 'L1' });
  }
  await office.invoice((await office.request(lines)).recordId);
  await office.invoiced(1, 111.11);
  await office.receipt(12_345);
  return { office, contractId: one.contractId };
}

test('whatever money comes in, is taken for something and taken back, lists, contracts and ledger say the same', async () => {
  let effects = 0;
  const seed = Number(process.env['MONEY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`MONEY_SEED=${seed}\n`);
  await fc.assert(
    fc.asyncProperty(tries, async (steps) => {
      const { office, contractId } = await openStory();
      for (const step of steps) {
        if (!(await carryOut(office, contractId, step))) continue;
        effects += 1;
        await expectSound(office, contractId);
      }
      expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
      await office.office.close();
    }),
    { seed, numRuns: Number(process.env['MONEY_RUNS'] ?? 6) },
  );
  process.stdout.write(`${effects} effects passed, 0 failed\n`);
  expect(effects).toBeGreaterThan(20);
}, 120_000);
