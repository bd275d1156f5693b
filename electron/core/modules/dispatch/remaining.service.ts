import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import type { DispatchLine, DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { DISPATCH_SCOPE, quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';
import type { ContractSource } from '#core/modules/dispatch/contract-source.service.ts';
import type { KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { hiddenClaimKeys } from '#core/modules/review/reserved.service.ts';

/** What a note takes from each contract line, summed over its lines, by claim key; empty for samples and gifts. */
export function takenByLine(content: DispatchNote): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const line of content.lines) {
    const key = claimKeyOf(line);
    if (key !== undefined) taken.set(key, (taken.get(key) ?? 0) + line.quantityE6);
  }
  return taken;
}

function claimKeyOf(line: DispatchLine): string | undefined {
  if (line.contractId === null || line.contractLineKey === null) return undefined;
  return contractLineClaimKey(line.contractId, line.contractLineKey);
}

/** The over-delivery allowance of a contract line in its unit, cut down to whole steps of the unit. */
export function toleranceE6(contractedE6: number, toleranceBasisPoints: number, unitDecimals: number): number {
  const step = 10n ** BigInt(6 - unitDecimals);
  const allowance = (BigInt(contractedE6) * BigInt(toleranceBasisPoints)) / 10_000n;
  return Number((allowance / step) * step);
}

/**
 * Refuses what would exceed a contract line, the whole note summed: dispatchable plus what this note already took, widened
 * by the contract's tolerance. Replacements may not exceed what came back to be replaced either. Where somebody else's
 * open note is part of the reason and this caller may not know its quantity, the maximum stays unsaid.
 */
export async function refuseOverDispatch(
  ctx: QueryContext,
  source: ContractSource,
  { content, submissionId }: Pick<Proposal<DispatchNote>, 'content' | 'submissionId'>,
  current: KnownDispatchNote | undefined,
): Promise<void> {
  const taken = takenByLine(content);
  const before = current ? takenByLine(current.content) : new Map<string, number>();
  const hidden = await hiddenClaimKeys(ctx, DISPATCH_SCOPE, [...taken.keys()]);
  const contractIds = new Set(content.lines.flatMap((line) => (line.contractId === null ? [] : [line.contractId])));
  for (const contractId of contractIds) {
    const contract = await source.contract(contractId);
    const rooms = await source.rooms(contractId, submissionId);
    for (const line of contract?.content.lines ?? []) {
      const key = contractLineClaimKey(contractId, line.lineKey);
      const wanted = taken.get(key);
      const room = rooms.get(line.lineKey);
      if (wanted === undefined || !room || !contract) continue;
      const already = before.get(key) ?? 0;
      const { toleranceBasisPoints } = contract.content.delivery;
      const allowance = toleranceE6(room.contracted_e6, toleranceBasisPoints, line.unitDecimals);
      const max = Math.max(0, room.dispatchable_e6 + already + allowance);
      const rule = hidden.has(key) ? 'dispatch.over_dispatchable_pending' : 'dispatch.over_dispatchable';
      if (wanted > max) refuseAt(content, key, rule, max);
      if (content.kind !== 'replacement') continue;
      const owed = room.open_replacement_e6 + (current?.content.kind === 'replacement' ? already : 0);
      if (wanted > owed) refuseAt(content, key, 'dispatch.over_replacement', owed);
    }
  }
}

/** Points at the line whose quantity, added to the earlier ones of the same contract line, first exceeds the maximum. */
function refuseAt(content: DispatchNote, key: string, rule: string, maxE6: number): never {
  let sum = 0;
  const index = content.lines.findIndex((line) => {
    if (claimKeyOf(line) === key) sum += line.quantityE6;
    return sum > maxE6;
  });
  const line = content.lines[index];
  const details = { line: index + 1, product: line?.productName ?? '', unit: line?.unit ?? '' };
  const isSaid = rule !== 'dispatch.over_dispatchable_pending';
  return refuseField(`lines.${index}.quantityE6`, rule, isSaid ? { ...details, max: plainE6(maxE6) } : details);
}

/** A quantity that would count against a contract line again. */
export interface Retaken {
  readonly contractId: string | null;
  readonly contractLineKey: string | null;
  readonly quantityE6: number;
}

/** Refuses by `rule` when quantities that count against their contract lines again find no room, because others took it. */
export async function refuseRetaken(
  ctx: QueryContext,
  submissionId: string,
  retaken: readonly Retaken[],
  rule: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const byContract = Map.groupBy(retaken, (line) => line.contractId);
  for (const [contractId, lines] of byContract) {
    if (contractId === null) continue;
    const quantities = await quantitiesForCheck(ctx.db, contractId, submissionId);
    const byLine = Map.groupBy(lines, (line) => line.contractLineKey ?? '');
    for (const [lineKey, same] of byLine) {
      const wanted = same.reduce((sum, line) => sum + line.quantityE6, 0);
      const room = Math.max(0, quantities.get(lineKey)?.dispatchable_e6 ?? 0);
      if (wanted > 0 && wanted > room) refuse(rule, details);
    }
  }
}
