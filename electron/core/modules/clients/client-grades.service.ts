import { CLIENT_GRADES, type ClientContent } from '#shared/clients/clients.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { bulkKindName } from '#core/modules/review/bulk-change.ts';
import { findClient } from '#core/modules/clients/clients.repository.ts';
import type { Proposal, SourceValue } from '#core/modules/review/record-kind.ts';

/** The grades in force; undefined for a client that is new. */
export async function gradesNow(ctx: QueryContext, recordId: string | undefined) {
  const row = recordId === undefined ? undefined : await findClient(ctx.db, recordId);
  return row && { sizeGrade: row.size_grade, creditGrade: row.credit_grade };
}

/** Grades that a proposal changes, each held against the one in force: the maker says why, the checker reads it. */
export async function changedGrades(
  ctx: QueryContext,
  content: ClientContent,
  recordId?: string,
): Promise<SourceValue[]> {
  const now = await gradesNow(ctx, recordId);
  if (now === undefined) return [];
  return CLIENT_GRADES.filter((grade) => content[grade] !== now[grade]).map((path) => ({
    path,
    type: 'text',
    value: now[path],
    source: 'client_file',
    asks: 'client.grade_needs_reason',
  }));
}

const IN_BULK = bulkKindName('clients');

/**
 * A grade changes on paper only: the survey, the turnover, the guarantee it is given for. Changed in bulk, the paper is asked of
 * the whole and not of each client.
 */
export async function refuseUnprovenGrade(
  ctx: QueryContext,
  {
    content,
    recordId,
    within,
    evidence = [],
  }: Pick<Proposal<ClientContent>, 'content' | 'recordId' | 'within' | 'evidence'>,
): Promise<void> {
  if (evidence.length > 0 || within === IN_BULK) return;
  for (const { path, value } of await changedGrades(ctx, content, recordId)) {
    refuseField(path, 'client.grade_needs_evidence', { now: String(value), proposed: content[path as 'sizeGrade'] });
  }
}
