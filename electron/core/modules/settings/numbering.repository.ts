import type { Numbering, SeriesFormat } from '#shared/settings/settings.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export interface StoredNumbering {
  readonly numbering: Numbering;
  readonly holdsFrom: string;
}

export async function findNumbering(db: ReadDb, version: number): Promise<StoredNumbering | undefined> {
  const head = await db
    .selectFrom('number_format_version')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst();
  if (!head) return undefined;
  const lines = await db
    .selectFrom('number_format')
    .select(['series', 'prefix', 'date_part as datePart', 'restart', 'width'])
    .where('version', '=', version)
    .orderBy('position')
    .execute();
  return { numbering: { fromOn: head.from_on, lines }, holdsFrom: head.holds_from };
}

export async function insertNumbering(
  db: WriteDb,
  { numbering, holdsFrom }: StoredNumbering,
  version: number,
  submissionId: string,
): Promise<void> {
  await db
    .insertInto('number_format_version')
    .values({ version, from_on: numbering.fromOn, holds_from: holdsFrom, submission_id: submissionId })
    .execute();
  for (const [position, line] of numbering.lines.entries()) {
    await db
      .insertInto('number_format')
      .values({
        version,
        position,
        series: line.series,
        prefix: line.prefix,
        date_part: line.datePart,
        restart: line.restart,
        width: line.width,
        submission_id: submissionId,
      })
      .execute();
  }
}

/** Every form any series ever had: under one prefix and date part the count restarts in one way only. */
export function listFormatsEver(db: ReadDb): Promise<Omit<SeriesFormat, 'width'>[]> {
  return db
    .selectFrom('number_format')
    .select(['series', 'prefix', 'date_part as datePart', 'restart'])
    .distinct()
    .execute();
}
