// npm run test:review -- --operations=100000 --seed=N
import { parseArgs } from 'node:util';
import { runOperations } from './run.ts';

const { values } = parseArgs({
  options: { operations: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`random review operations: ${values.operations}, seed ${seed}`);
try {
  const report = await runOperations(Number(values.operations), seed, (line) => console.log(line));
  console.log(
    `${report.submissions} submissions, ${report.effective} effective records; refused: ${JSON.stringify(report.refused)}`,
  );
  console.log(`${report.operations} passed, 0 failed`);
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
