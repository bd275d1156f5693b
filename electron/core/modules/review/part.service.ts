import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson, isSameJson, textHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound, OfficeError, refuse } from '#core/kernel/office-error.ts';
import { AMENDED_RECORD, amendedRecordKey } from '#core/modules/review/amended-record.ts';
import { isAsSigned, type Signed } from '#core/modules/review/as-signed.ts';
import { numbersFor } from '#core/modules/review/numbering.service.ts';
import {
  findPartEnds,
  insertParts,
  listParts,
  listPartsAt,
  type PartRow,
} from '#core/modules/review/part.repository.ts';
import { readMany, startMany, validateMany, verdictOf } from '#core/modules/review/record-bulk.ts';
import type {
  Claim,
  Effect,
  Proposal,
  RecordKind,
  RecordPart,
  RecordState,
  Verdict,
} from '#core/modules/review/record-kind.ts';
import { findOpenSubmission } from '#core/modules/review/submission.repository.ts';

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

/** What a part is made for: the record that stands for the whole, and the submission. */
type Whole = Pick<Effect<unknown>, 'recordId' | 'submissionId'>;

/** The compound a part is checked for. */
interface CheckedWhole extends Pick<Proposal<unknown>, 'submissionId' | 'unwarned' | 'evidence'> {
  readonly kind: string;
}

/**
 * The checks of one part on today's numbers, as the engine does them for a submission of its own: an amendment stands on
 * the current version and changes something. Called by the compound's `validate`.
 */
export async function checkPart(ctx: QueryContext, whole: CheckedWhole, part: RecordPart): Promise<readonly Warning[]> {
  const [verdict = []] = await checkParts(ctx, whole, [part]);
  return withinPart(part, () => {
    if (verdict instanceof OfficeError) throw verdict;
    return verdict;
  });
}

/** The same for many of one kind: a verdict each, in their order, with paths from where the part begins. */
export async function checkParts(
  ctx: QueryContext,
  whole: CheckedWhole,
  parts: readonly RecordPart[],
): Promise<readonly Verdict[]> {
  const kind = parts[0]?.kind;
  if (!kind) return [];
  const contents = currentContents(kind, parts);
  const bases = await basesOf(ctx.db, kind, parts);
  const moved = await Promise.all(
    parts.map((part, at) => verdictOf(async () => refuseNoChange(getBase(bases, part), contents[at]))),
  );
  const sound = [...moved.keys()].filter((at) => !(moved[at] instanceof OfficeError));
  const proposals = sound.map((at) => ({
    submissionId: whole.submissionId,
    within: whole.kind,
    ...(whole.unwarned && { unwarned: whole.unwarned }),
    ...(whole.evidence && { evidence: whole.evidence }),
    content: contents[at],
    ...baseOf(parts[at]),
  }));
  const verdicts = await validateMany(ctx, kind, proposals);
  const found = new Map(sound.map((at, index) => [at, verdicts[index] ?? []]));
  return moved.map((verdict, at) => found.get(at) ?? verdict);
}

function baseOf({ recordId, baseVersion }: Partial<RecordPart> = {}) {
  if (recordId === undefined || baseVersion === undefined) return { action: 'create' as const };
  return { action: 'amend' as const, recordId, baseVersion };
}

type States = ReadonlyMap<string, RecordState<unknown>>;

/** The records that parts amend, as they stand. */
async function basesOf(db: ReadDb, kind: RecordKind, parts: readonly RecordPart[]): Promise<States> {
  const amended = parts.flatMap(({ recordId, baseVersion }) => (baseVersion === undefined ? [] : [recordId]));
  return amended.length === 0 ? new Map() : readMany(db, kind, amended);
}

/** What an amendment stands on, refused when it is not the version it was made for; undefined of what is made here. */
function getBase(bases: States, { kind, recordId, baseVersion }: RecordPart): RecordState<unknown> | undefined {
  if (baseVersion === undefined) return undefined;
  const current = bases.get(recordId);
  if (!current) return notFound(kind.name, recordId);
  if (current.version !== baseVersion) refuse('review.stale_base', { base: baseVersion, current: current.version });
  return current;
}

function refuseNoChange(base: RecordState<unknown> | undefined, content: unknown): [] {
  if (base && canonicalJson(content) === canonicalJson(base.content)) refuse('review.no_change');
  return [];
}

/**
 * Makes or amends one of the records of a compound submission: number, typed rows, postings, read back and compared, as the
 * engine does for a submission of one record. The caller has validated it; a refusal of a later part undoes it with the rest.
 */
export async function applyPart(ctx: CommandContext, whole: Whole, position: number, part: RecordPart): Promise<void> {
  const making = startParts(part.kind, whole);
  await making.apply(ctx, position, [part]);
  await making.finish(ctx);
}

/** Parts that are made some at a time. */
export interface PartsMaking {
  /** What comes after the next of them. */
  foresee(contents: readonly unknown[]): void;
  /** The first of them stands at that position in the whole. */
  apply(ctx: CommandContext, position: number, parts: readonly RecordPart[]): Promise<void>;
  finish(ctx: CommandContext): Promise<void>;
  end(): void;
}

/** The same for many of one kind: made together, each read back and compared. */
export function startParts(kind: RecordKind, whole: Whole): PartsMaking {
  const making = startMany(kind);
  return {
    foresee: (contents) => making.foresee?.(contents),
    apply: (ctx, position, parts) => applyParts(ctx, { kind, whole, making }, position, parts),
    end: () => making.end?.(),
    finish: (ctx) => making.finish(ctx),
  };
}

interface Applying {
  readonly kind: RecordKind;
  readonly whole: Whole;
  readonly making: ReturnType<typeof startMany>;
}

async function applyParts(
  ctx: CommandContext,
  { kind, whole, making }: Applying,
  position: number,
  parts: readonly RecordPart[],
): Promise<void> {
  const { submissionId } = whole;
  const effects = await effectsOf(ctx, kind, submissionId, parts);
  await making.apply(ctx, effects);
  const ids = parts.map(({ recordId }) => recordId);
  await ctx.breathe();
  const states = await readMany(ctx.db, kind, ids);
  const rows = parts.map(({ recordId, content, text = canonicalJson(content), path, sourceRow }, at): PartRow => {
    const hash = textHashOf(kind.name, text, whole.recordId);
    const state = states.get(recordId);
    const { version = 1, number } = effects[at] ?? {};
    const isSame = state !== undefined && holds(kind, { content, hash, salt: whole.recordId }, state.content);
    invariant(
      isSame && state.submissionId === submissionId && state.version === version,
      `${kind.name} reads back as it was signed in its compound`,
    );
    return {
      submission_id: submissionId,
      position: position + at,
      record_kind: kind.name,
      record_id: recordId,
      content_path: jsonPath(path),
      content_hash: hash,
      number: number ?? null,
      source_row: sourceRow ?? null,
      version,
    };
  });
  await ctx.breathe();
  await insertParts(ctx.db, rows);
}

/** Most records are the same content, and nothing need be hashed. */
export function holds(kind: RecordKind, signed: Signed, record: unknown): boolean {
  return isSameJson(signed.content, record) || isAsSigned(kind, signed, record);
}

/**
 * The contents in the kind's form of today. Parts that come together were made by one program in one call: what the first
 * has already, all have, so a batch of many thousands is not parsed once more.
 */
export function currentContents(kind: RecordKind, parts: readonly RecordPart[]): readonly unknown[] {
  const [first] = parts;
  if (first && canonicalJson(kind.content.parse(first.content)) === (first.text ?? canonicalJson(first.content))) {
    return parts.map(({ content }) => content);
  }
  return parts.map(({ content }) => kind.content.parse(content));
}

/** What parts make: the first version with its number, or the next of what is amended, which must not have moved on. */
async function effectsOf(
  ctx: CommandContext,
  kind: RecordKind,
  submissionId: string,
  parts: readonly RecordPart[],
): Promise<readonly Effect<unknown>[]> {
  const contents = currentContents(kind, parts);
  const bases = await basesOf(ctx.db, kind, parts);
  for (const part of parts) await withinPart(part, () => getBase(bases, part));
  const made = [...parts.keys()].filter((at) => parts[at]?.baseVersion === undefined);
  const numbers = await numbersFor(
    ctx,
    kind,
    made.map((at) => contents[at]),
  );
  const numberAt = new Map(made.map((at, index) => [at, numbers[index]]));
  return parts.map((part, at): Effect<unknown> => {
    const number = numberAt.get(at);
    return {
      submissionId,
      content: contents[at],
      recordId: part.recordId,
      version: (part.baseVersion ?? 0) + 1,
      ...baseOf(part),
      ...(number !== undefined && { number }),
    };
  });
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
): Promise<{ recordId: string; sourceRow: number | null; version: number; content: unknown }[]> {
  const found = [];
  const rows = places ? await listPartsAt(db, submissionId, places) : await listParts(db, submissionId);
  for (const row of rows) {
    const kind = kinds.find((known) => known.name === row.record_kind);
    const state = await kind?.read(db, row.record_id);
    found.push({ recordId: row.record_id, sourceRow: row.source_row, version: row.version, content: state?.content });
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
