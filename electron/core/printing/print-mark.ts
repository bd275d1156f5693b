/** From the print record: which print of the document this is. `at` is office time, `2026-11-22 09:31`. */
export interface PrintRecord {
  /** 0 is a preview, 1 the first print, which bears no mark; each later one says 第 n 次打印. */
  readonly count: number;
  readonly at: string;
  readonly by: string;
  /** From the sample office: every sheet says so, the first print too. */
  readonly sample?: boolean;
}

/** The boxed mark in the head; empty on the first print. */
export function printMark(record: PrintRecord): string {
  if (record.sample === true) return '示例 非正式';
  if (record.count === 0) return '预览 非正式';
  return record.count > 1 ? `第 ${record.count} 次打印` : '';
}

/** When, by whom and how often, for the foot. */
export function printTrace(record: PrintRecord): string {
  const again = record.count > 1 ? ` 第${record.count}次` : '';
  const what = record.sample === true ? '示例账套' : record.count === 0 ? '预览' : '打印';
  return `${what} ${record.at} ${record.by}${again}`;
}
