import type { CommandContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { withinPart } from '#core/modules/review/part.service.ts';
import type { Claim, RecordPart } from '#core/modules/review/record-kind.ts';
import { deleteSomeClaims, insertClaims, listKeyHolders } from '#core/modules/review/submission.repository.ts';

/** Claims looked up, written or ended at once: between two such, the office hears others. */
const AT_ONCE = 500;

async function inTurns<T>(
  ctx: CommandContext,
  all: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    if (at > 0) await ctx.progress('import.reserving', at, all.length);
    ctx.signal.throwIfAborted();
    await work(all.slice(at, at + AT_ONCE));
  }
}

/** Refuses what another open submission keeps for itself; `parts` say which part of a compound claimed it. */
export async function refuseReservedKeys(
  ctx: CommandContext,
  claims: readonly Claim[],
  parts: readonly RecordPart[],
): Promise<void> {
  await inTurns(ctx, claims, async (some) => {
    const whole = some.filter(({ quantityE6 }) => quantityE6 === undefined);
    const holders = new Map<string, ReadonlyMap<string, number>>();
    for (const [scope, held] of Map.groupBy(whole, (claim) => claim.scope)) {
      const keys = held.map(({ key }) => key);
      holders.set(scope, await listKeyHolders(ctx.db, scope, keys));
    }
    for (const { scope, key } of whole) {
      const serial = holders.get(scope)?.get(key);
      if (serial === undefined) continue;
      const part = parts.find(({ kind, content, recordId }) =>
        kind.claims(content, recordId).some((claim) => claim.scope === scope && claim.key === key),
      );
      await withinPart(part?.row === undefined ? {} : part, () => refuse('review.key_reserved', { serial, scope }));
    }
  });
}

/** Quantities of one key, claimed by several rows of a file, are one claim. */
function addedUp(claims: readonly Claim[]): readonly Claim[] {
  const whole = claims.filter(({ quantityE6 }) => quantityE6 === undefined);
  const quantities = Map.groupBy(
    claims.filter(({ quantityE6 }) => quantityE6 !== undefined),
    ({ scope, key }) => `${scope} ${key}`,
  );
  const summed = [...quantities.values()].flatMap(([first, ...more]) =>
    first
      ? [{ ...first, quantityE6: more.reduce((sum, one) => sum + (one.quantityE6 ?? 0), first.quantityE6 ?? 0) }]
      : [],
  );
  return [...whole, ...summed];
}

/** Reserves what an open submission keeps for itself. */
export function reserve(ctx: CommandContext, submissionId: string, claims: readonly Claim[]): Promise<void> {
  return inTurns(ctx, addedUp(claims), (some) => insertClaims(ctx.db, submissionId, some));
}

/** Ends all claims of a submission. */
export async function releaseClaims(ctx: CommandContext, submissionId: string): Promise<void> {
  for (let released = 0; ; released += AT_ONCE) {
    if ((await deleteSomeClaims(ctx.db, submissionId, AT_ONCE)) < AT_ONCE) return;
    await ctx.progress('import.releasing', released, 0);
    ctx.signal.throwIfAborted();
  }
}
