import type { z } from 'zod';
import { contractState, percentDone } from '#shared/contracts/contract-progress.ts';
import type { ContractListInput, ContractRow } from '#shared/contracts/contracts.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import {
  countLines,
  listContractIds,
  listContractsByIds,
  listInReview,
  listProgress,
  listReceived,
} from '#core/modules/contracts/contract-list.repository.ts';

/** One page of the contract list with how far each contract is, as screen and workbook show it; the first with its totals. */
export async function listContractRows(ctx: QueryContext, input: z.output<typeof ContractListInput>) {
  const { ids, ...page } = await listContractIds(ctx.db, input);
  return { ...page, rows: await withProgress(ctx.db, await listContractsByIds(ctx.db, ids)) };
}

async function withProgress(db: ReadDb, rows: Awaited<ReturnType<typeof listContractsByIds>>): Promise<ContractRow[]> {
  const ids = rows.map((row) => row.id);
  const progress = await listProgress(db, ids);
  const received = await listReceived(db, ids);
  const lines = await countLines(db, ids);
  const inReview = await listInReview(db, ids);
  return rows.map((row) => {
    const done = progress.get(row.id);
    return {
      id: row.id,
      number: row.number,
      version: row.version,
      kind: row.kind,
      frameworkId: row.framework_id,
      clientId: row.client_id,
      clientName: row.client_name,
      externalNumber: row.external_number,
      signedOn: row.signed_on,
      effectiveTo: row.effective_to,
      sealedOn: row.sealed_on,
      salespersonId: row.salesperson_id,
      salespersonName: row.salesperson_name,
      lineCount: lines.get(row.id) ?? 0,
      grossFen: row.gross_fen,
      invoicedFen: done?.invoiced_fen ?? 0,
      receivedFen: received.get(row.id) ?? 0,
      dispatchedPercent: done ? percentDone(done.dispatched_fen, done.owed_fen) : 0,
      firstDueOn: row.first_due_on,
      state: contractState({
        isVoid: row.status === 'void',
        kind: row.kind,
        sealedOn: row.sealed_on,
        openLines: done?.open_lines ?? 0,
        closedShortE6: done?.closed_short_e6 ?? 0,
        dispatchedE6: done?.dispatched_e6 ?? 0,
      }),
      inReview: inReview.has(row.id),
    };
  });
}
