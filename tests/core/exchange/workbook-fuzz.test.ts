import { expect, test } from 'vitest';
import { fuzzWorkbooks } from './workbook-fuzz.ts';

test('damaged workbooks are read or refused, never a crash or a hang, and what is read adds up', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
  const { read, refused, failures, slowestMs } = await fuzzWorkbooks(seed, 200);
  const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`seed ${seed}: ${read} read, ${refusals} refused, slowest ${Math.round(slowestMs)} ms\n`);
  expect({ seed, failures }).toEqual({ seed, failures: [] });
  expect(read).toBeGreaterThan(20);
  expect(refusals).toBeGreaterThan(20);
});
