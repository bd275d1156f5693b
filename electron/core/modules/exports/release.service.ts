import type { z } from 'zod';
import {
  ALONE_AT_MOST,
  type DataRelease,
  type DataReleaseWish,
  type OpenRelease,
} from '#shared/disclosures/disclosures.contract.ts';
import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound, OfficeError, refuse } from '#core/kernel/office-error.ts';
import { countRows, personalHash, tellsOfPersons } from '#core/modules/exports/personal-gate.ts';
import {
  findRelease,
  findSignerNames,
  isReleaseUsed,
  listOpenReleases,
} from '#core/modules/exports/release.repository.ts';

/** What a release was given for, as an export asks it. */
export interface ReleasedWish {
  readonly id: string;
  readonly list: string;
  readonly filter: unknown;
  readonly columns: readonly string[] | undefined;
  readonly language: DataRelease['language'];
  readonly rows: number;
  readonly rowsHash: string;
  readonly secondName: string;
}

/** The content of a proposal: the rows are counted and hashed here, from the sheets as they stand. */
export function releaseOf(wish: z.output<typeof DataReleaseWish>, sheets: readonly ReportSheet[]): DataRelease {
  const [first] = sheets;
  if (first === undefined || !tellsOfPersons(sheets)) return refuse('release.nothing_personal');
  const rows = countRows(sheets);
  if (rows === 0) return refuse('release.no_rows');
  return {
    list: wish.list,
    title: first.title,
    filter: canonicalJson(wish.filter ?? {}),
    filterLine: first.filterLine ?? '',
    columns: wish.columns ?? null,
    language: wish.language,
    rows,
    rowsHash: personalHash(sheets),
    reason: wish.reason,
  };
}

/** A release of the caller's own that can be used now; everything else is refused with what to do. */
export async function getReleasedWish(ctx: QueryContext, id: string): Promise<ReleasedWish> {
  const row = await findRelease(ctx.db, id);
  if (!row) return notFound('data_release', id);
  if (row.person_id !== ctx.person.id) refuse('release.of_another');
  if (await isReleaseUsed(ctx.db, id)) refuse('release.used');
  if (row.good_until < ctx.now) refuse('release.over');
  return {
    id,
    list: row.list,
    filter: JSON.parse(row.filter) as unknown,
    columns: row.columns === null ? undefined : (JSON.parse(row.columns) as string[]),
    language: row.language,
    rows: row.row_count,
    rowsHash: row.rows_hash,
    secondName: await findSignerNames(ctx.db, row.submission_id),
  };
}

/** The file holds exactly what was countersigned, or does not leave. */
export function refuseOther(released: ReleasedWish, sheets: readonly ReportSheet[]): void {
  const rows = countRows(sheets);
  if (rows !== released.rows) refuse('release.other_rows', { signed: released.rows, rows });
  if (personalHash(sheets) !== released.rowsHash) refuse('release.changed');
}

/** Up to 200 whole rows may be taken by one person who holds the permission; each time with a reason. */
export function refuseAlone(ctx: QueryContext, rows: number): void {
  const permission = 'personal.export';
  if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
  if (rows > ALONE_AT_MOST) refuse('release.needed', { rows, limit: ALONE_AT_MOST });
}

export async function showOpenReleases(ctx: QueryContext): Promise<OpenRelease[]> {
  const rows = await listOpenReleases(ctx.db, ctx.person.id, ctx.now);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      list: row.list,
      title: row.title,
      filterLine: row.filter_line,
      rows: row.row_count,
      goodUntil: row.good_until,
      secondName: await findSignerNames(ctx.db, row.submission_id),
    })),
  );
}
