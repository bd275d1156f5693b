import { ClientStanding, ClientStandingDraft } from '#shared/clients/client-standing.schema.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findStanding, insertStanding } from '#core/modules/clients/client-standing.repository.ts';
import { refuseStanding, withStanding } from '#core/modules/clients/client-standing.service.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { applyPart, checkPart, readParts } from '#core/modules/review/part.service.ts';
import {
  defineRecordKind,
  type Proposal,
  type RecordPart,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

const CLIENT_STANDING_KIND = 'client_standing';

/**
 * 客户状态变更: a client is brought into business, frozen, thawed, closed or reopened, with a reason. No value of it comes
 * from a paper, so nothing is keyed twice: the checker ticks client, action and reason. A freeze takes one signature
 * whatever the client's limit, because it must be fast; what takes it back needs the signatures that the limit needs.
 */
export const clientStandingKind = defineRecordKind<ClientStandingDraft, ClientStanding>({
  name: CLIENT_STANDING_KIND,
  module: 'clients',
  draft: ClientStandingDraft,
  content: ClientStanding,
  actions: ['create'],
  derived: [],
  complete: completeStanding,
  checks: () => [
    { path: 'clientId', mode: 'confirm', type: 'text' },
    { path: 'standing', mode: 'confirm', type: 'text' },
    { path: 'reason', mode: 'confirm', type: 'text' },
  ],
  reviewedAs: clientKind.name,
  decidedBy: ['money'],
  decisive: async (_ctx, { standing, file }) => {
    return standing === 'freeze' ? {} : { amountFen: file.content.creditLimitFen };
  },
  title: ({ file }) => clientKind.title(file.content),
  claims: () => [],
  validate: checkStanding,
  parts: (content) => [partOf(content)],
  async apply(ctx, effect) {
    const { recordId, submissionId, content } = effect;
    await insertStanding(ctx.db, {
      id: recordId,
      client_id: content.clientId,
      standing: content.standing,
      reason: content.reason,
      from_on: content.fromOn,
      base_version: content.file.baseVersion,
      version: 1,
      submission_id: submissionId,
    });
    await applyPart(ctx, effect, 0, partOf(content));
  },
  read: readStanding,
});

async function completeStanding(ctx: QueryContext, draft: ClientStandingDraft): Promise<ClientStanding> {
  const client = await clientKind.read(ctx.db, draft.clientId);
  if (!client) return refuseField('clientId', 'clients.unknown');
  return { ...draft, file: { baseVersion: client.version, content: withStanding(client.content, draft.standing) } };
}

function partOf({ clientId, file }: ClientStanding): RecordPart {
  return {
    kind: clientKind,
    recordId: clientId,
    baseVersion: file.baseVersion,
    content: file.content,
    path: 'file.content',
  };
}

async function checkStanding(ctx: QueryContext, { submissionId, content }: Proposal<ClientStanding>) {
  if (content.fromOn > ctx.today) refuseField('fromOn', 'clients.standing_in_future', { today: ctx.today });
  await refuseStanding(ctx, content.clientId, content.standing);
  const whole = { submissionId, kind: CLIENT_STANDING_KIND };
  // What the client's file itself warns of was said when it was keyed, and has nothing to do with its standing.
  await checkPart(ctx, whole, partOf(content));
  return [];
}

async function readStanding(db: ReadDb, id: string): Promise<RecordState<ClientStanding> | undefined> {
  const row = await findStanding(db, id);
  if (!row) return undefined;
  const [part] = await readParts(db, row.submission_id, [clientKind]);
  const content: ClientContent = clientKind.content.parse(part?.content);
  return {
    version: row.version,
    submissionId: row.submission_id,
    content: {
      clientId: row.client_id,
      standing: row.standing,
      reason: row.reason,
      fromOn: row.from_on,
      file: { baseVersion: row.base_version, content },
    },
  };
}
