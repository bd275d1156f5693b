import { CloseShortContent, CloseShortDraft } from '#shared/contracts/contract.schema.ts';
import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import {
  findCloseShort,
  insertCloseShort,
  listCloseShortLines,
  voidCloseShort,
} from '#core/modules/contracts/close-short.repository.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { DISPATCH_SCOPE, linesHiddenFrom, quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';
import { defineRecordKind, type Proposal, type RecordState } from '#core/modules/review/record-kind.ts';

/** 关闭余量. What is closed can no longer be dispatched; voiding it opens the rest again. */
export const closeShortKind = defineRecordKind<CloseShortDraft, CloseShortContent>({
  name: 'close_short',
  module: 'contracts',
  draft: CloseShortDraft,
  content: CloseShortContent,
  actions: ['create', 'void'],
  series: { prefix: 'JD', businessDate: (content) => content.closedOn },
  complete: (_ctx, draft) => Promise.resolve(draft),
  checks: () => [{ path: 'lines.*.quantityE6', mode: 'rekey', type: 'quantity' }],
  drawable: true,
  derived: [],
  title: ({ closedOn, reason }) => `${closedOn} · ${reason}`,
  // Voiding frees quantity and so reserves none.
  claims: ({ contractId, lines }, recordId) =>
    recordId === undefined
      ? lines.map(({ lineKey, quantityE6 }) => ({
          scope: DISPATCH_SCOPE,
          key: contractLineClaimKey(contractId, lineKey),
          quantityE6,
        }))
      : [],
  async validate(ctx, proposal) {
    if (proposal.action === 'void') await refuseChangedVoid(ctx, proposal);
    else await refuseMoreThanLeft(ctx, proposal);
    return [];
  },
  async apply(ctx, { action, content, recordId, version, submissionId, number }) {
    if (action === 'void') {
      await voidCloseShort(ctx.db, { id: recordId, version, submission_id: submissionId });
      return;
    }
    invariant(number !== undefined, 'a closing is given its number');
    await insertCloseShort(
      ctx.db,
      {
        id: recordId,
        version,
        number,
        contract_id: content.contractId,
        closed_on: content.closedOn,
        reason: content.reason,
        status: 'active',
        submission_id: submissionId,
      },
      content.lines.map(({ lineKey, quantityE6 }, position) => ({
        close_short_id: recordId,
        contract_id: content.contractId,
        line_key: lineKey,
        position,
        quantity_e6: quantityE6,
        submission_id: submissionId,
      })),
    );
  },
  read: readCloseShort,
});

export async function readCloseShort(
  db: ReadDb,
  id: string,
): Promise<(RecordState<CloseShortContent> & { readonly number: string; readonly isVoid: boolean }) | undefined> {
  const head = await findCloseShort(db, id);
  if (!head) return undefined;
  const lines = await listCloseShortLines(db, id);
  return {
    content: {
      contractId: head.contract_id,
      closedOn: head.closed_on,
      reason: head.reason,
      lines: lines.map((line) => ({ lineKey: line.line_key, quantityE6: line.quantity_e6 })),
    },
    version: head.version,
    submissionId: head.submission_id,
    number: head.number,
    isVoid: head.status === 'void',
  };
}

async function refuseMoreThanLeft(ctx: QueryContext, proposal: Proposal<CloseShortContent>): Promise<void> {
  const { content, submissionId } = proposal;
  const contract = await readContract(ctx.db, content.contractId);
  if (!contract || contract.isVoid) return refuseField('contractId', 'contracts.contract_unknown');
  if (content.closedOn < contract.content.signedOn) {
    refuseField('closedOn', 'contracts.closed_before_signing', { signed: contract.content.signedOn });
  }
  const quantities = await quantitiesForCheck(ctx.db, content.contractId, submissionId);
  const hidden = await linesHiddenFrom(
    ctx,
    content.contractId,
    content.lines.map((line) => line.lineKey),
  );
  const seen = new Set<string>();
  for (const [index, { lineKey, quantityE6 }] of content.lines.entries()) {
    const line = contract.content.lines.find((known) => known.lineKey === lineKey);
    const left = quantities.get(lineKey)?.dispatchable_e6;
    if (!line || left === undefined || seen.has(lineKey)) {
      return refuseField(`lines.${index}.lineKey`, 'contracts.close_line_unknown', { line: index + 1 });
    }
    seen.add(lineKey);
    if (quantityE6 > left) {
      const path = `lines.${index}.quantityE6`;
      const details = { line: index + 1, description: line.description, unit: line.unit };
      if (hidden.has(lineKey)) refuseField(path, 'contracts.close_more_than_left_pending', details);
      refuseField(path, 'contracts.close_more_than_left', { ...details, left: plainE6(Math.max(0, left)) });
    }
  }
}

async function refuseChangedVoid(ctx: QueryContext, proposal: Proposal<CloseShortContent>): Promise<void> {
  const current = await readCloseShort(ctx.db, proposal.recordId ?? '');
  if (!current) return refuseField('contractId', 'contracts.contract_unknown');
  const { number } = current;
  if (current.isVoid) refuse('contracts.already_void', { number });
  if (canonicalJson(current.content) !== canonicalJson(proposal.content)) refuse('contracts.void_changes', { number });
}
