import type { LineState, PerformanceFilter, PerformanceGrouping } from '#shared/reports/reports.contract.ts';

/** Which of a pair of words: Chinese first, English second. */
export type WordIndex = 0 | 1;

export const STATE_WORDS: Readonly<Record<LineState, readonly [string, string]>> = {
  not_started: ['未开始', 'Not started'],
  in_progress: ['履行中', 'In progress'],
  late: ['逾期', 'Late'],
  fulfilled: ['已履行', 'Fulfilled'],
  closed_short: ['余量关闭', 'Closed short'],
};

export const GROUPING_WORDS: Readonly<Record<PerformanceGrouping, readonly [string, string]>> = {
  contract: ['合同', 'contract'],
  client: ['客户', 'client'],
  salesperson: ['业务员', 'salesperson'],
  product: ['产品', 'product'],
  region: ['地区', 'region'],
  month: ['月', 'month'],
  quarter: ['季', 'quarter'],
  year: ['年', 'year'],
};

/** What a group is called when its records name none: contracts without a salesperson, clients without a region. */
export const UNNAMED: readonly [string, string] = ['（未填）', '(not given)'];

/** The filter in words, for the line under a title. Names of clients and people are in the rows themselves. */
export function filterWords(filter: PerformanceFilter, groupBy: PerformanceGrouping, at: WordIndex): string {
  const zh = at === 0;
  const { signedFrom, signedTo, text, state } = filter;
  const period =
    signedFrom === undefined && signedTo === undefined ? undefined : `${signedFrom ?? '…'} — ${signedTo ?? '…'}`;
  const parts = [
    period && (zh ? `签订 ${period}` : `signed ${period}`),
    text && (zh ? `包含「${text}」` : `contains “${text}”`),
    state && (zh ? `状态 ${STATE_WORDS[state][0]}` : `state ${STATE_WORDS[state][1]}`),
    zh ? `按${GROUPING_WORDS[groupBy][0]}分组` : `by ${GROUPING_WORDS[groupBy][1]}`,
    zh ? '口径：已生效单据，含税' : 'effective documents, with tax',
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(zh ? '；' : '; ');
}
