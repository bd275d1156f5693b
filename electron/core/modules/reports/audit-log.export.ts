import { z } from 'zod';
import type { AuditRowView } from '#shared/audit/audit.contract.ts';
import { kindName } from '#shared/locales/kind-names.ts';
import { listAuditPage } from '#core/modules/audit/audit-list.service.ts';
import { LANGUAGES, type ExportColumn, type WordIndex } from '#core/modules/exports/export-columns.ts';
import { readAll } from '#core/modules/exports/list-export.ts';
import { rowsExport } from '#core/modules/exports/rows-export.ts';

type Row = z.infer<typeof AuditRowView>;

const COLUMNS: readonly ExportColumn<Row>[] = [
  ['seq', '序号', 'Number', { type: 'integer' }, (row) => row.seq],
  ['at', '时间', 'Time', { type: 'moment', width: 17 }, (row) => row.at],
  ['personName', '人员', 'Person', { type: 'text', width: 12 }, (row) => row.personName],
  ['procedure', '操作', 'Procedure', { type: 'text', width: 28 }, (row) => row.procedure],
  ['outcome', '结果', 'Outcome', { type: 'text', width: 14 }, (row) => row.outcome],
  ['subjectKind', '对象', 'Subject', { type: 'text', width: 18 }, subjectOf],
  ['contentHash', '内容指纹', 'Content hash', { type: 'identifier', width: 24 }, (row) => row.contentHash],
  ['hash', '链指纹', 'Chain hash', { type: 'identifier', width: 24 }, (row) => row.hash],
];

function subjectOf({ subjectKind }: Row, at: WordIndex): string | null {
  return subjectKind === null ? null : kindName(LANGUAGES[at], subjectKind);
}

/** 审计日志 as a workbook, newest first; whole, with the hashes that chain it. Procedures go by their code in both languages. */
export const auditLogExport = rowsExport<object, Row>({
  name: 'audit_log',
  permission: 'audit.read',
  title: ['审计日志', 'Audit log'],
  input: z.object({}),
  columns: COLUMNS,
  told: (_asked, at) => (at === 0 ? '全部，最近的在前' : 'everything, newest first'),
  rows: (ctx) => readAll(ctx, (after) => listAuditPage(ctx, { after, limit: 1000 })),
});
