import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
/** A lock nobody has touched for this long belongs to a process that is gone, whatever its number says now. */
const STALE_MS = 30_000;

/**
 * Does `work` while no other process does work under the same lock file; waits for the other as long as it lives.
 * `onWait` is told the other's process number once.
 */
export async function alone(file, onWait, work) {
  await take(file, onWait);
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

async function take(file, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    if (!owner.alive) {
      setAside(file);
      continue;
    }
    if (!told) onWait(owner.pid);
    told = true;
    await pause(250);
  }
}

function ownerOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const silentMs = Date.now() - statSync(file).mtimeMs;
    return { pid, alive: silentMs < STALE_MS && (pid === 0 || isRunning(pid)) };
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renamed before it is removed: of two that find a dead lock, only one gets it out of the way. */
function setAside(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // the other was quicker
  }
}

function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // removed from outside: the work goes on
  }
}
