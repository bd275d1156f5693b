import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson, contentHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound, OfficeError, refuse } from '#core/kernel/office-error.ts';
import { numberFor } from '#core/modules/review/numbering.service.ts';
import { insertPart, listParts, type PartRow } from '#core/modules/review/part.repository.ts';
import { AMENDED_RECORD, amendedRecordKey } from '#core/modules/review/amended-record.ts';
import { isAsSigned } from '#core/modules/review/as-signed.ts';
import { valueAt } from '#core/modules/review/content-paths.ts';
import type { Claim, Effect, RecordKind, RecordPart } from '#core/modules/review/record-kind.ts';
import { findOpenSubmission, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** What a refusal inside one part says besides: where the part stands in the whole, and its row on paper, from 1. */
interface PartPlace {
  readonly path?: string;
  readonly row?: number;
}

/** An amended record is kept whole while the compound waits: nobody else puts a change of it before the checkers. */
export function claimsOfAmended(parts: readonly RecordPart[]): Claim[] {
  return parts.flatMap(({ kind, recordId, baseVersion }) =>
    baseVersion === undefined ? [] : [{ scope: AMENDED_RECORD, key: amendedRecordKey(kind.name, recordId) }],
  );
}

/** Refuses a part that amends what has an open submission, its own or of another compound. */
export async function refuseOpenParts(ctx: QueryContext, parts: readonly RecordPart[]): Promise<void> {
  for (const part of parts) {
    if (part.baseVersion === undefined) continue;
    const open = await findOpenSubmission(ctx.db, part.kind.name, part.recordId);
    if (open) await withinPart(part, () => refuse('review.open_submission_exists', { serial: open.serial }));
  }
}

/**
 * The checks of one part on today's numbers, as the engine does them for a submission of its own: an amendment stands on
 * the current version and changes something. Called by the compound's `validate`.
 */
export async function checkPart(
  ctx: QueryContext,
  whole: { readonly submissionId: string; readonly kind: string },
  part: RecordPart,
): Promise<readonly Warning[]> {
  const { kind, recordId, baseVersion } = part;
  const content = kind.content.parse(part.content);
  const proposal = { submissionId: whole.submissionId, within: whole.kind, content };
  return withinPart(part, async () => {
    if (baseVersion === undefined) return kind.validate(ctx, { ...proposal, action: 'create' });
    const current = await getBase(ctx.db, kind, recordId, baseVersion);
    if (canonicalJson(content) === canonicalJson(current.content)) refuse('review.no_change');
    return kind.validate(ctx, { ...proposal, action: 'amend', recordId, baseVersion });
  });
}

/** What an amendment stands on; refused when it is not the version it was made for. */
async function getBase(db: ReadDb, kind: RecordKind, recordId: string, baseVersion: number) {
  const current = await kind.read(db, recordId);
  if (!current) return notFound(kind.name, recordId);
  if (current.version !== baseVersion) refuse('review.stale_base', { base: baseVersion, current: current.version });
  return current;
}

/**
 * Makes or amends one of the records of a compound submission: number, typed rows, postings, read back and compared, as the engine
 * does for a submission of one record. The caller has validated it; a refusal of a later part undoes it with the rest.
 */
export async function applyPart(
  ctx: CommandContext,
  whole: Pick<Effect<unknown>, 'recordId' | 'submissionId'>,
  position: number,
  part: RecordPart,
): Promise<void> {
  const { kind, recordId } = part;
  const { submissionId } = whole;
  const content = kind.content.parse(part.content);
  const { action, version, number, ...base } = await proposed(ctx, part, content);
  const effect = { submissionId, action, content, recordId, version, ...base };
  await kind.apply(ctx, { ...effect, ...(number !== undefined && { number }) });
  const hash = contentHashOf(kind.name, part.content, whole.recordId);
  const signed = { content: part.content, hash, salt: whole.recordId };
  const state = await kind.read(ctx.db, recordId);
  invariant(
    state?.submissionId === submissionId && state.version === version && isAsSigned(kind, signed, state.content),
    `${kind.name} reads back as it was signed in its compound`,
  );
  await insertPart(ctx.db, {
    submission_id: submissionId,
    position,
    record_kind: kind.name,
    record_id: recordId,
    content_path: jsonPath(part.path),
    content_hash: hash,
    number: number ?? null,
    source_row: part.sourceRow ?? null,
    version,
  });
}

/** The version a part makes: the first with its number, or the next of what it amends, which must not have moved on. */
async function proposed(ctx: CommandContext, part: RecordPart, content: unknown) {
  const { kind, recordId, baseVersion } = part;
  if (baseVersion === undefined) {
    return { action: 'create' as const, version: 1, number: await numberFor(ctx, kind, content) };
  }
  await withinPart(part, () => getBase(ctx.db, kind, recordId, baseVersion));
  return { action: 'amend' as const, version: baseVersion + 1, baseVersion, number: undefined };
}

/** `records.3.content` → `$.records[3].content`, as SQLite reads it. */
function jsonPath(path: string): string {
  return `$${path
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')}`;
}

/** What a submission made together, in its order, each record as it stands now. */
export async function readParts(
  db: ReadDb,
  submissionId: string,
  kinds: readonly RecordKind[],
): Promise<{ recordId: string; sourceRow: number | null; version: number; content: unknown }[]> {
  const found = [];
  for (const row of await listParts(db, submissionId)) {
    const kind = kinds.find((known) => known.name === row.record_kind);
    const state = await kind?.read(db, row.record_id);
    found.push({ recordId: row.record_id, sourceRow: row.source_row, version: row.version, content: state?.content });
  }
  return found;
}

/** A compound record has no row of its own: the effective submission that made it stands for it. */
export { findMakingSubmission } from '#core/modules/review/part.repository.ts';

/**
 * The parts that lie in the store are the ones that were signed, no more and no fewer, and each record nobody changed since
 * is still what its part says. A submission that is not effective, or of a kind that makes one record, has none.
 */
export async function verifyParts(db: ReadDb, kind: RecordKind, row: SubmissionRow): Promise<string[]> {
  const stored = await listParts(db, row.id);
  const isEffective = row.state === 'effective';
  if (stored.length === 0 && (!kind.parts || !isEffective)) return [];
  const signed = isEffective ? (kind.parts?.(kind.content.parse(JSON.parse(row.content))) ?? []) : [];
  const faults: string[] = [];
  if (stored.length !== signed.length) faults.push('parts_differ');
  const whole: unknown = JSON.parse(row.content);
  for (const [index, part] of signed.entries()) {
    const kept = stored[index];
    if (kept) faults.push(...(await faultsOf(db, row, { part, kept, raw: valueAt(whole, part.path) })));
  }
  return faults;
}

/** `raw` is the part as it stands in the whole: signed before a later version gave it more fields, it hashes as it stood. */
async function faultsOf(
  db: ReadDb,
  whole: SubmissionRow,
  { part, kept, raw }: { readonly part: RecordPart; readonly kept: PartRow; readonly raw: unknown },
): Promise<string[]> {
  const { kind, recordId } = part;
  const salt = whole.record_id;
  const content = [raw, part.content].find((each) => contentHashOf(kind.name, each, salt) === kept.content_hash);
  const isKept =
    content !== undefined &&
    kept.record_kind === kind.name &&
    kept.record_id === recordId &&
    kept.version === (part.baseVersion ?? 0) + 1 &&
    kept.content_path === jsonPath(part.path);
  if (!isKept) return ['parts_differ'];
  const state = await kind.read(db, recordId);
  if (!state) return ['record_missing'];
  if (state.submissionId !== whole.id) return [];
  return isAsSigned(kind, { content, hash: kept.content_hash, salt }, state.content) ? [] : ['record_differs'];
}

/** What people call the whole by once it took effect: its numbers, of many the first and the last. */
export async function numbersOfParts(db: ReadDb, submissionId: string): Promise<string | undefined> {
  const numbers = (await listParts(db, submissionId)).flatMap(({ number }) => (number === null ? [] : [number]));
  const [first] = numbers;
  if (first === undefined) return undefined;
  return numbers.length <= 2 ? numbers.join(' · ') : `${first} – ${numbers.at(-1) ?? ''}`;
}

/** Runs checks of one part and says a refusal with its place in the whole. */
export async function withinPart<T>(place: PartPlace, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof OfficeError ? placed(error, place) : error;
  }
}

function placed({ failure }: OfficeError, { path, row }: PartPlace): OfficeError {
  const at = row === undefined ? {} : { row };
  if (failure.code === 'rule_broken') {
    if (path === undefined || row === undefined) {
      return new OfficeError({ ...failure, ...(row !== undefined && { details: { ...failure.details, ...at } }) });
    }
    // One of many rows is to blame: it is pointed at, so that the form can go there.
    return new OfficeError({
      code: 'invalid_input',
      fields: [{ path, reason: failure.rule, details: { ...failure.details, ...at } }],
    });
  }
  if (failure.code !== 'invalid_input') return new OfficeError(failure);
  const fields = failure.fields.map((fault) => ({
    ...fault,
    path: path === undefined ? fault.path : `${path}.${fault.path}`,
    details: { ...fault.details, ...at },
  }));
  return new OfficeError({ code: 'invalid_input', fields });
}
