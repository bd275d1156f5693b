import type { Database } from 'better-sqlite3';
import { inThread } from '#core/database/in-thread.ts';

/** Pages written to the log before they are moved into the store, as SQLite itself would. */
const WORTH_MOVING = 1_000;
/** More than these are moved by a thread: the commit of a large import would keep the office from hearing anybody once more as long. */
const MOVED_AT_ONCE = 4_000;

/** What SQLite does at the end of a commit by itself, done so that a large one keeps nobody waiting. */
export interface Checkpoints {
  afterCommit(): void;
  /** Waits for what is under way; before the store is closed. */
  end(): Promise<void>;
}

/** Pages in the log, and how many of them are in the store as well. */
export interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Moves the pages of the log into the store. Nothing depends on when: whoever opens the store reads the log as well. What
 * fails is tried again after a later commit, by the office itself, whose next write then meets the same disk.
 */
export function startCheckpoints(writer: Database, path: string): Checkpoints {
  writer.pragma('wal_autocheckpoint = 0');
  const look = writer.prepare<[], LogState>('PRAGMA wal_checkpoint(NOOP)');
  const move = writer.prepare<[], LogState>('PRAGMA wal_checkpoint(PASSIVE)');
  const waiting = (): number => pagesLeft(look.get());
  // A reader that looks at an older state keeps pages back: they are tried again when as many have come.
  let keptBack = 0;
  let mayUseThread = true;
  let isEnding = false;
  let thread: Promise<void> | undefined;
  const moveBeside = async (): Promise<void> => {
    try {
      keptBack = pagesLeft(await inThread<LogState>('checkpoint-worker', path));
    } catch {
      mayUseThread = false;
    }
    thread = undefined;
    // What was committed meanwhile.
    if (!isEnding) afterCommit();
  };
  const afterCommit = (): void => {
    if (thread !== undefined) return;
    try {
      const pages = waiting();
      keptBack = Math.min(keptBack, pages);
      if (pages - keptBack < WORTH_MOVING) return;
      if (pages > MOVED_AT_ONCE && mayUseThread) {
        thread = moveBeside();
        return;
      }
      keptBack = pagesLeft(move.get());
    } catch {
      // The commit stands.
    }
  };
  return {
    afterCommit,
    async end() {
      isEnding = true;
      await thread;
    },
  };
}

function pagesLeft(state: LogState | undefined): number {
  return state === undefined ? 0 : state.log - state.checkpointed;
}
