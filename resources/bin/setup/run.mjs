import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../..');
export const SETUP_LOG = path.join(ROOT, 'out', 'setup.log');

/** Runs a program with this terminal and gives its exit code; a missing program is 127. */
export function runHere(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
    const passOn = (signal) => child.kill(signal);
    process.once('SIGTERM', passOn).once('SIGINT', passOn);
    child.on('close', () => process.off('SIGTERM', passOn).off('SIGINT', passOn));
  });
}

/** Runs a program quietly, everything it says goes to `out/setup.log`. */
export function runQuietly(command, args, options = {}) {
  mkdirSync(path.dirname(SETUP_LOG), { recursive: true });
  const log = createWriteStream(SETUP_LOG, { flags: 'a' });
  log.write(`\n$ ${command} ${args.join(' ')}\n`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const done = (code) => log.end(() => resolve(code));
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}
