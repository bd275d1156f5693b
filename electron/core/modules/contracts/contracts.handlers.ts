import { ContractContent } from '#shared/contracts/contract.schema.ts';
import { contractState } from '#shared/contracts/contract-progress.ts';
import type { ContractRecord, contractsContract, LinkedDocument } from '#shared/contracts/contracts.contract.ts';
import type { HandlersFor, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { listCloseShortsOf } from '#core/modules/contracts/close-short.repository.ts';
import { closeShortKind, readCloseShort } from '#core/modules/contracts/close-short.review.ts';
import { listProgress } from '#core/modules/contracts/contract-list.repository.ts';
import { pickContracts } from '#core/modules/contracts/contract-pick.repository.ts';
import { listContractRows } from '#core/modules/contracts/contract-list.service.ts';
import {
  findClientFacts,
  findContractHead,
  findPersonName,
  findVersion,
  listOrdersOf,
  listVersions,
} from '#core/modules/contracts/contract.repository.ts';
import { contractKind } from '#core/modules/contracts/contract.review.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { listOpeningsOf } from '#core/modules/contracts/opening.repository.ts';
import { openingKind, readOpening } from '#core/modules/contracts/opening.review.ts';
import { findReceivedFen } from '#core/modules/contracts/quantity.repository.ts';
import { quantitiesToShow } from '#core/modules/contracts/quantity.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

export const contractsHandlers: HandlersFor<typeof contractsContract> = {
  'contracts.list': (ctx, input) => listContractRows(ctx, input),
  'contracts.get': (ctx, { id }) => contractRecord(ctx, id),
  async 'contracts.getVersion'(ctx, { id, version }) {
    const head = await findContractHead(ctx.db, id);
    const row = await findVersion(ctx.db, id, version);
    if (!head || !row) return notFound('contract', id);
    return { version, number: head.number, content: ContractContent.parse(JSON.parse(row.content)) };
  },
  'contracts.pick': async (ctx, input) => [...(await pickContracts(ctx.db, input))],
  'contracts.submit': (ctx, input) => submitForReview(ctx, contractKind, input),
  async 'contracts.getCloseShort'(ctx, { id }) {
    const closing = await readCloseShort(ctx.db, id);
    if (!closing) return notFound('close_short', id);
    return { id, ...closing, contractNumber: await numberOf(ctx.db, closing.content.contractId) };
  },
  'contracts.submitCloseShort': (ctx, input) => submitForReview(ctx, closeShortKind, input),
  async 'contracts.getOpening'(ctx, { id }) {
    const opening = await readOpening(ctx.db, id);
    if (!opening) return notFound('opening_document', id);
    return { id, ...opening, contractNumber: await numberOf(ctx.db, opening.content.contractId) };
  },
  'contracts.submitOpening': (ctx, input) => submitForReview(ctx, openingKind, input),
};

async function numberOf(db: ReadDb, contractId: string): Promise<string> {
  return (await findContractHead(db, contractId))?.number ?? '';
}

async function contractRecord(ctx: QueryContext, id: string): Promise<ContractRecord> {
  const contract = await readContract(ctx.db, id);
  if (!contract) return notFound('contract', id);
  const { content, number, version, submissionId, isVoid } = contract;
  const client = await findClientFacts(ctx.db, contract.clientId);
  const salesperson = content.salespersonId === null ? undefined : await findPersonName(ctx.db, content.salespersonId);
  const progress = (await listProgress(ctx.db, [id])).get(id);
  const versions = await listVersions(ctx.db, id);
  const open = await findOpenSubmissionOf(ctx, 'contract', id);
  return {
    id,
    number,
    version,
    submissionId,
    ...(open !== undefined && { openSubmissionId: open }),
    content,
    state: contractState({
      isVoid,
      kind: content.kind,
      sealedOn: content.sealedOn,
      openLines: progress?.open_lines ?? 0,
      closedShortE6: progress?.closed_short_e6 ?? 0,
      dispatchedE6: progress?.dispatched_e6 ?? 0,
    }),
    clientCode: client?.code ?? '',
    clientName: client?.name ?? '',
    salespersonName: salesperson?.name ?? null,
    frameworkNumber: content.frameworkId === null ? null : await numberOf(ctx.db, content.frameworkId),
    quantities: await quantitiesToShow(ctx, id),
    receivedFen: await findReceivedFen(ctx.db, id),
    versions: versions.map((row) => ({
      version: row.version,
      submissionId: row.submission_id,
      effectiveAt: row.ended_at ?? 0,
      grossFen: row.gross_fen,
      lineCount: row.line_count,
      sealedOn: row.sealed_on,
    })),
    documents: await linkedDocuments(ctx.db, id),
  };
}

async function linkedDocuments(db: ReadDb, contractId: string): Promise<LinkedDocument[]> {
  const openings = await listOpeningsOf(db, contractId);
  const closings = await listCloseShortsOf(db, contractId);
  const orders = await listOrdersOf(db, contractId);
  const linked = (kind: LinkedDocument['kind'], on: string, row: { id: string; number: string; status: string }) => ({
    kind,
    id: row.id,
    number: row.number,
    on,
    isVoid: row.status === 'void',
  });
  return [
    ...openings.map((row) => linked('opening_document', row.as_of, row)),
    ...orders.map((row) => linked('order', row.signed_on, row)),
    ...closings.map((row) => linked('close_short', row.closed_on, row)),
  ];
}
