import { isCharged } from '#shared/dispatch/dispatch-amounts.ts';
import type { ClientCredit } from '#shared/dispatch/dispatch.contract.ts';
import type { DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import { plainFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { listAbsorbed } from '#core/modules/clients/client-holder.service.ts';
import type { KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { exposureOf } from '#core/modules/ledger/ledger.service.ts';
import { hiddenClaimKeys } from '#core/modules/review/reserved.service.ts';

/** Open notes claim their charge here, in fen, so that two of them cannot use the same credit. */
export const EXPOSURE_SCOPE = 'client.exposure_fen';

/** What a note charges its client, in fen with tax. */
export function chargeOf(content: DispatchNote): number {
  return isCharged(content.kind) ? content.grossFen : 0;
}

/**
 * Balance, open notes and this one together may not exceed the client's credit limit. A limit of 0 means that none was
 * agreed, and nothing is refused; cash clients are kept in hand by freezing them. What is not charged is not checked.
 */
export async function refuseOverCredit(
  ctx: QueryContext,
  content: DispatchNote,
  holder: string,
  current: KnownDispatchNote | undefined,
): Promise<void> {
  const charge = chargeOf(content);
  if (charge === 0) return;
  const { creditLimitFen, balanceFen, pendingFen } = await exposureOf(ctx.db, holder);
  if (creditLimitFen === 0) return;
  const posted = current?.clientId === holder ? chargeOf(current.content) : 0;
  const overFen = balanceFen - posted + pendingFen + charge - creditLimitFen;
  if (overFen <= 0 || charge <= posted) return;
  const hidden = await hiddenExposure(ctx, holder);
  if (hidden) refuse('dispatch.over_credit_limit_pending', { limit: plainFen(creditLimitFen) });
  refuse('dispatch.over_credit_limit', { limit: plainFen(creditLimitFen), over: plainFen(overFen) });
}

/** Amendments of what a merged client had signed claim under that client still. */
async function hiddenExposure(ctx: QueryContext, clientId: string): Promise<boolean> {
  const keys = [clientId, ...(await listAbsorbed(ctx.db, clientId))];
  return (await hiddenClaimKeys(ctx, EXPOSURE_SCOPE, keys)).size > 0;
}

export async function clientCredit(ctx: QueryContext, clientId: string): Promise<ClientCredit> {
  const { creditLimitFen, balanceFen, pendingFen } = await exposureOf(ctx.db, clientId);
  const pendingHidden = await hiddenExposure(ctx, clientId);
  const knowsAll = !pendingHidden && creditLimitFen > 0;
  return {
    clientId,
    creditLimitFen,
    balanceFen,
    pendingFen: pendingHidden ? null : pendingFen,
    availableFen: knowsAll ? creditLimitFen - balanceFen - pendingFen : null,
    pendingHidden,
  };
}
