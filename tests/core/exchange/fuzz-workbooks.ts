import { fuzzWorkbooks } from './workbook-fuzz.ts';

// The full size of promise P8: `node tests/core/exchange/fuzz-workbooks.ts [files] [seed …]`, by default 10,000 files for 3 seeds.
const [count = '10000', ...seeds] = process.argv.slice(2);
let failed = 0;
let passed = 0;
for (const seed of seeds.length === 0 ? ['1', '2', '3'] : seeds) {
  const result = await fuzzWorkbooks(Number(seed), Number(count));
  for (const failure of result.failures) process.stdout.write(`seed ${seed}: ${failure}\n`);
  failed += result.failures.length;
  passed += Number(count) - result.failures.length;
  const refused = [...result.refused].map(([rule, times]) => `${rule} ${times}`).join(', ');
  process.stdout.write(
    `seed ${seed}: ${result.read} read; refused: ${refused}; slowest ${Math.round(result.slowestMs)} ms\n`,
  );
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
