import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHEN, keyAlike, openTestOffice } from '../../support/test-office.ts';
import { e6, openSalesOffice } from '../../support/sales-office.ts';

/** A few in every run of the tests; `npm run test:crash` does hundreds. */
const KILLS = Number(process.env['KILLS'] ?? 20);
/** A process begins, is killed, and its store is opened and verified: so long at most, on a machine with other work. */
const KILL_LIMIT_MS = 15_000;
const SCRIPT = join(import.meta.dirname, 'signing-process.ts');

/** Starts the signing process, lets it begin, and kills it after `delayMs`; undefined lets it finish. */
async function signInProcess(args: readonly string[], delayMs: number | undefined): Promise<{ took?: number }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  child.stdin.write('go\n');
  if (delayMs === undefined) {
    const answer = JSON.parse(String((await lines.next()).value)) as { took: number };
    await ended;
    return { took: answer.took };
  }
  // The moment itself is what is tested, so it is a time and not a condition.
  setTimeout(() => child.kill('SIGKILL'), delayMs);
  await ended;
  return {};
}

test(
  `killed in the middle of a countersignature ${KILLS} times: untouched or wholly effective, and verify is clean`,
  { timeout: KILLS * KILL_LIMIT_MS },
  async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.info(`countersigning kills: seed ${seed}`);
    const sales = await openSalesOffice();
    const many = Array.from({ length: 8 }, () => ({
      productId: sales.primer,
      quantityE6: e6(1000),
      priceE6: e6(1.13),
    }));
    const contract = await sales.contract(many);
    const line = (index: number) => ({
      contractId: contract.recordId,
      contractLineKey: `L${index + 1}`,
      quantityE6: e6(1),
    });
    const waiting = [];
    for (let index = 0; index <= KILLS; index += 1) {
      const ticket = await sales.maker.get('dispatch.submit', {
        action: 'create',
        content: {
          clientId: sales.clientId,
          kind: 'sale',
          dispatchedOn: '2026-11-20',
          shipMode: 'carrier',
          freightBearer: 'seller',
          consigneeName: '沈国梁',
          consigneePhone: '13857120486',
          consigneeAddress: '常州市新北区',
          lines: many.map((_, at) => line(at)),
        },
      });
      await keyAlike(await sales.maker.get('review.show', { submissionId: ticket.id }), sales.checker);
      waiting.push(ticket);
    }
    await sales.office.close();

    const [calibration, ...rest] = waiting;
    const args = (ticket: { id: string; contentHash: string }) => [
      sales.directory,
      CHEN.name,
      ticket.id,
      ticket.contentHash,
    ];
    const { took = 20 } = await signInProcess(args(calibration!), undefined);
    const delays = fc.sample(fc.double({ min: 0, max: 1.2 * took + 2, noNaN: true }), { seed, numRuns: KILLS });
    let effective = 1;
    for (const [index, ticket] of rest.entries()) {
      await signInProcess(args(ticket), delays[index]);
      const office = await openTestOffice({ directory: sales.directory });
      const seen = await office.maker.get('review.show', { submissionId: ticket.id });
      const where = `seed ${seed}, kill ${index + 1} after ${String(delays[index])} ms`;
      expect(['submitted', 'effective'], where).toContain(seen.state);
      const note = await office.maker.ask('dispatch.get', { id: seen.recordId });
      expect(note.ok, where).toBe(seen.state === 'effective');
      if (seen.state === 'effective') effective += 1;
      const { rows } = await office.maker.get('dispatch.list', { limit: 1000 });
      expect(rows, where).toHaveLength(effective);
      const verified = await office.maker.get('office.verify', {});
      expect(
        verified.checks.flatMap((check) => check.faults),
        where,
      ).toEqual([]);
      await office.office.close();
    }
    console.info(
      `countersigning kills: ${effective - 1} wholly effective, ${KILLS + 1 - effective} untouched, a signature takes ${took.toFixed(1)} ms`,
    );
  },
);
