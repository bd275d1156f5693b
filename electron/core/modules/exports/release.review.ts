import { DataRelease, RELEASE_HOURS } from '#shared/disclosures/disclosures.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { findRelease, getMakerId, insertRelease } from '#core/modules/exports/release.repository.ts';
import { defineRecordKind, type RecordState } from '#core/modules/review/record-kind.ts';

/** 数据放行: leave to take more whole personal data than one person may, given by a second person for one export. */
export const dataReleaseKind = defineRecordKind<DataRelease, DataRelease>({
  name: 'data_release',
  module: 'exchange',
  draft: DataRelease,
  content: DataRelease,
  actions: ['create'],
  makePermission: 'exchange.export',
  readPermission: 'review.read',
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: () => [
    { path: 'rows', mode: 'confirm', type: 'integer' },
    { path: 'reason', mode: 'confirm', type: 'text' },
  ],
  title: ({ title }) => title,
  claims: () => [],
  validate: async () => [],
  async apply(ctx, { recordId, version, submissionId, content }) {
    await insertRelease(ctx.db, {
      id: recordId,
      list: content.list,
      title: content.title,
      filter: content.filter,
      filter_line: content.filterLine,
      columns: content.columns === null ? null : JSON.stringify(content.columns),
      language: content.language,
      row_count: content.rows,
      rows_hash: content.rowsHash,
      reason: content.reason,
      person_id: await getMakerId(ctx.db, submissionId),
      good_until: ctx.now + RELEASE_HOURS * 3_600_000,
      version,
      submission_id: submissionId,
    });
  },
  read: readRelease,
});

async function readRelease(db: ReadDb, id: string): Promise<RecordState<DataRelease> | undefined> {
  const row = await findRelease(db, id);
  if (!row) return undefined;
  const content = DataRelease.parse({
    list: row.list,
    title: row.title,
    filter: row.filter,
    filterLine: row.filter_line,
    columns: row.columns === null ? null : JSON.parse(row.columns),
    language: row.language,
    rows: row.row_count,
    rowsHash: row.rows_hash,
    reason: row.reason,
  });
  return { content, version: row.version, submissionId: row.submission_id };
}
