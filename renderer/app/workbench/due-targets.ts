import type { OpenList } from '#renderer/app/use-open-list.ts';
import type { DueName } from '#shared/reports/workbench.contract.ts';

/** The page of all rows of one group, for what no list of records can be filtered by. */
export const DUE_PAGE = 'reports.due';

/** What presses: the day is over, or a limit is passed. */
export const PRESSING: ReadonlySet<DueName> = new Set([
  'deliveryLate',
  'signBackLate',
  'receivableLate',
  'statementLate',
  'creditExceeded',
  'registerLate',
]);

interface Ways {
  readonly openList: OpenList;
  readonly open: (page: string, params: Readonly<Record<string, string>>) => void;
  readonly may: (permission: string) => boolean;
}

/** Opens the list that shows exactly what a group counts. */
export function openDue(name: DueName, { openList, open, may }: Ways): void {
  if (name === 'signBackLate') openList('dispatch.chase', { list: { name: 'signBackChase', view: 'late' } });
  else if (name === 'receivableLate')
    openList('receipts.openInvoices', { list: { name: 'openInvoices', view: 'late' } });
  else if (name === 'statementLate') openList('statements.list', { list: { name: 'statements', view: 'overdue' } });
  else if (name === 'invoiceOpen') openList('invoicing.list', { list: { name: 'invoiceRequests', view: 'requested' } });
  else if (name === 'deliveryLate' && may('reports.read'))
    openList('reports.schedule', { own: { filter: { state: 'late' }, groupBy: 'contract' } });
  else open(DUE_PAGE, { group: name });
}
