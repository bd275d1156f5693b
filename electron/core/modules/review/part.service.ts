import { contentHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { numberFor } from '#core/modules/review/numbering.service.ts';
import { insertPart, listParts, type PartRow } from '#core/modules/review/part.repository.ts';
import { isAsSigned } from '#core/modules/review/as-signed.ts';
import { valueAt } from '#core/modules/review/content-paths.ts';
import type { Effect, RecordKind, RecordPart } from '#core/modules/review/record-kind.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** What a refusal inside one part says besides: where the part stands in the whole, and its row on paper, from 1. */
interface PartPlace {
  readonly path?: string;
  readonly row?: number;
}

/**
 * Makes one of the records of a compound submission: number, typed rows, postings, read back and compared, as the engine
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
  const number = await numberFor(ctx, kind, content);
  const effect = { submissionId, action: 'create' as const, content, recordId, version: 1 };
  await kind.apply(ctx, { ...effect, ...(number !== undefined && { number }) });
  const hash = contentHashOf(kind.name, part.content, whole.recordId);
  const signed = { content: part.content, hash, salt: whole.recordId };
  const state = await kind.read(ctx.db, recordId);
  invariant(
    state?.submissionId === submissionId && isAsSigned(kind, signed, state.content),
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
  });
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
): Promise<{ recordId: string; sourceRow: number | null; content: unknown }[]> {
  const found = [];
  for (const row of await listParts(db, submissionId)) {
    const kind = kinds.find((known) => known.name === row.record_kind);
    const state = await kind?.read(db, row.record_id);
    found.push({ recordId: row.record_id, sourceRow: row.source_row, content: state?.content });
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
