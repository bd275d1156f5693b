import type { OpeningContent, OpeningDraft, OpeningLine } from '#shared/contracts/contract.schema.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import { sumFen } from '#shared/kernel/money.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { findOpeningOf } from '#core/modules/contracts/opening.repository.ts';
import { linesHiddenFrom, quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** Adds what the dispatched quantities are worth at the contract's prices, with tax. */
export function completeOpening(draft: OpeningDraft, contract: KnownContract): OpeningContent {
  const lines = draft.lines.map((line, index): OpeningLine => {
    const agreed = contract.content.lines.find((known) => known.lineKey === line.lineKey);
    if (!agreed) return refuseField(`lines.${index}.lineKey`, 'contracts.opening_line_unknown', { line: index + 1 });
    const isWhole = line.dispatchedE6 === agreed.quantityE6;
    const dispatchedFen = isWhole
      ? agreed.grossFen
      : lineAmounts({ ...agreed, quantityE6: line.dispatchedE6 }).grossFen;
    return { ...line, dispatchedFen };
  });
  return {
    ...draft,
    lines,
    dispatchedFen: sumFen(lines.map((line) => line.dispatchedFen)),
    invoicedFen: sumFen(lines.map((line) => line.invoicedFen)),
  };
}

/** An opening fits its contract: one a contract, no more than was contracted and is still free, nothing signed that was not sent. */
export async function checkOpening(ctx: QueryContext, proposal: Proposal<OpeningContent>): Promise<Warning[]> {
  const { content } = proposal;
  const contract = await readContract(ctx.db, content.contractId);
  if (!contract || contract.isVoid) return refuseField('contractId', 'contracts.contract_unknown');
  if (contract.content.kind === 'framework') refuseField('contractId', 'contracts.opening_of_framework');
  if (content.asOf < contract.content.signedOn) {
    refuseField('asOf', 'contracts.opening_before_signing', { on: content.asOf, signed: contract.content.signedOn });
  }
  if (content.asOf > ctx.today) refuseField('asOf', 'contracts.opening_in_future', { on: content.asOf });
  const earlier = await findOpeningOf(ctx.db, contract.id);
  if (earlier) refuse('contracts.opening_exists', { number: contract.number, opening: earlier.number });
  await refuseClosedPeriod(ctx.db, content.asOf);
  const quantities = await quantitiesForCheck(ctx.db, contract.id, proposal.submissionId);
  const hidden = await linesHiddenFrom(
    ctx,
    contract.id,
    content.lines.map((line) => line.lineKey),
  );
  const seen = new Set<string>();
  for (const [index, line] of content.lines.entries()) {
    if (seen.has(line.lineKey)) refuseField(`lines.${index}.lineKey`, 'contracts.line_repeated', { line: index + 1 });
    seen.add(line.lineKey);
    const left = Math.max(0, quantities.get(line.lineKey)?.dispatchable_e6 ?? 0);
    refuseImpossibleLine(contract, line, index, { left, isHidden: hidden.has(line.lineKey) });
  }
  return content.receivedFen > contract.content.grossFen
    ? [{ rule: 'contracts.opening_received_more', path: 'receivedFen' }]
    : [];
}

function refuseImpossibleLine(
  contract: KnownContract,
  line: OpeningLine,
  index: number,
  free: { readonly left: number; readonly isHidden: boolean },
): void {
  const agreed = contract.content.lines.find((known) => known.lineKey === line.lineKey);
  const details = { line: index + 1, description: agreed?.description ?? '', unit: agreed?.unit ?? '' };
  if (line.dispatchedE6 > free.left) {
    const path = `lines.${index}.dispatchedE6`;
    if (free.isHidden) refuseField(path, 'contracts.opening_more_than_left_pending', details);
    refuseField(path, 'contracts.opening_more_than_left', { ...details, left: plainE6(free.left) });
  }
  if (line.signedE6 > line.dispatchedE6) {
    refuseField(`lines.${index}.signedE6`, 'contracts.opening_signed_more', details);
  }
  if (agreed && line.invoicedE6 > agreed.quantityE6) {
    refuseField(`lines.${index}.invoicedE6`, 'contracts.opening_invoiced_more', details);
  }
  if ((line.invoicedE6 === 0) !== (line.invoicedFen === 0) && agreed?.grossFen !== 0) {
    refuseField(`lines.${index}.invoicedFen`, 'contracts.opening_invoiced_pair', details);
  }
}
