// `npm test`: the static checks, the tests, the build, the journeys in the real window; closes with its counts.
import { mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runHere } from '../setup/run.mjs';
import { runStaticChecks } from '../steps/static-checks.mjs';

const REPORTS = path.join(ROOT, 'out', 'test');
const VITEST_REPORT = path.join(REPORTS, 'vitest.json');
const JOURNEYS_REPORT = path.join(REPORTS, 'journeys.json');

/** Thousands of stores are written and thrown away; every commit of one waits for its disk. Where there is memory to spare, that is their disk. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 8e9;

if (process.env.TMPDIR === undefined && hasMemory()) process.env.TMPDIR = MEMORY;
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

let passed = 0;
let failed = 0;
const faults = (await runStaticChecks()).map((name) => `check: ${name}`);
failed += faults.length;
await tests();
await journeys();

for (const fault of faults) console.log(`failed: ${fault}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function hasMemory() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

async function tests() {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const code = await runHere(process.execPath, [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  ]);
  const report = read(VITEST_REPORT);
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  count('tests', code, report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + skipped);
}

async function journeys() {
  const built = await runHere(process.execPath, [path.join(ROOT, 'resources/build/build.ts')]);
  if (built !== 0) return count('build', built, 0, 0);
  const playwright = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: JOURNEYS_REPORT };
  const code = await runHere(process.execPath, [playwright, 'test', '--reporter=list,json'], { env });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(JOURNEYS_REPORT)?.stats ?? {};
  return count('journeys', code, expected, unexpected + flaky + skipped);
}

/** A suite that ends badly without naming a test (it did not start, or left something running) is one failure. */
function count(name, code, good, bad) {
  passed += good;
  failed += bad;
  if (bad > 0) faults.push(`${name}: ${bad}`);
  else if (code !== 0) {
    failed += 1;
    faults.push(`${name}: ended with exit code ${code}`);
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
