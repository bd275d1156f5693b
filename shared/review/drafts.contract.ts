import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { AttachmentView } from '#shared/review/review.contract.ts';
import { Attachment } from '#shared/review/review.schema.ts';

/** Half-typed forms one person may keep; far more than anybody works on. */
export const MOST_DRAFTS = 200;
/** Characters of JSON: a contract of 500 lines takes a third of it. */
const MOST_CHARACTERS = 1_000_000;

const Json = z.string().min(1).max(MOST_CHARACTERS).refine(isJson);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Name of a draft: the tab its form stands in, so that a form finds its own draft again. */
export const DraftName = z.string().min(1).max(400);

/** 草稿: a half-typed form. What is typed in it is its maker's alone and means nothing to the office. */
export const DraftFacts = z.strictObject({
  name: DraftName,
  /** The page that shows it, and of which record or submission. */
  page: z.string().min(1).max(60),
  params: z.record(z.string().max(40), z.string().max(200)),
  /** What its tab was called. */
  title: z.string().max(200),
  /** The version of the record it was begun on. */
  baseVersion: z.int().positive().optional(),
});
export type DraftFacts = z.infer<typeof DraftFacts>;

/** `content` is everything typed, `begun` what stood in the form on `baseVersion`; both JSON the office does not read. */
export const DraftToKeep = DraftFacts.extend({ content: Json, begun: Json.optional() });
export type DraftToKeep = z.infer<typeof DraftToKeep>;

/** `changedAt` is on the office's clock, UTC milliseconds. */
export const DraftRow = DraftFacts.extend({ changedAt: z.int().positive() });
export type DraftRow = z.infer<typeof DraftRow>;
export const KeptDraft = DraftToKeep.extend({ changedAt: z.int().positive() });
export type KeptDraft = z.infer<typeof KeptDraft>;

const Named = z.strictObject({ name: DraftName });

/** Drafts of whoever is signed in. No procedure takes a person: nobody can ask for somebody else's. */
export const draftsContract = {
  /** Newest first. */
  'drafts.list': query({ permission: 'signed-in', input: z.strictObject({}), output: z.array(DraftRow) }),
  'drafts.get': query({
    permission: 'signed-in',
    input: Named,
    output: z.strictObject({ draft: KeptDraft.optional() }),
  }),
  'drafts.keep': command({
    permission: 'signed-in',
    personal: true,
    input: DraftToKeep,
    output: z.strictObject({ changedAt: z.int() }),
  }),
  'drafts.drop': command({
    permission: 'signed-in',
    personal: true,
    input: Named,
    output: z.strictObject({ dropped: z.boolean() }),
  }),
  /** A file one brought oneself with `review.attach`, to look at before it is submitted. */
  'drafts.paper': query({
    permission: 'signed-in',
    input: z.strictObject({ fileHash: Attachment.shape.fileHash }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: AttachmentView.shape.mediaType,
      contentBase64: z.string(),
    }),
  }),
} as const;
