import type { Guard } from './guard.ts';

/** What keeps a record that a compound amends. */
export const COMPOUND_GUARDS: readonly Guard[] = [
  {
    name: 'store: no submission upon a record that a compound keeps',
    file: 'electron/core/database/migrations/0030_client_actions.ts',
    without: [["c.key = NEW.kind || ' ' || NEW.record_id", "c.key = ''"]],
    test: 'tests/core/client-standing.test.ts',
    title: 'the store keeps one open submission a record too: a claim on one that has its own, and the other way round',
  },
  {
    name: 'store: no compound keeps a record that has a submission of its own',
    file: 'electron/core/database/migrations/0030_client_actions.ts',
    without: [["s.record_id = substr(NEW.key, instr(NEW.key, ' ') + 1)", "s.record_id = ''"]],
    test: 'tests/core/client-standing.test.ts',
    title: 'the store keeps one open submission a record too: a claim on one that has its own, and the other way round',
  },
  {
    name: 'module: a part that amends stands on the current version',
    file: 'electron/core/modules/review/part.service.ts',
    without: [['if (current.version !== baseVersion) refuse', 'if (current.version < baseVersion) refuse']],
    test: 'tests/core/client-standing.test.ts',
    title: 'a change that slipped in behind a waiting freeze stops it: what it stands on is no longer there',
  },
];
