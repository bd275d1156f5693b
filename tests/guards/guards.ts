// npm run test:guards: takes each guard out, one at a time, in a copy of the tree, and shows the test that fails for it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Guard {
  readonly name: string;
  readonly file: string;
  readonly without: readonly (readonly [string, string])[];
  /** The test that must fail once the guard is gone. */
  readonly test: string;
  readonly title: string;
}

const ENGINE = 'electron/core/modules/review';
const CLIENT_STORIES = 'tests/core/review.client.test.ts';
const DAILY_STORIES = 'tests/core/daily.store.test.ts';
const STORE_STORIES = 'tests/core/store-guards.test.ts';

const GUARDS: readonly Guard[] = [
  {
    name: 'module: no maker countersigns',
    file: `${ENGINE}/effect.service.ts`,
    without: [['if (makers.includes(personId))', 'if (makers.includes(personId) && false)']],
    test: CLIENT_STORIES,
    title: 'nobody countersigns what they keyed, and the refusal names the rule',
  },
  {
    name: 'module: nobody signs twice',
    file: `${ENGINE}/effect.service.ts`,
    without: [['if (signed.some((row) => row.person_id === personId))', 'if (signed.length > 99)']],
    test: CLIENT_STORIES,
    title: 'nobody signs before keying blind, and nobody signs twice',
  },
  {
    name: 'module: the hash that was signed',
    file: `${ENGINE}/check.service.ts`,
    without: [['if (submission.content_hash !== input.contentHash)', 'if (input.contentHash === "")']],
    test: CLIENT_STORIES,
    title: 'a signature on other content than what lies in the store is refused',
  },
  {
    name: 'module: re-key before the signature',
    file: `${ENGINE}/check.service.ts`,
    without: [["judgement.state !== 'agrees' && judgement.state !== 'not_needed'", "judgement.state === 'disputed'"]],
    test: CLIENT_STORIES,
    title: 'nobody signs before keying blind, and nobody signs twice',
  },
  {
    name: 'token: once, at its seat, sixty seconds',
    file: `${ENGINE}/desk.service.ts`,
    without: [['grant && grant.seat === seat && grant.expiresAt >= now ? grant : undefined', 'grant']],
    test: CLIENT_STORIES,
    title: 'a desk token is good for sixty seconds, at the seat it was given to, and for the content it was given for',
  },
  {
    name: 'visibleTo: hidden values are absent',
    file: `${ENGINE}/visibility.ts`,
    without: [['if (seesEverything(viewpoint)) return', 'if (seesEverything(viewpoint) || true) return']],
    test: CLIENT_STORIES,
    title: 'a client exists only after a second person types the critical fields alike',
  },
  {
    name: 'claims: pending quantities stay hidden',
    file: `${ENGINE}/review.service.ts`,
    without: [
      [
        'listHiddenClaimKeys(ctx.db, ctx.person.id, scope, keys)',
        'listHiddenClaimKeys(ctx.db, ctx.person.id, scope, [])',
      ],
    ],
    test: 'tests/core/blindness.test.ts',
    title: 'whatever waits, an eligible checker learns no blind value from any list, page, pick, export or print',
  },
  {
    name: 'store: no maker countersigns',
    file: 'electron/core/database/migrations/0002_review.ts',
    without: [
      [
        '`EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.submission_id',
        '`0 AND EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.submission_id',
      ],
    ],
    test: STORE_STORIES,
    title: 'the store itself refuses an effect without a countersignature of somebody else',
  },
  {
    name: 'store: as many signatures as asked for',
    file: 'electron/core/database/migrations/0002_review.ts',
    without: [['< NEW.required_signatures', '< 0 * NEW.required_signatures']],
    test: STORE_STORIES,
    title: 'the store itself refuses an effect without a countersignature of somebody else',
  },
  {
    name: 'store: typed tables change only in an effect',
    file: 'electron/core/database/migrations/0012_guards.ts',
    without: [["  'client',\n", '']],
    test: STORE_STORIES,
    title: 'no effective table takes a row, a change or a deletion from another program',
  },
  {
    name: 'signature: only the person’s own key verifies',
    file: 'electron/core/kernel/signing.ts',
    without: [
      [
        "return verify(null, Buffer.from(message, 'utf8'), key, Buffer.from(signature, 'base64'));",
        'return key !== undefined && verify !== undefined && message !== signature;',
      ],
    ],
    test: 'tests/core/signing.test.ts',
    title: 'a countersignature forged in the store does not verify under the person’s own key',
  },
  {
    name: 'daily: a page is signed on entries that stand',
    file: 'electron/core/modules/daily/day-page.review.ts',
    without: [['if (!stands) refuse', "if (!stands && entry.id === '') refuse"]],
    test: DAILY_STORIES,
    title: 'a line changed behind the page’s back: the signature is refused as an outcome, and nothing is reviewed',
  },
  {
    name: 'daily: an entry on a page is not struck',
    file: 'electron/core/database/migrations/0015_daily.ts',
    without: [["OR EXISTS (SELECT 1 FROM submission_claim c WHERE c.scope = 'daily.entry' AND c.key = OLD.id)", '']],
    test: DAILY_STORIES,
    title: 'the store keeps every line as it was keyed: no change, no deletion, no mark of review without a page',
  },
  {
    name: 'daily: a page belongs to who submitted it',
    file: 'electron/core/database/migrations/0015_daily.ts',
    without: [['WHERE m.submission_id = NEW.submission_id AND m.person_id = NEW.person_id', 'WHERE 1']],
    test: DAILY_STORIES,
    title: 'a page in the store belongs to who submitted it, and holds that person’s standing entries of that day only',
  },
];

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
  for (const guard of GUARDS) {
    const caught = isCaught(guard);
    if (!caught) failed += 1;
    console.log(`${caught ? 'caught ' : 'MISSED '} ${guard.name.padEnd(46)} ${guard.title}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${GUARDS.length - failed} passed, ${failed} failed`);
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
  const green = passes(guard);
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
