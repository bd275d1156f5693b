#!/usr/bin/env node
// `countersign …` in a checkout: finds Node 24 and starts the command line from source. Runs on Node 20 and later.
import path from 'node:path';
import { findNode24 } from './setup/node-24.mjs';
import { ROOT, runHere } from './setup/run.mjs';

const node = findNode24();
if (node === undefined) {
  console.error('countersign: Node 24 is missing. Run `npm ci` here first. 缺少 Node 24，请先在本目录运行 npm ci。');
  process.exitCode = 2;
} else {
  const program = path.join(ROOT, 'electron', 'cli.ts');
  // paths on the command line are meant from where the person stands, not from this checkout
  // kept compiled: the second start takes half the time
  const env = { NODE_COMPILE_CACHE: path.join(ROOT, 'out', 'compiled'), ...process.env };
  process.exitCode = await runHere(node, [program, ...process.argv.slice(2)], { cwd: process.cwd(), env });
}
