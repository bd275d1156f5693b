import type { Output } from '#shared/ipc/contract.ts';
import type { usersContract } from '#shared/users/users.contract.ts';
import { prepared, type CommandContext, type HandlersFor, type PrepareContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import type { PasswordCheck } from '#core/modules/review/review.handlers.ts';
import { deletePin, findPin, putPin, setPinFailures } from '#core/modules/users/access.repository.ts';
import { isTrivialPin, PIN_TRIES } from '#core/modules/users/pins.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import { sessionView, triesLeft } from '#core/modules/users/session.handlers.ts';
import type { UsersParts } from '#core/modules/users/users-parts.ts';

type Own = HandlersFor<Pick<typeof usersContract, 'session.unlock' | 'session.setPin' | 'session.clearPin'>>;
type Unlocked = Output<'session.unlock'>;

interface PinCheck {
  /** The hash it was compared with. */
  readonly against: string | undefined;
  readonly matches: boolean;
}

/** A PIN opens one's own locked seat. It signs nothing: no key depends on it. */
export function unlockHandlers(parts: UsersParts): Own {
  const { identity, passwords } = parts;
  return {
    'session.unlock': prepared({
      prepare: async (ctx, input) =>
        'pin' in input
          ? { pin: await checkPin(ctx, passwords, input.pin) }
          : { password: await identity.check(ctx, ctx.person.name, input.password) },
      run: (ctx, _input, check) =>
        check.pin ? unlockByPin(ctx, parts, check.pin) : unlockByPassword(ctx, parts, check.password),
    }),
    'session.setPin': prepared({
      async prepare(ctx, input) {
        if (isTrivialPin(input.pin)) refuseField('pin', 'session.trivial_pin');
        const check = await identity.check(ctx, ctx.person.name, input.password);
        return { check, hash: check.matches ? await passwords.hash(input.pin) : undefined };
      },
      async run(ctx, _input, { check, hash }) {
        const kept = await identity.record(ctx, check);
        if (!check.matches || hash === undefined || kept.lockedUntil !== undefined) {
          return { outcome: 'wrong_password' as const, ...kept };
        }
        if (check.mustChange) refuse('session.change_password_first');
        await putPin(ctx.db, { person_id: ctx.person.id, hash, failures: 0, set_at: ctx.now });
        ctx.note({ outcome: 'pin_set' });
        return { outcome: 'set' as const };
      },
    }),
    async 'session.clearPin'(ctx) {
      await deletePin(ctx.db, ctx.person.id);
      ctx.note({ outcome: 'pin_cleared' });
      return {};
    },
  };
}

async function checkPin(ctx: PrepareContext, passwords: Passwords, typed: string): Promise<PinCheck> {
  const kept = await findPin(ctx.db, ctx.person.id);
  if (!kept || kept.failures >= PIN_TRIES) return { against: kept?.hash, matches: false };
  return { against: kept.hash, matches: await passwords.verify(kept.hash, typed) };
}

/** Counted inside the transaction: tries made side by side were all compared before any of them was counted. */
async function unlockByPin(ctx: CommandContext, parts: UsersParts, check: PinCheck): Promise<Unlocked> {
  const kept = await findPin(ctx.db, ctx.person.id);
  if (!kept || kept.failures >= PIN_TRIES) {
    ctx.note({ outcome: 'unlock_refused' });
    return { outcome: 'pin_blocked' };
  }
  if (!check.matches || check.against !== kept.hash) {
    await setPinFailures(ctx.db, ctx.person.id, kept.failures + 1);
    ctx.note({ outcome: 'unlock_refused' });
    return { outcome: 'wrong_pin', triesLeft: PIN_TRIES - kept.failures - 1 };
  }
  return unlock(ctx, parts);
}

async function unlockByPassword(
  ctx: CommandContext,
  parts: UsersParts,
  check: PasswordCheck | undefined,
): Promise<Unlocked> {
  invariant(check, 'without a PIN a password was checked');
  const kept = await parts.identity.record(ctx, check);
  if (!check.matches || kept.lockedUntil !== undefined) {
    ctx.note({ outcome: 'unlock_refused' });
    return { outcome: 'wrong_password', failuresLeft: await triesLeft(ctx, check), ...kept };
  }
  return unlock(ctx, parts);
}

async function unlock(ctx: CommandContext, { sessions }: UsersParts): Promise<Unlocked> {
  await setPinFailures(ctx.db, ctx.person.id, 0);
  sessions.unlock(ctx.seat);
  ctx.note({ outcome: 'unlocked' });
  const session = sessions.at(ctx.seat, ctx.now);
  invariant(typeof session !== 'string', 'who unlocks sits here');
  return { outcome: 'unlocked', session: await sessionView(ctx, session) };
}
