import type { DailyFileRow } from '#shared/daily/daily.contract.ts';
import { type EntryContent, MOST_OF_FILE } from '#shared/daily/daily.schema.ts';
import { invariant } from '#core/kernel/invariant.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import { isHeld, strikeEntry } from '#core/modules/daily/daily-entry.repository.ts';
import { keepEntry, refuseUnlessWritable, type Subject } from '#core/modules/daily/daily-entry.service.ts';
import {
  findFile,
  findTaken,
  insertFile,
  listFilesOfDay,
  listStanding,
} from '#core/modules/daily/daily-file.repository.ts';
import type { DailyKind } from '#core/modules/daily/daily-kind.ts';

/** A workbook whose rows are entries of one kind, all on one subject. */
export interface BroughtFile {
  readonly fileName: string;
  readonly fileHash: string;
  readonly sheet: string;
  readonly refused: number;
  readonly subject: Subject;
  /** How many rows there are, and each with its number in the file. */
  readonly count: number;
  readonly rows: AsyncIterable<readonly { readonly row: number; readonly content: EntryContent }[]>;
}

/** 整份登记: every row an entry of the caller's own, on today's date, by the way a keyed one is written. All of them or none. */
export async function keepFile(ctx: CommandContext, kind: DailyKind, brought: BroughtFile): Promise<{ id: string }> {
  refuseUnlessWritable(ctx, kind);
  const { fileName, fileHash, sheet, refused, subject, count } = brought;
  invariant(count <= MOST_OF_FILE, 'a file is taken in whole on one page');
  const id = ctx.newId();
  await insertFile(ctx.db, {
    id,
    kind: kind.name,
    office_date: ctx.today,
    person_id: ctx.person.id,
    at: ctx.now,
    file_name: fileName,
    file_hash: fileHash,
    sheet,
    entries: count,
    rows_refused: refused,
  });
  let done = 0;
  for await (const rows of brought.rows) {
    await ctx.progress('import.writing', done, count);
    ctx.signal.throwIfAborted();
    for (const { row, content } of rows) await keepEntry(ctx, kind, subject, content, { file: { id, row } });
    done += rows.length;
  }
  invariant(done === count, 'a file has the entries it says');
  ctx.note({ subjectKind: 'daily_file', subjectId: id, outcome: 'added', details: { entries: count, fileHash } });
  return { id };
}

/**
 * Who took this very file in before. Until its page is signed only they may preview it here: the preview counts exactly what
 * the checker is to count in the original.
 */
export async function takenBefore(
  ctx: QueryContext,
  kind: Pick<DailyKind, 'name'>,
  fileHash: string,
): Promise<{ personName: string; officeDate: string } | undefined> {
  const taken = await findTaken(ctx.db, kind.name, fileHash);
  if (!taken) return undefined;
  const { personName, officeDate, personId, isOpen } = taken;
  if (isOpen === 1 && personId !== ctx.person.id) {
    refuse('daily.file_in_review', { person: personName, date: officeDate });
  }
  return { personName, officeDate };
}

/** 整份划去: what still stands of a file, by whoever brought it, while no page holds it. */
export async function strikeOwnFile(
  ctx: CommandContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ id: string; entries: number }> {
  const file = (await findFile(ctx.db, id)) ?? notFound('daily_file', id);
  if (file.person_id !== ctx.person.id) refuse('daily.not_your_file');
  const standing = await listStanding(ctx.db, id);
  const [first] = standing;
  if (first === undefined) return refuse('daily.file_struck_already');
  if (first.pageId !== null || (await isHeld(ctx.db, first.id))) refuse('daily.on_a_page');
  const struck = { struck_at: ctx.now, struck_by: ctx.person.id, struck_reason: reason };
  for (const entry of standing) await strikeEntry(ctx.db, entry.id, struck);
  ctx.note({ subjectKind: 'daily_file', subjectId: id, outcome: 'struck', details: { entries: standing.length } });
  return { id, entries: standing.length };
}

/** The files of a day, with what became of their entries. */
export async function filesOfDay(
  ctx: QueryContext,
  officeDate: string,
  kinds: readonly string[],
): Promise<DailyFileRow[]> {
  const found = await listFilesOfDay(ctx.db, officeDate, kinds);
  const rows: DailyFileRow[] = [];
  for (const { personId, paged, struck, ...file } of found) {
    const isOpen = personId === ctx.person.id && (paged ?? 0) === 0 && (struck ?? 0) < file.entries;
    const [first] = isOpen ? await listStanding(ctx.db, file.id) : [];
    const mayStrike = first !== undefined && !(await isHeld(ctx.db, first.id));
    rows.push({ ...file, struck: struck ?? 0, mayStrike });
  }
  return rows;
}
