import { SignBackBatch, SignBackBatchDraft } from '#shared/dispatch/sign-back-batch.schema.ts';
import { signBackKind } from '#core/modules/dispatch/sign-back.review.ts';
import {
  applySignBackBatch,
  checkSignBackBatch,
  completeSignBackBatch,
  readSignBackBatch,
  signBackBatchParts,
} from '#core/modules/dispatch/sign-back-batch.service.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';

export const SIGN_BACK_BATCH_KIND = 'sign_back_batch';

/**
 * 回单批量确认: copies that came back signed in full, all effective under one countersignature or none. The checker counts the
 * papers in hand, not knowing how many were keyed nor which, ticks that each is signed in full, and sees the list after.
 */
export const signBackBatchKind = defineRecordKind<SignBackBatchDraft, SignBackBatch>({
  name: SIGN_BACK_BATCH_KIND,
  module: 'dispatch',
  draft: SignBackBatchDraft,
  content: SignBackBatch,
  actions: ['create'],
  complete: (ctx, draft) => completeSignBackBatch(ctx, draft),
  checks: () => [
    { path: 'control.copies', mode: 'rekey', type: 'integer' },
    { path: 'copies', mode: 'confirm', type: 'text' },
    { path: 'receivedOn', mode: 'confirm', type: 'date' },
  ],
  derived: ['copies'],
  title: ({ receivedOn }) => receivedOn,
  claims: ({ copies }) => copies.flatMap(({ recordId, ...copy }) => signBackKind.claims(copy, recordId)),
  validate: checkSignBackBatch,
  parts: signBackBatchParts,
  apply: applySignBackBatch,
  read: (db, recordId) => readSignBackBatch(db, SIGN_BACK_BATCH_KIND, recordId),
});
