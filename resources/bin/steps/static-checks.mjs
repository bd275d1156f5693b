import path from 'node:path';
import { ROOT, runHere } from '../setup/run.mjs';

const BIN = (name) => path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const program = (name, ...args) => runHere(BIN(name), args, { shell: process.platform === 'win32' });

/** What `npm run check` does, the quickest first. Each gives an exit code. */
const STATIC_CHECKS = [
  { name: 'format', run: () => program('oxfmt', '--check', '.') },
  { name: 'unused code', run: () => program('knip', '--no-progress') },
  {
    name: 'import rules',
    run: () => runHere(process.execPath, [path.join(ROOT, 'resources/bin/steps/import-rules.mjs')]),
  },
  { name: 'lint', run: () => program('oxlint', '--type-aware', '--deny-warnings') },
  { name: 'compiler', run: () => program('tsc', '-p', '.', '--noEmit') },
];

/** Runs all of them, so that one run shows everything there is to mend. Gives the names of those that failed. */
export async function runStaticChecks() {
  const failed = [];
  for (const { name, run } of STATIC_CHECKS) {
    const started = performance.now();
    const code = await run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}
