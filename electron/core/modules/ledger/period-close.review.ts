import { monthKey } from '#shared/kernel/business-date.ts';
import { PeriodClose } from '#shared/ledger/ledger.contract.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import {
  findOpenMonthBefore,
  findPeriod,
  findPeriodById,
  insertPeriod,
  updatePeriod,
} from '#core/modules/ledger/ledger.repository.ts';
import { defineRecordKind, type Effect, type Proposal, type RecordState } from '#core/modules/review/record-kind.ts';

/** 月结. A month is closed once it is over; reopening is an amendment under the same review. */
export const periodCloseKind = defineRecordKind<PeriodClose, PeriodClose>({
  name: 'period_close',
  module: 'ledger',
  makePermission: 'invoicing.write',
  draft: PeriodClose,
  content: PeriodClose,
  actions: ['create', 'amend'],
  complete: (_ctx, draft) => Promise.resolve(draft),
  checks: () => [{ path: 'closed', mode: 'confirm', type: 'text' }],
  derived: [],
  barredRoles: ['cashier'],
  title: ({ month }) => String(month),
  claims: ({ month }) => [{ scope: 'period.month', key: String(month) }],
  validate: checkPeriodClose,
  async apply(ctx, effect) {
    const row = rowOf(effect);
    if (effect.action === 'create') await insertPeriod(ctx.db, row);
    else await updatePeriod(ctx.db, row);
  },
  read: readPeriodClose,
});

async function checkPeriodClose(ctx: QueryContext, { content, recordId }: Proposal<PeriodClose>): Promise<Warning[]> {
  const known = await findPeriod(ctx.db, content.month);
  if (known && known.id !== recordId) refuseField('month', 'ledger.month_already_kept', { month: content.month });
  const current = recordId === undefined ? undefined : await findPeriodById(ctx.db, recordId);
  if (current && current.month !== content.month) refuseField('month', 'ledger.month_fixed', { month: current.month });
  if (content.closed && content.month >= monthKey(ctx.today)) {
    refuseField('month', 'ledger.month_not_over', { month: content.month });
  }
  const earlier = content.closed ? await findOpenMonthBefore(ctx.db, content.month) : undefined;
  if (earlier === undefined) return [];
  return [{ rule: 'ledger.earlier_month_open', path: 'month', details: { month: content.month, earlier } }];
}

async function readPeriodClose(db: ReadDb, id: string): Promise<RecordState<PeriodClose> | undefined> {
  const row = await findPeriodById(db, id);
  if (!row) return undefined;
  const content = { month: row.month, closed: row.closed === 1, remark: row.remark };
  return { content, version: row.version, submissionId: row.submission_id };
}

function rowOf({ content, recordId, version, submissionId }: Effect<PeriodClose>) {
  return {
    id: recordId,
    version,
    month: content.month,
    closed: content.closed ? (1 as const) : (0 as const),
    remark: content.remark,
    submission_id: submissionId,
  };
}
