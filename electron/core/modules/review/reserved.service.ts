import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { listOwnClaims, sumClaims } from '#core/modules/review/reserved.repository.ts';
import { listHiddenClaimKeys, listKeyHolders } from '#core/modules/review/submission.repository.ts';

/** What open submissions keep for themselves, in millionths by key of the scope; a key nobody keeps anything of is missing. */
export function reservedByKey(
  db: ReadDb,
  scope: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return sumClaims(db, scope, keys);
}

/** What one open submission keeps: taken off again where it is held against what is left. */
export function reservedBySubmission(
  db: ReadDb,
  submissionId: string,
  scope: string,
): Promise<ReadonlyMap<string, number>> {
  return listOwnClaims(db, submissionId, scope);
}

/** By key, the serial of the open submission that keeps the whole of it for itself. */
export function holdersByKey(db: ReadDb, scope: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return listKeyHolders(db, scope, keys);
}

/** Keys with reserved quantities this person may not see yet: show neither the quantity nor what is computed with it. */
export async function hiddenClaimKeys(
  ctx: QueryContext,
  scope: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await listHiddenClaimKeys(ctx.db, ctx.person.id, scope, keys));
}
