import { canonicalJson, textHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { isAsSigned, type Signed } from '#core/modules/review/as-signed.ts';
import { numbersFor } from '#core/modules/review/numbering.service.ts';
import {
  findPartEnds,
  insertParts,
  listParts,
  listPartsAt,
  type PartRow,
} from '#core/modules/review/part.repository.ts';
import { applyMany, readMany } from '#core/modules/review/record-bulk.ts';
import type { Effect, RecordKind, RecordPart } from '#core/modules/review/record-kind.ts';

/** What a refusal inside one part says besides: where the part stands in the whole, and its row on paper, from 1. */
interface PartPlace {
  readonly path?: string;
  readonly row?: number;
}

/** What a part is made for: the record that stands for the whole, and the submission. */
type Whole = Pick<Effect<unknown>, 'recordId' | 'submissionId'>;

/**
 * Makes one of the records of a compound submission: number, typed rows, postings, read back and compared, as the engine
 * does for a submission of one record. The caller has validated it; a refusal of a later part undoes it with the rest.
 */
export function applyPart(ctx: CommandContext, whole: Whole, position: number, part: RecordPart): Promise<void> {
  return applyParts(ctx, whole, position, [part]);
}

/** The same for many of one kind, the first of them at that position: made together, each read back and compared. */
export async function applyParts(
  ctx: CommandContext,
  whole: Whole,
  position: number,
  parts: readonly RecordPart[],
): Promise<void> {
  const kind = parts[0]?.kind;
  if (!kind) return;
  const { submissionId } = whole;
  const contents = currentContents(kind, parts);
  const numbers = await numbersFor(ctx, kind, contents);
  const effects = parts.map(({ recordId }, at) => ({
    submissionId,
    action: 'create' as const,
    content: contents[at],
    recordId,
    version: 1,
    ...(numbers[at] !== undefined && { number: numbers[at] }),
  }));
  await applyMany(ctx, kind, effects);
  const ids = parts.map(({ recordId }) => recordId);
  const states = await readMany(ctx.db, kind, ids);
  const rows = parts.map(({ recordId, content, path, sourceRow }, at): PartRow => {
    const text = canonicalJson(content);
    const hash = textHashOf(kind.name, text, whole.recordId);
    const state = states.get(recordId);
    const isSame = state !== undefined && holds(kind, { content, hash, salt: whole.recordId }, text, state.content);
    invariant(
      isSame && state.submissionId === submissionId,
      `${kind.name} reads back as it was signed in its compound`,
    );
    return {
      submission_id: submissionId,
      position: position + at,
      record_kind: kind.name,
      record_id: recordId,
      content_path: jsonPath(path),
      content_hash: hash,
      number: numbers[at] ?? null,
      source_row: sourceRow ?? null,
    };
  });
  await insertParts(ctx.db, rows);
}

/** `text` is the signed content in canonical form: most records are the same text, and nothing need be hashed. */
export function holds(kind: RecordKind, signed: Signed, text: string, record: unknown): boolean {
  return canonicalJson(record) === text || isAsSigned(kind, signed, record);
}

/**
 * The contents in the kind's form of today. Parts that come together were made by one program in one call: what the first
 * has already, all have, so a batch of many thousands is not parsed once more.
 */
export function currentContents(kind: RecordKind, parts: readonly RecordPart[]): readonly unknown[] {
  const [first] = parts;
  if (first && canonicalJson(kind.content.parse(first.content)) === canonicalJson(first.content)) {
    return parts.map(({ content }) => content);
  }
  return parts.map(({ content }) => kind.content.parse(content));
}

/** `records.3.content` → `$.records[3].content`, as SQLite reads it. */
export function jsonPath(path: string): string {
  return `$${path
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')}`;
}

export { countParts } from '#core/modules/review/part.repository.ts';

/** What a submission made together, in its order, each record as it stands now; all of it, or the parts at these places. */
export async function readParts(
  db: ReadDb,
  submissionId: string,
  kinds: readonly RecordKind[],
  places?: readonly number[],
): Promise<{ recordId: string; sourceRow: number | null; content: unknown }[]> {
  const found = [];
  const rows = places ? await listPartsAt(db, submissionId, places) : await listParts(db, submissionId);
  for (const row of rows) {
    const kind = kinds.find((known) => known.name === row.record_kind);
    const state = await kind?.read(db, row.record_id);
    found.push({ recordId: row.record_id, sourceRow: row.source_row, content: state?.content });
  }
  return found;
}

/** A compound record has no row of its own: the effective submission that made it stands for it. */
export { findMakingSubmission } from '#core/modules/review/part.repository.ts';

/** What people call the whole by once it took effect: its numbers, of many the first and the last. */
export async function numbersOfParts(db: ReadDb, submissionId: string): Promise<string | undefined> {
  const { first, last } = await findPartEnds(db, submissionId);
  if (first.length === 0) return undefined;
  return first.length <= 2 ? first.join(' · ') : `${first[0] ?? ''} – ${last}`;
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
