// npm run test:guards: takes each guard out, one at a time, in a copy of the tree, and shows the test that fails for it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guard } from './guard.ts';
import { GUARDS } from './guard-list.ts';

// Only those whose name holds the given words, to try a new one out.
const wanted = process.argv.slice(2);
const chosen = GUARDS.filter(({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)));

/** A test that was green with every guard in place is not asked again. */
const known = new Map<string, boolean>();
const ROOT = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'countersign-guards-'));
let failed = 0;
try {
  for (const part of [
    'electron',
    'shared',
    'resources',
    'tests',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  for (const guard of chosen) {
    const caught = isCaught(guard);
    if (!caught) failed += 1;
    console.log(`${caught ? 'caught ' : 'MISSED '} ${guard.name.padEnd(46)} ${guard.title}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Green with the guard, red without it: the test fails because of the guard and nothing else. */
function isCaught(guard: Guard): boolean {
  const path = join(copy, guard.file);
  const original = readFileSync(path, 'utf8');
  let source = original;
  for (const [from, to] of guard.without) {
    if (!source.includes(from)) throw new Error(`${guard.name}: ${guard.file} no longer holds ${from}`);
    source = source.replace(from, to);
  }
  const green = known.get(`${guard.test} ${guard.title}`) ?? passes(guard);
  known.set(`${guard.test} ${guard.title}`, green);
  writeFileSync(path, source);
  const red = !passes(guard);
  writeFileSync(path, original);
  return green && red;
}

function passes({ test, title }: Guard): boolean {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const { status } = spawnSync(process.execPath, [vitest, 'run', test, '-t', pattern], { cwd: copy, stdio: 'ignore' });
  return status === 0;
}
