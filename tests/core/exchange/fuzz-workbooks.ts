import { parseArgs } from 'node:util';
import { fuzzWorkbooks } from './workbook-fuzz.ts';

// The full size of promise P8: `npm run fuzz:workbooks -- --n=10000 --seed=1`; without a seed, 1, 2 and 3 one after the other.
const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '10000' },
    seed: { type: 'string', multiple: true, default: ['1', '2', '3'] },
  },
});
const count = Number(values.n);
const seeds = values.seed.map(Number);
if (![count, ...seeds].every((number) => Number.isSafeInteger(number) && number > 0)) {
  process.stderr.write('--n and --seed are whole numbers above 0\n');
  process.exit(2);
}
let failed = 0;
let passed = 0;
for (const seed of seeds) {
  const result = await fuzzWorkbooks(seed, count);
  for (const failure of result.failures) process.stdout.write(`seed ${seed}: ${failure}\n`);
  failed += result.failures.length;
  passed += count - result.failures.length;
  const refused = [...result.refused].map(([rule, times]) => `${rule} ${times}`).join(', ');
  process.stdout.write(
    `seed ${seed}: ${result.read} read; refused: ${refused}; slowest ${Math.round(result.slowestMs)} ms; most memory ${result.peakMegabytes} MB\n`,
  );
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
