/** The single-instance lock: a pid file taken exclusively; a loser leaves a note that the winner watches for. */
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export interface Note {
  readonly argv: string[];
  readonly cwd: string;
}

export interface InstanceLock {
  release(): void;
}

/** Undefined when another living process holds the lock; it is then told of us. */
export function takeInstanceLock(userData: string, onSecond: (note: Note) => void): InstanceLock | undefined {
  const folder = path.join(userData, 'SingleInstance');
  const owner = path.join(folder, 'owner');
  mkdirSync(folder, { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(owner, String(process.pid), { flag: 'wx' });
      const watcher = watchNotes(folder, onSecond);
      return {
        release() {
          watcher.close();
          rmSync(owner, { force: true });
        },
      };
    } catch {
      if (isAlive(owner)) break;
      rmSync(owner, { force: true });
    }
  }
  leaveNote(folder);
  return undefined;
}

function isAlive(owner: string): boolean {
  try {
    return process.kill(Number(readFileSync(owner, 'utf8')), 0);
  } catch {
    return false;
  }
}

function leaveNote(folder: string): void {
  const part = path.join(folder, `${process.pid}.part`);
  writeFileSync(part, JSON.stringify({ argv: process.argv, cwd: process.cwd() } satisfies Note));
  renameSync(part, path.join(folder, `${process.pid}.json`));
}

function watchNotes(folder: string, onSecond: (note: Note) => void): FSWatcher {
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(folder, name);
      const note = JSON.parse(readFileSync(file, 'utf8')) as Note;
      unlinkSync(file);
      onSecond(note);
    }
  });
  watcher.unref();
  return watcher;
}
