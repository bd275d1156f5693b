import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findNode24 } from './node-24.mjs';
import { ROOT, runQuietly, SETUP_LOG } from './run.mjs';

const MODULES = path.join(ROOT, 'node_modules');
const STAMP = path.join(MODULES, '.countersign-lock');
const RECORD = path.join(MODULES, '.package-lock.json');
const LOCKFILE = path.join(ROOT, 'package-lock.json');

/** Installs what the lockfile names unless exactly that is there. Gives the path of Node 24; throws with a sentence. */
export async function preparePackages(say, words) {
  const stamp = stampOf();
  if (read(STAMP) !== stamp) {
    if (!installedAsLocked(LOCKFILE, RECORD)) await install(say, words, 'packages');
    writeFileSync(STAMP, stamp);
  }
  const node = findNode24();
  if (node !== undefined) return node;
  // optional packages that fail to download are skipped by npm without a word
  await install(say, words, 'packagesAgain');
  const arrived = findNode24();
  if (arrived === undefined) throw new Error(words('noNode'));
  writeFileSync(STAMP, stamp);
  return arrived;
}

function stampOf() {
  return createHash('sha256')
    .update(readFileSync(LOCKFILE))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Whether npm's own record of `node_modules` holds every package of the lockfile, optional ones aside, at its version. */
export function installedAsLocked(lockfile, record) {
  const wanted = packagesOf(lockfile);
  const found = packagesOf(record);
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    if (place === '') return true;
    const there = found[place];
    return there === undefined ? Boolean(optional || devOptional) : there.version === version;
  });
}

function packagesOf(file) {
  const text = read(file);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * `npm ci` refuses a lockfile when the registry lacks a package that only another system would use; `npm install` takes
 * the same versions and leaves such packages out. Either way the result is compared with the lockfile afterwards.
 */
async function install(say, words, key) {
  say(words(key));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const first = await npm('ci', ...quiet);
  const code = first === 0 ? 0 : await npm('install', '--no-save', ...quiet);
  if (code !== 0) throw new Error(words('packagesFailed', { code, log: path.relative(ROOT, SETUP_LOG) }));
  if (!installedAsLocked(LOCKFILE, RECORD)) throw new Error(words('packagesDiffer'));
}

function npm(...args) {
  const program = process.env.npm_execpath;
  if (program !== undefined && /\.c?js$/.test(program)) return runQuietly(process.execPath, [program, ...args]);
  return runQuietly('npm', args, { shell: process.platform === 'win32' });
}
