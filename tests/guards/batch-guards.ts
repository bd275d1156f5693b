import type { Guard } from './guard.ts';

const STORIES = 'tests/core/imports.blocks.test.ts';
const BLOCKS = 'electron/core/database/migrations/0029_batch_rows.ts';
const LAID_DOWN = 'the store takes rows with their submission only, and never lets them be changed or taken away';

/** What keeps the rows that lie beside a batch. */
export const BATCH_GUARDS: readonly Guard[] = [
  {
    name: 'store: no row is added to a submission that is being checked',
    file: BLOCKS,
    without: [['OR EXISTS (SELECT 1 FROM submission_event e WHERE e.submission_id = NEW.submission_id)', '']],
    test: STORIES,
    title: LAID_DOWN,
  },
  {
    name: 'store: no row is added to a submission that was decided',
    file: BLOCKS,
    without: [["AND s.state = 'submitted' AND s.round = 1", '']],
    test: STORIES,
    title: 'no row joins a submission that came back or was decided, even one without a story',
  },
  {
    name: 'store: rows of a batch are never changed',
    file: BLOCKS,
    without: [["['UPDATE', 'DELETE']", "['DELETE']"]],
    test: STORIES,
    title: LAID_DOWN,
  },
  {
    name: 'store: rows of a batch are never taken away',
    file: BLOCKS,
    without: [["['UPDATE', 'DELETE']", "['UPDATE']"]],
    test: STORIES,
    title: LAID_DOWN,
  },
  {
    name: 'batch: the rows that are written are the ones that were sealed',
    file: 'electron/core/modules/review/batch-rows.ts',
    without: [['last === seal.hash && count === seal.count, ', 'count === seal.count, ']],
    test: STORIES,
    title: 'a row changed behind the office: verify names the batch, and nobody can sign it any more',
  },
];
