import { z } from 'zod';
import { kindName } from '#shared/locales/kind-names.ts';
import { type QueueRow, QueueScope } from '#shared/review/review.contract.ts';
import { LANGUAGES, type ExportColumn, type Words } from '#core/modules/exports/export-columns.ts';
import { readAll } from '#core/modules/exports/list-export.ts';
import { rowsExport } from '#core/modules/exports/rows-export.ts';
import { showQueue } from '#core/modules/review/show.service.ts';

const SCOPES: Readonly<Record<QueueScope, Words>> = {
  to_check: ['待我复核', 'To check'],
  to_adjudicate: ['待我裁定', 'To adjudicate'],
  returned: ['退回给我', 'Returned to me'],
  mine: ['我提交的', 'Mine'],
  open: ['全部未完', 'All open'],
  all: ['全部', 'All'],
};
const STATES: Readonly<Record<QueueRow['state'], Words>> = {
  submitted: ['待复核', 'Waiting'],
  disputed: ['待裁定', 'Disputed'],
  returned: ['已退回', 'Returned'],
  withdrawn: ['已撤回', 'Withdrawn'],
  rejected: ['已否决', 'Rejected'],
  expired: ['已过期', 'Expired'],
  effective: ['已生效', 'Effective'],
};
const ACTIONS: Readonly<Record<QueueRow['action'], Words>> = {
  create: ['新建', 'New'],
  amend: ['变更', 'Amend'],
  void: ['作废', 'Void'],
  genesis: ['开账', 'Founding'],
};

const COLUMNS: readonly ExportColumn<QueueRow>[] = [
  ['serial', '提交单', 'Number', { type: 'integer' }, (row) => row.serial],
  ['kind', '种类', 'Kind', { type: 'text', width: 20 }, (row, at) => kindName(LANGUAGES[at], row.kind)],
  ['action', '动作', 'Action', { type: 'text' }, (row, at) => ACTIONS[row.action][at]],
  ['title', '标题', 'Title', { type: 'text', width: 36 }, (row) => row.title],
  ['makerName', '制单人', 'Maker', { type: 'text', width: 12 }, (row) => row.makerName],
  ['submittedAt', '提交时间', 'Submitted', { type: 'moment', width: 17 }, (row) => row.submittedAt],
  ['dueAt', '时限', 'Deadline', { type: 'moment', width: 17 }, (row) => row.dueAt],
  ['signatures', '已签', 'Signed', { type: 'integer' }, (row) => row.signatures],
  ['requiredSignatures', '应签', 'Needed', { type: 'integer' }, (row) => row.requiredSignatures],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

/** 复核中心 as a workbook: the submissions of one scope as its list shows them, never a content. */
export const reviewQueueExport = rowsExport<{ scope: QueueScope; kind?: string | undefined }, QueueRow>({
  name: 'review_queue',
  permission: 'review.read',
  title: ['复核清单', 'Review list'],
  input: z.object({ scope: QueueScope.default('to_check'), kind: z.string().optional() }),
  columns: COLUMNS,
  told: ({ scope, kind }, at) =>
    [SCOPES[scope][at], ...(kind === undefined ? [] : [kindName(LANGUAGES[at], kind)])].join('；'),
  rows: (ctx, { scope, kind }) => readAll(ctx, (after) => showQueue(ctx, { scope, kind, after, limit: 1000 })),
});
