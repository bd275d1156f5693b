import { BATCH_GUARDS } from './batch-guards.ts';
import { COMPOUND_GUARDS } from './compound-guards.ts';
import type { Guard } from './guard.ts';

const ENGINE = 'electron/core/modules/review';
const CLIENT_STORIES = 'tests/core/review.client.test.ts';
const LOCK_STORIES = 'tests/core/access.lock.test.ts';
const WINDOW_STORIES = 'tests/core/access.window.test.ts';
const PEOPLE_STORIES = 'tests/core/access.people.test.ts';
const RECOVERY_STORIES = 'tests/core/access.recovery.test.ts';
const DAILY_STORIES = 'tests/core/daily.store.test.ts';
const PRICE_STORIES = 'tests/core/price-lists.test.ts';
const POLICY_STORIES = 'tests/core/review.policies.test.ts';
const ADJUDICATION_STORIES = 'tests/core/review.adjudication.test.ts';
const STORE_STORIES = 'tests/core/store-guards.test.ts';

export const GUARDS: readonly Guard[] = [
  {
    name: 'threshold: money that asks for a further step',
    file: `${ENGINE}/policy.ts`,
    without: [['(decisive.amountFen ?? 0) >= fromFen', '(decisive.amountFen ?? 0) >= fromFen + 9e15']],
    test: POLICY_STORIES,
    title: 'a contract above the limit needs the manager as well; one fen below does not',
  },
  {
    name: 'threshold: a discount that asks for a further step',
    file: `${ENGINE}/policy.ts`,
    without: [
      ['(decisive.discountBasisPoints ?? 0) >= fromDiscountBasisPoints', '(decisive.discountBasisPoints ?? 0) < 0'],
    ],
    test: POLICY_STORIES,
    title: 'a deep discount below list price asks for the manager whatever the amount',
  },
  {
    name: 'threshold: computed anew at the last signature',
    file: `${ENGINE}/policy.service.ts`,
    without: [['if (steps.length > kept.steps.length)', 'if (steps.length > kept.steps.length + 99)']],
    test: POLICY_STORIES,
    title: 'what decides the steps is computed anew at the last signature: a list price raised meanwhile stops it',
  },
  {
    name: 'authority: a price below it takes somebody who may',
    file: `${ENGINE}/policy.ts`,
    without: [
      [
        'authority === undefined || roles.every((role) => authority.includes(role));',
        'authority === undefined || roles.length > 0;',
      ],
    ],
    test: PRICE_STORIES,
    title: 'a price below what staff may sign is signed by a manager and by nobody less, whatever the office’s policy',
  },
  {
    name: 'authority: asked again at the last signature',
    file: `${ENGINE}/policy.service.ts`,
    without: [['if (!hasAuthority(kept.steps, decisive.authority))', 'if (kept.steps.length > 99)']],
    test: PRICE_STORIES,
    title: 'an authority taken back meanwhile stops the last signature',
  },
  {
    name: 'authority: a step of theirs is not opened downwards',
    file: `${ENGINE}/limits.service.ts`,
    without: [['if (reserved && !authority.includes(role)) continue;', '']],
    test: PRICE_STORIES,
    title: 'a step that waits too long is never opened to somebody without the authority',
  },
  {
    name: 'store: an effect with the authority it takes',
    file: 'electron/core/database/migrations/0026_prices.ts',
    without: [['NEW.applying = 1 AND json_type', 'NEW.applying = 9 AND json_type']],
    test: PRICE_STORIES,
    title: 'the store itself refuses an effect without a signature of somebody with the authority',
  },
  {
    name: 'module: only in a role of the step whose turn it is',
    file: `${ENGINE}/authority.service.ts`,
    without: [['if (!authority) return', 'if (!authority && step === 99) return']],
    test: POLICY_STORIES,
    title: 'the second step is not signed before the first, and not by a role that is not its own',
  },
  {
    name: 'module: a lender lends nothing beside the own signature',
    file: `${ENGINE}/authority.service.ts`,
    without: [['!lenders.has(delegatorId)', '(lenders.has(delegatorId) || true)']],
    test: 'tests/core/review.delegation.test.ts',
    title: 'a lent role does not let the lender’s own work through, nor sign beside the lender',
  },
  {
    name: 'module: an adjudicator signs nothing of it',
    file: `${ENGINE}/authority.service.ts`,
    without: [['return adjudicators.includes(personId)', 'return adjudicators.includes(`${personId}?`)']],
    test: ADJUDICATION_STORIES,
    title: 'a third person sees both values unlabelled; for the maker’s the checker may sign, and the judge may not',
  },
  {
    name: 'module: only a third person judges',
    file: `${ENGINE}/adjudication.service.ts`,
    without: [['if (!third.includes(ctx.person.id))', "if (third.includes('nobody'))"]],
    test: ADJUDICATION_STORIES,
    title: 'a third person sees both values unlabelled; for the maker’s the checker may sign, and the judge may not',
  },
  {
    name: 'module: a judge does not become a maker',
    file: `${ENGINE}/hand-over.service.ts`,
    without: [['if (judges.includes(heir.id))', 'if (judges.length > 99)']],
    test: ADJUDICATION_STORIES,
    title: 'who judged a dispute does not take over its maker’s work when the maker leaves',
  },
  {
    name: 'module: a limit that is over stops keying',
    file: `${ENGINE}/check.service.ts`,
    without: [['dueAt !== null && dueAt <= now', 'dueAt !== null && dueAt <= 0']],
    test: 'tests/core/review.limits.test.ts',
    title:
      'what nobody signs in 24 working hours goes back to its maker: nothing effective, claims free, keyed again at will',
  },
  {
    name: 'compare: a deviation needs a reason and a re-key',
    file: `${ENGINE}/policy.service.ts`,
    without: [['if (!agrees && reason === undefined) unexplained.push', 'if (path === "") unexplained.push']],
    test: 'tests/core/invoicing.test.ts',
    title: 'a special invoice needs the buyer’s tax id; what differs from the client’s file is pointed out',
  },
  {
    name: 'drawn lines: those not drawn stay hidden',
    file: `${ENGINE}/visibility.ts`,
    without: [['everyCheck(kind, content, plan)', 'everyCheck(kind, content, plan).slice(0, 20)']],
    test: POLICY_STORIES,
    title:
      'of a contract with thirty lines five are keyed, drawn where nobody can choose, with count and quantity in all',
  },
  {
    name: 'store: every step has its people',
    file: 'electron/core/database/migrations/0014_policies.ts',
    without: [['`NEW.applying = 1 AND (', '`0 AND NEW.applying = 1 AND (']],
    test: STORE_STORIES,
    title: 'the store itself refuses an effect without a countersignature of somebody else',
  },
  {
    name: 'store: a signature in a role of its step',
    file: 'electron/core/database/migrations/0014_policies.ts',
    without: [['AND r.step = NEW.step AND r.role = NEW.role)`', 'AND r.step = NEW.step OR 1)`']],
    test: STORE_STORIES,
    title: 'the store itself refuses an effect without a countersignature of somebody else',
  },
  {
    name: 'store: a verdict only by a third person',
    file: 'electron/core/database/migrations/0014_policies.ts',
    without: [
      [
        'm.person_id = NEW.person_id)\n      OR EXISTS (SELECT 1 FROM reentry_attempt t',
        "m.person_id = '')\n      OR EXISTS (SELECT 1 FROM reentry_attempt t",
      ],
    ],
    test: ADJUDICATION_STORIES,
    title: 'the store takes no verdict from the maker, the checker, or without a dispute',
  },
  {
    name: 'module: no maker countersigns',
    file: `${ENGINE}/authority.service.ts`,
    without: [['if (makers.includes(personId))', 'if (makers.includes(personId) && false)']],
    test: CLIENT_STORIES,
    title: 'nobody countersigns what they keyed, and the refusal names the rule',
  },
  {
    name: 'module: nobody signs twice',
    file: `${ENGINE}/authority.service.ts`,
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
    name: 'module: an ended key signs nothing',
    file: 'electron/core/modules/users/identity.service.ts',
    without: [['return person?.active === true && ', 'return person !== undefined || ']],
    test: PEOPLE_STORIES,
    title: 'a key opened before its person was reset or left signs nothing any more, not even at the desk',
  },
  {
    name: 'store: nobody signs with an ended key',
    file: 'electron/core/database/migrations/0013_access.ts',
    without: [['k.person_id = NEW.person_id AND k.valid_to IS NULL)', '1)']],
    test: PEOPLE_STORIES,
    title: 'the store takes no countersignature under a key that is another person’s or was ended',
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
    test: 'tests/core/canaries.test.ts',
    title: 'while a dispatch_note waits, nothing an eligible checker can ask, no log and no output tells',
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
  ...COMPOUND_GUARDS,
  ...BATCH_GUARDS,
];
