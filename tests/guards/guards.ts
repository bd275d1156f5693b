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
const LOCK_STORIES = 'tests/core/access.lock.test.ts';
const WINDOW_STORIES = 'tests/core/access.window.test.ts';
const PEOPLE_STORIES = 'tests/core/access.people.test.ts';
const RECOVERY_STORIES = 'tests/core/access.recovery.test.ts';
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
    name: 'window: dropped at lock, sign-out, switch',
    file: 'electron/core/office.ts',
    without: [['    windows.drop(seat);\n', '']],
    test: WINDOW_STORIES,
    title: 'locking, signing out, another person and leaving the seat each drop the window',
  },
  {
    name: 'window: thirty signatures',
    file: `${ENGINE}/signing-windows.ts`,
    without: [
      ['signer: signaturesLeft > 0 ? kept.signer : undefined', 'signer: kept.signer'],
      ['|| kept.signaturesLeft <= 0', ''],
    ],
    test: WINDOW_STORIES,
    title: 'without a window the password is asked for, and one password is good for thirty signatures',
  },
  {
    name: 'window: ten minutes',
    file: `${ENGINE}/signing-windows.ts`,
    without: [['kept.openUntil <= now ||', 'kept.openUntil < 0 ||']],
    test: WINDOW_STORIES,
    title: 'the window closes after ten minutes, however few signatures were made',
  },
  {
    name: 'window: never for people',
    file: `${ENGINE}/password-each-time.ts`,
    without: [['if (kind.asksPassword === true) return true;', '']],
    test: WINDOW_STORIES,
    title: 'a record about people asks for the password although the window is open, and leaves the window alone',
  },
  {
    name: 'token: dead once its seat was locked',
    file: 'electron/core/office.ts',
    without: [['    grants.drop(seat);\n', '']],
    test: LOCK_STORIES,
    title: 'a desk token given out before the seat was locked is dead',
  },
  {
    name: 'door: a locked seat answers nothing',
    file: 'electron/core/door/visit.ts',
    without: [['if (locked && !whileLocked)', 'if (locked && whileLocked === undefined && false)']],
    test: LOCK_STORIES,
    title: 'at a locked seat nothing is answered but what it takes to unlock it or give it to somebody else',
  },
  {
    name: 'PIN: three tries',
    file: 'electron/core/modules/users/unlock.handlers.ts',
    without: [['if (!kept || kept.failures >= PIN_TRIES) {', 'if (!kept) {']],
    test: LOCK_STORIES,
    title: 'PINs tried side by side count like PINs tried one after another',
  },
  {
    name: 'reset: not by or of oneself',
    file: `${ENGINE}/record-kind.ts`,
    without: [['return [submission.record_id, ...named];', 'return [submission.record_id, ...named.slice(9)];']],
    test: PEOPLE_STORIES,
    title: 'nobody resets themselves, neither as maker nor as checker',
  },
  {
    name: 'hand-over: not to who has signed it',
    file: `${ENGINE}/hand-over.service.ts`,
    without: [['signed.some((row) => row.person_id === heir.id)', 'signed.length > 99']],
    test: PEOPLE_STORIES,
    title: 'nobody inherits what they have countersigned in its round: refused by name and number, and by the store',
  },
  {
    name: 'store: nobody who signed becomes a maker',
    file: 'electron/core/database/migrations/0013_access.ts',
    without: [['c.round = s.round AND c.person_id = NEW.person_id)', 'c.round = s.round AND c.person_id = NULL)']],
    test: PEOPLE_STORIES,
    title: 'nobody inherits what they have countersigned in its round: refused by name and number, and by the store',
  },
  {
    name: 'recovery code: once',
    file: 'electron/core/modules/users/recovery.service.ts',
    without: [['check.against !== kept.hash', 'check.against === undefined']],
    test: RECOVERY_STORIES,
    title: 'codes tried side by side reset one person only, and guesses made together are all counted',
  },
  {
    name: 'recovery code: never on the disk',
    file: 'electron/core/door/carry-out.ts',
    without: [['procedure.secretReply ? undefined : { value }', 'procedure.secretReply ? { value } : { value }']],
    test: RECOVERY_STORIES,
    title: 'no recovery code and no PIN lies anywhere on the disk, and a repeated request is told that it was done',
  },
  {
    name: 'store: a renewed code is drawn by its maker',
    file: 'electron/core/database/migrations/0013_access.ts',
    without: [
      ["AND s.kind = 'recovery_renewal' AND s.state = 'effective'\n        AND m.person_id = NEW.person_id)", ')'],
    ],
    test: RECOVERY_STORIES,
    title: 'the store itself lets nobody draw a code but a maker of an effective renewal',
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
];

// Only those whose name holds the given words, to try a new one out.
const chosen = GUARDS.filter(({ name }) => name.includes(process.argv[2] ?? ''));

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
