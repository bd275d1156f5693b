import type { DailyEntryRow, EntryState } from '#shared/daily/daily.contract.ts';
import type { EntryContent } from '#shared/daily/daily.schema.ts';
import { canonicalJson, contentHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound, OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import type { DailyKind, DailyKinds } from '#core/modules/daily/daily-kind.ts';
import {
  findCorrection,
  findEntry,
  insertEntry,
  isHeld,
  listSubjectLabels,
  strikeEntry,
  type EntryRow,
  type ListedEntry,
} from '#core/modules/daily/daily-entry.repository.ts';

export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Everything about an entry that a signature on its page stands for. */
type EntryFacts = Omit<
  EntryRow,
  'seq' | 'content_hash' | 'page_id' | 'struck_at' | 'struck_by' | 'struck_reason' | 'is_corrected'
>;

/** The hash of an entry, from what its row says now: compared with the page's whenever the page is read. */
export function entryHashOf(row: EntryFacts): string {
  const facts = {
    kind: row.kind,
    officeDate: row.office_date,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    personId: row.person_id,
    at: row.at,
    content: contentOf(row),
    correctsId: row.corrects_id,
    // Absent, not null, so that entries kept before files came in keep their hash.
    ...(row.file_id !== null && { fileId: row.file_id, fileRow: row.file_row }),
  };
  return contentHashOf('daily_entry', facts, row.id);
}

export function contentOf(row: Pick<EntryRow, 'content'>): EntryContent {
  return JSON.parse(row.content) as EntryContent;
}

/** Kinds whose entries this person may read: those of the modules open to them. */
export function readableKinds(ctx: QueryContext, kinds: DailyKinds): DailyKind[] {
  return kinds.all.filter((kind) => ctx.person.permissions.has(`${kind.module}.read`));
}

/** 登记: visible to everybody at once, as unreviewed. */
export async function addEntry(
  ctx: CommandContext,
  kinds: DailyKinds,
  input: { readonly kind: string; readonly subject: Subject; readonly content: EntryContent },
): Promise<{ id: string }> {
  const kind = kinds.find(input.kind);
  if (!kind) return refuseField('kind', 'daily.unknown_kind', { kind: input.kind });
  refuseUnlessWritable(ctx, kind);
  if (!kind.subjects.includes(input.subject.kind)) refuseField('subject.kind', 'daily.not_on_such_a_record');
  if (kind.book && kind.book.id !== input.subject.id) refuseField('subject.id', 'daily.not_on_such_a_record');
  const labels = await labelsOf(ctx.db, kinds, [input.subject]);
  if (!labels.has(keyOf(input.subject))) return notFound(input.subject.kind, input.subject.id);
  return keepEntry(ctx, kind, input.subject, input.content);
}

/** 更正: a new entry beside the old one, by whoever may key the kind; it stands on the page of the one who keyed it. */
export async function correctEntry(
  ctx: CommandContext,
  kinds: DailyKinds,
  input: { readonly id: string; readonly content: EntryContent },
): Promise<{ id: string }> {
  const old = await getEntry(ctx.db, input.id);
  const kind = kinds.get(old.kind);
  refuseUnlessWritable(ctx, kind);
  if (old.struck_at !== null) refuse('daily.already_struck');
  if (await findCorrection(ctx.db, old.id)) refuse('daily.already_corrected');
  return keepEntry(ctx, kind, { kind: old.subject_kind, id: old.subject_id }, input.content, { correctsId: old.id });
}

/** 划去: by its author, while no page holds it. The line stays readable with its reason. */
export async function strikeOwnEntry(
  ctx: CommandContext,
  input: { readonly id: string; readonly reason: string },
): Promise<{ id: string }> {
  const entry = await getEntry(ctx.db, input.id);
  if (entry.person_id !== ctx.person.id) refuse('daily.not_your_entry');
  if (entry.struck_at !== null) refuse('daily.already_struck');
  if (entry.page_id !== null || (await isHeld(ctx.db, entry.id))) refuse('daily.on_a_page');
  await strikeEntry(ctx.db, entry.id, { struck_at: ctx.now, struck_by: ctx.person.id, struck_reason: input.reason });
  ctx.note({
    subjectKind: 'daily_entry',
    subjectId: entry.id,
    outcome: 'struck',
    contentHash: entry.content_hash,
  });
  return { id: entry.id };
}

export function refuseUnlessWritable(ctx: QueryContext, kind: DailyKind): void {
  if (!ctx.person.permissions.has(kind.write)) throw new OfficeError({ code: 'forbidden', permission: kind.write });
}

async function getEntry(db: ReadDb, id: string): Promise<EntryRow> {
  return (await findEntry(db, id)) ?? notFound('daily_entry', id);
}

/** Where an entry comes from: the one it corrects, or a row of a file. */
interface Origin {
  readonly correctsId?: string;
  readonly file?: { readonly id: string; readonly row: number };
}

/** The one way an entry is written, keyed or out of a file. */
export async function keepEntry(
  ctx: CommandContext,
  kind: DailyKind,
  subject: Subject,
  content: EntryContent,
  { correctsId, file }: Origin = {},
): Promise<{ id: string }> {
  const facts = {
    id: ctx.newId(),
    kind: kind.name,
    office_date: ctx.today,
    subject_kind: subject.kind,
    subject_id: subject.id,
    person_id: ctx.person.id,
    at: ctx.now,
    content: canonicalJson(await readContent(ctx, kind, content)),
    corrects_id: correctsId ?? null,
    file_id: file?.id ?? null,
    file_row: file?.row ?? null,
  };
  const contentHash = entryHashOf(facts);
  await insertEntry(ctx.db, { ...facts, content_hash: contentHash });
  const outcome = correctsId === undefined ? 'added' : 'corrected';
  ctx.note({ subjectKind: 'daily_entry', subjectId: facts.id, outcome, contentHash });
  return { id: facts.id };
}

/** The kind's own schema and check decide; what does not fit is named by its path, as at the door. */
async function readContent(ctx: QueryContext, kind: DailyKind, content: EntryContent): Promise<EntryContent> {
  const read = kind.content.safeParse(content);
  if (read.success) {
    await kind.check?.(ctx, read.data);
    return read.data;
  }
  throw new OfficeError({ code: 'invalid_input', fields: faultsOf(read.error, 'content') });
}

function keyOf({ kind, id }: Subject): string {
  return `${kind} ${id}`;
}

/** Labels of the records and books that entries stand on, by kind and id; a record that is not effective has none. */
export async function labelsOf(
  db: ReadDb,
  kinds: DailyKinds,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, string>> {
  const books = kinds.all.flatMap(({ book }) => (book ? [[keyOf(book), book.label] as const] : []));
  if (subjects.length === 0) return new Map(books);
  const rows = await listSubjectLabels(db, [...new Set(subjects.map(({ id }) => id))]);
  return new Map([...books, ...rows.map((row): [string, string] => [keyOf(row), row.label])]);
}

export function labelOf(labels: ReadonlyMap<string, string>, row: EntryRow): string {
  return labels.get(keyOf({ kind: row.subject_kind, id: row.subject_id })) ?? '';
}

function stateOf(row: ListedEntry): EntryState {
  if (row.struck_at !== null) return 'struck';
  if (row.page_id !== null) return 'reviewed';
  return row.held_by === null ? 'open' : 'waiting';
}

export function shownEntry(
  ctx: QueryContext,
  kinds: DailyKinds,
  labels: ReadonlyMap<string, string>,
  row: ListedEntry,
): DailyEntryRow {
  const kind = kinds.get(row.kind);
  const content = contentOf(row);
  const state = stateOf(row);
  const isStruck = state === 'struck';
  return {
    id: row.id,
    kind: row.kind,
    officeDate: row.office_date,
    at: row.at,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectLabel: labelOf(labels, row),
    personId: row.person_id,
    personName: row.person_name,
    content: kind.shown?.(content) ?? content,
    summary: kind.title(content),
    state,
    reviewed: state === 'reviewed',
    checkerName: row.checker_name,
    struckReason: row.struck_reason,
    correctsId: row.corrects_id,
    correctedById: row.corrected_by,
    mayStrike: state === 'open' && row.person_id === ctx.person.id,
    mayCorrect: !isStruck && row.corrected_by === null && ctx.person.permissions.has(kind.write),
    file: row.file_name === null ? null : { fileName: row.file_name, row: row.file_row ?? 0 },
  };
}
