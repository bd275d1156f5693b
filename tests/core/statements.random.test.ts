import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/business-date.ts';
import { e6 } from '../support/sales-office.ts';
import { openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { stated } from '../support/statement-office.ts';
import { type Made, primerContract } from '../support/trade-office.ts';

/** One thing that is posted on some day of the month; `pick` chooses among what is there. */
interface Step {
  readonly what: 'send' | 'back' | 'short' | 'invoice' | 'receive' | 'voidReceipt' | 'voidNote';
  readonly pick: number;
  readonly days: number;
  readonly fen: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>(
      'send',
      'send',
      'send',
      'back',
      'short',
      'invoice',
      'receive',
      'receive',
      'voidReceipt',
      'voidNote',
    ),
    pick: fc.nat(20),
    days: fc.nat(10),
    fen: fc.integer({ min: 1, max: 90_000 }),
  }),
  { minLength: 8, maxLength: 14, size: 'max' },
);

interface Story {
  readonly office: ReceiptOffice;
  readonly take: Awaited<ReturnType<typeof primerContract>>['take'];
  readonly contractId: string;
  readonly notes: Made[];
  readonly receipts: Made[];
}

/** Does it, or lets a rule of the office refuse it. */
async function carryOut(story: Story, { what, pick, days, fen }: Step): Promise<void> {
  const { office, take, contractId, notes, receipts } = story;
  const on = addDays('2026-11-20', -days);
  const note = notes[pick % Math.max(1, notes.length)];
  const line = { dispatchNoteId: note?.recordId ?? '', dispatchLineKey: 'L1', quantityE6: e6(1) };
  if (what === 'send') notes.push(await office.note([take(1 + (pick % 3))], { dispatchedOn: on }));
  else if (what === 'receive') receipts.push(await office.receipt(fen, { receivedOn: on }));
  else if (what === 'voidReceipt') await voidReceipt(office, receipts[pick % Math.max(1, receipts.length)]);
  else if (note === undefined) return;
  else if (what === 'back') await office.returned([{ ...line, condition: 'sound', reason: '多送' }], 'credit');
  else if (what === 'short') {
    const { content } = await office.maker.get('dispatch.get', { id: note.recordId });
    const signedE6 = (content.lines[0]?.quantityE6 ?? 0) - e6(1);
    const differs = { settlement: 'close_short' as const, reason: '少一桶' };
    await office.signBack(note.recordId, [{ dispatchLineKey: 'L1', signedE6, ...differs }]);
  } else if (what === 'invoice') {
    const request = await office.request([{ ...line, contractId, contractLineKey: 'L1' }]);
    await office.invoice(request.recordId);
  } else await voidNote(office, note);
}

async function voidReceipt(office: ReceiptOffice, receipt: Made | undefined): Promise<void> {
  if (!receipt) return;
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  const target = { action: 'void' as const, recordId: receipt.recordId, baseVersion: version };
  await office.submitAndSign('receipts.submit', { ...target, content });
}

async function voidNote(office: ReceiptOffice, note: Made): Promise<void> {
  const { content, version } = await office.maker.get('dispatch.get', { id: note.recordId });
  const lines = content.lines.map(({ lineKey, contractLineKey, contractId, quantityE6 }) => ({
    lineKey,
    contractId,
    contractLineKey,
    quantityE6,
  }));
  const target = { action: 'void' as const, recordId: note.recordId, baseVersion: version };
  await office.submitAndSign('dispatch.submit', {
    ...target,
    content: office.noteDraft(lines, { dispatchedOn: content.dispatchedOn }),
  });
}

/** Any two periods that follow one another add up, and each ends where the ageing of its last day stands. */
async function expectSound({ office }: Story, cut: string): Promise<void> {
  const { clientId } = office;
  const preview = async (from: string, to: string) =>
    (await office.maker.get('statements.preview', { clientId, from, to })).figures;
  const owedAt = async (asOf: string) =>
    (await office.maker.get('reports.ageing', { clientId, asOf })).rows[0]?.balanceFen ?? 0;
  const [first, second] = [await preview('2026-11-01', cut), await preview(addDays(cut, 1), '2026-11-30')];
  const whole = await preview('2026-11-01', '2026-11-30');
  expect(first.closingFen).toBe(await owedAt(cut));
  expect(second.openingFen).toBe(first.closingFen);
  expect(second.closingFen).toBe(whole.closingFen);
  expect([...first.lines, ...second.lines]).toHaveLength(whole.lines.length);
  const { balanceFen } = await office.maker.get('ledger.clientBalance', { clientId });
  expect(whole.closingFen).toBe(balanceFen);
  for (const { openingFen, shippedFen, receivedFen, reducedFen, otherFen, closingFen } of [first, second, whole]) {
    expect(openingFen + shippedFen - receivedFen - reducedFen + otherFen).toBe(closingFen);
  }
  for (const line of whole.lines) {
    expect(line.documentNumber).not.toBe('');
    if (line.quantityE6 !== null && line.priceE6 !== null && line.kind !== 'sign_back') {
      expect(Math.round((line.quantityE6 / 1e6) * (line.priceE6 / 1e6) * 100)).toBe(line.amountFen);
    }
  }
}

test('whatever is posted on whatever day, a statement is the ledger: periods follow, and the ageing says the same', async () => {
  const seed = Number(process.env['STATEMENT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`STATEMENT_SEED=${seed}\n`);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(10), async (all, back) => {
      const office = await openReceiptOffice();
      const { contractId, take } = await primerContract(office, 60, 33.33);
      const story: Story = { office, take, contractId, notes: [], receipts: [] };
      for (const step of all) {
        try {
          await carryOut(story, step);
          done += 1;
        } catch (error) {
          // What a rule of the office refuses is no posting; anything else is a fault.
          if (!/invalid_input|rule_broken/.test(String(error))) throw error;
        }
      }
      await expectSound(story, addDays('2026-11-20', -back));
      const made = await stated(office);
      const { content } = await office.maker.get('statements.show', { id: made.recordId });
      expect(content.closingFen).toBe(
        (await office.maker.get('ledger.clientBalance', { clientId: office.clientId })).balanceFen,
      );
      expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
      await office.office.close();
    }),
    { seed, numRuns: Number(process.env['STATEMENT_RUNS'] ?? 4) },
  );
  process.stdout.write(`${done} postings passed\n`);
  expect(done).toBeGreaterThan(10);
}, 120_000);
