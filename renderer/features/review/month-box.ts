/** A month as a number, `202611`, as people write it. */
export function monthText(month: number): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
}

/** `2026-11`, `202611`, `2026.1`, `2026/1`; undefined when it is no month. */
export function readMonth(text: string): number | undefined {
  const [, year = '', month = ''] = /^\s*(\d{4})\D?(\d{1,2})\s*$/.exec(text) ?? [];
  const [y, m] = [Number(year), Number(month)];
  return y >= 1990 && y <= 2200 && m >= 1 && m <= 12 ? y * 100 + m : undefined;
}

export function monthBefore(month: number, by: number): number {
  const months = Math.floor(month / 100) * 12 + (month % 100) - 1 - by;
  return Math.floor(months / 12) * 100 + (months % 12) + 1;
}
