import type { dispatchContract, ReturnRecord, SignBackRecord } from '#shared/dispatch/dispatch.contract.ts';
import { maskValue } from '#shared/kernel/masking.ts';
import type { HandlersFor, ReadDb } from '#core/kernel/context.ts';
import { notFound, OfficeError } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { clientCredit } from '#core/modules/dispatch/credit.service.ts';
import { findDispatchClient } from '#core/modules/dispatch/dispatch-client.repository.ts';
import { dispatchNoteKind } from '#core/modules/dispatch/dispatch-note.review.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import {
  dispatchableLines,
  listChaseRows,
  listDispatchRows,
  returnableLines,
  showDispatchNote,
} from '#core/modules/dispatch/dispatch-show.service.ts';
import { orderDispatchKind } from '#core/modules/dispatch/order-dispatch.review.ts';
import { returnNoteKind } from '#core/modules/dispatch/return-note.review.ts';
import { readReturnNote } from '#core/modules/dispatch/return-note.service.ts';
import { listReturnedGoods, listReturns, listSignBacks } from '#core/modules/dispatch/sign-back-list.repository.ts';
import { signBackBatchKind } from '#core/modules/dispatch/sign-back-batch.review.ts';
import { signBackKind } from '#core/modules/dispatch/sign-back.review.ts';
import { readSignBack } from '#core/modules/dispatch/sign-back.service.ts';
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const dispatchHandlers: HandlersFor<typeof dispatchContract> = {
  'dispatch.list': (ctx, input) => listDispatchRows(ctx, input),
  async 'dispatch.get'(ctx, { id, purpose }) {
    const note = await showDispatchNote(ctx, id);
    const shown = { id, content: note.content, purpose };
    return { ...note, content: shownContent(ctx, 'dispatch_note', shown, { amend: ['dispatch.write'] }) };
  },
  'dispatch.dispatchableLines': (ctx, { contractId }) => dispatchableLines(ctx, contractId),
  async 'dispatch.clientCredit'(ctx, { clientId }) {
    if (!(await findDispatchClient(ctx.db, clientId))) return notFound('client', clientId);
    return clientCredit(ctx, clientId);
  },
  'dispatch.submit': (ctx, input) => submitForReview(ctx, dispatchNoteKind, input),
  async 'dispatch.submitOrderWithNote'(ctx, input) {
    const permission = 'contracts.write';
    if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
    return submitForReview(ctx, orderDispatchKind, input);
  },

  async 'dispatch.signBackChase'(ctx, input) {
    const list = await listChaseRows(ctx, input);
    const rows = list.rows.map((row) => ({ ...row, consigneePhone: maskValue('phone', row.consigneePhone) }));
    return { ...list, rows };
  },
  async 'dispatch.listSignBacks'(ctx, input) {
    const after = decodePageKey(input.after, 1);
    const rows = await listSignBacks(ctx.db, input, after === undefined ? undefined : String(after[0]));
    const shown = rows.map(({ status, ...row }) => ({ ...row, isVoid: status === 'void' }));
    return toPage(shown, input.limit, (row) => [row.number]);
  },
  'dispatch.getSignBack': (ctx, { id }) => showSignBack(ctx.db, id),
  'dispatch.submitSignBack': (ctx, input) => submitForReview(ctx, signBackKind, input),
  'dispatch.submitSignBackBatch': (ctx, input) => submitForReview(ctx, signBackBatchKind, input),

  async 'dispatch.listReturns'(ctx, input) {
    const after = decodePageKey(input.after, 1);
    const rows = await listReturns(ctx.db, input, after === undefined ? undefined : String(after[0]));
    const shown = rows.map(({ status, ...row }) => ({ ...row, isVoid: status === 'void' }));
    return toPage(shown, input.limit, (row) => [row.number]);
  },
  'dispatch.getReturn': (ctx, { id }) => showReturn(ctx.db, id),
  'dispatch.returnableLines': (ctx, input) => returnableLines(ctx, input),
  'dispatch.submitReturn': (ctx, input) => submitForReview(ctx, returnNoteKind, input),
};

async function showSignBack(db: ReadDb, id: string): Promise<SignBackRecord> {
  const known = await readSignBack(db, id);
  const note = known && (await readDispatchNote(db, known.content.dispatchNoteId));
  if (!known || !note) return notFound('sign_back', id);
  const client = await findDispatchClient(db, note.clientId);
  const lines = known.content.lines.map((line) => {
    const source = note.content.lines.find((candidate) => candidate.lineKey === line.dispatchLineKey);
    return {
      dispatchLineKey: line.dispatchLineKey,
      productName: source?.productName ?? '',
      specification: source?.specification ?? null,
      unit: source?.unit ?? '',
      unitDecimals: source?.unitDecimals ?? 0,
      settlement: line.settlement,
    };
  });
  return { ...known, dispatchNumber: note.number, clientName: client?.name ?? '', lines };
}

async function showReturn(db: ReadDb, id: string): Promise<ReturnRecord> {
  const known = await readReturnNote(db, id);
  if (!known) return notFound('return_note', id);
  const client = await findDispatchClient(db, known.clientId);
  const lines = await listReturnedGoods(db, id);
  const { clientId: _holder, ...shown } = known;
  return { ...shown, clientCode: client?.code ?? '', clientName: client?.name ?? '', lines };
}
