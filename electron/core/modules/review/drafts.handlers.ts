import {
  type draftsContract,
  DraftFacts,
  type DraftToKeep,
  type KeptDraft,
  MOST_DRAFTS,
} from '#shared/review/drafts.contract.ts';
import { AttachmentView } from '#shared/review/review.contract.ts';
import type { CommandContext, HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import {
  countDraftsOf,
  deleteDraftOf,
  findBroughtFile,
  findDraftOf,
  listDraftsOf,
  writeDraft,
} from '#core/modules/review/draft.repository.ts';

/** Always of the person who calls: the name of a draft opens nothing of anybody else's. */
export const draftsHandlers: HandlersFor<typeof draftsContract> = {
  async 'drafts.list'(ctx) {
    const rows = await listDraftsOf(ctx.db, ctx.person.id, MOST_DRAFTS);
    return rows.map((row) => ({ ...factsOf(row), changedAt: row.changed_at }));
  },
  async 'drafts.get'(ctx, { name }) {
    const row = await findDraftOf(ctx.db, ctx.person.id, name);
    if (!row) return {};
    const { content, begun, changed_at: changedAt } = row;
    const draft: KeptDraft = { ...factsOf(row), content, changedAt, ...(begun !== null && { begun }) };
    return { draft };
  },
  'drafts.keep': (ctx, draft) => keepDraft(ctx, draft),
  'drafts.drop': async (ctx, { name }) => ({ dropped: await deleteDraftOf(ctx.db, ctx.person.id, name) }),
  'drafts.paper': (ctx, { fileHash }) => showBroughtFile(ctx, fileHash),
};

interface StoredFacts {
  readonly name: string;
  readonly page: string;
  readonly params: string;
  readonly title: string;
  readonly base_version: number | null;
}

function factsOf({ name, page, params, title, base_version: baseVersion }: StoredFacts): DraftFacts {
  const facts = { name, page, title, params: DraftFacts.shape.params.parse(JSON.parse(params)) };
  return baseVersion === null ? facts : { ...facts, baseVersion };
}

async function keepDraft(ctx: CommandContext, draft: DraftToKeep) {
  const personId = ctx.person.id;
  const isNew = (await findDraftOf(ctx.db, personId, draft.name)) === undefined;
  if (isNew && (await countDraftsOf(ctx.db, personId)) >= MOST_DRAFTS) refuse('drafts.too_many', { most: MOST_DRAFTS });
  const { name, page, title, content } = draft;
  await writeDraft(ctx.db, {
    person_id: personId,
    name,
    page,
    params: JSON.stringify(draft.params),
    title,
    content,
    base_version: draft.baseVersion ?? null,
    begun: draft.begun ?? null,
    changed_at: ctx.now,
  });
  return { changedAt: ctx.now };
}

async function showBroughtFile(ctx: QueryContext, fileHash: string) {
  const file = await findBroughtFile(ctx.db, ctx.person.id, fileHash);
  const bytes = file && ctx.files.get(fileHash);
  if (!file || !bytes) return notFound('file', fileHash);
  const mediaType = AttachmentView.shape.mediaType.parse(file.media_type);
  return { fileName: file.file_name, mediaType, contentBase64: Buffer.from(bytes).toString('base64') };
}
