import { expect, test } from 'vitest';
import { runOperations } from './run.ts';

test('eight people doing anything in any order never approve their own, sign twice, lose or double a record', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.info(`random review operations: seed ${seed}`);
  const report = await runOperations(800, seed, () => {});
  expect(report.effective).toBeGreaterThan(10);
  expect(Object.keys(report.refused)).toContain('review.maker_cannot_countersign');
}, 240_000);
