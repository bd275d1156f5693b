import type { AttachmentView } from '#shared/review/review.contract.ts';
import type { Attachment } from '#shared/review/review.schema.ts';
import { canonicalJson, sha256 } from '#core/kernel/canonical-json.ts';
import type { CommandContext, PrepareContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound, refuse, refuseField } from '#core/kernel/office-error.ts';
import { insertAttachment, isFileOfRecord, listAttachments } from '#core/modules/review/attachment.repository.ts';
import { sniffMediaType, type MediaType } from '#core/modules/review/media-type.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** Puts a file beside the store; nothing points at it until a submission names its hash. */
export function takeFile(ctx: PrepareContext, fileName: string, bytes: Uint8Array): AttachmentView {
  if (bytes.byteLength === 0) refuse('review.attachment_empty', { file: fileName });
  if (bytes.byteLength > MOST_BYTES) refuse('review.attachment_too_large', { file: fileName, megabytes: 20 });
  const mediaType = sniffMediaType(bytes) ?? refuse('review.attachment_type', { file: fileName });
  return { fileName, fileHash: ctx.files.put(bytes), mediaType, bytes: bytes.byteLength };
}

/** Binds files to one round of a submission, in the order they were given. `originals` are imported workbooks. */
export async function attachFiles(
  ctx: CommandContext,
  submissionId: string,
  round: number,
  attachments: readonly Attachment[],
  originals: boolean,
): Promise<void> {
  for (const [position, { fileHash, fileName }] of attachments.entries()) {
    const bytes = ctx.files.get(fileHash);
    if (!bytes) return refuseField(`attachments.${position}`, 'review.attachment_missing', { file: fileName });
    const sniffed = sniffMediaType(bytes);
    await insertAttachment(ctx.db, {
      submission_id: submissionId,
      round,
      position,
      file_hash: fileHash,
      file_name: fileName,
      media_type: sniffed ?? (originals ? 'workbook' : refuse('review.attachment_type', { file: fileName })),
      byte_length: bytes.byteLength,
    });
  }
}

/** SHA-256 over names and hashes of a round's files, in their order: part of what a countersignature signs. */
export async function evidenceHashOf(db: ReadDb, submissionId: string, round: number): Promise<string> {
  const rows = await listAttachments(db, submissionId, round);
  return sha256(canonicalJson(rows.map((row) => ({ fileHash: row.file_hash, fileName: row.file_name }))));
}

export async function attachmentsOf(ctx: QueryContext, submission: SubmissionRow): Promise<AttachmentView[]> {
  const rows = await listAttachments(ctx.db, submission.id, submission.round);
  return rows.map((row) => ({
    fileHash: row.file_hash,
    fileName: row.file_name,
    mediaType: row.media_type as MediaType,
    bytes: row.byte_length,
  }));
}

/** Whether a file was attached to a submission of this record. */
export function wasAttachedTo(ctx: QueryContext, recordId: string, fileHash: string): Promise<boolean> {
  return isFileOfRecord(ctx.db, recordId, fileHash);
}

/** The bytes of one attachment, of this submission only: a hash alone opens nothing. */
export async function openAttachment(ctx: QueryContext, submission: SubmissionRow, fileHash: string) {
  const attachment = (await attachmentsOf(ctx, submission)).find((each) => each.fileHash === fileHash);
  const bytes = attachment && ctx.files.get(fileHash);
  if (!attachment || !bytes) return notFound('file', fileHash);
  const { fileName, mediaType } = attachment;
  // A paper cannot be masked: who looked at it is kept.
  const { kind: subjectKind, record_id: subjectId } = submission;
  ctx.disclose({ what: 'shown', subjectKind, subjectId, reason: 'evidence', masking: 'whole' });
  return { fileName, mediaType, contentBase64: Buffer.from(bytes).toString('base64') };
}
