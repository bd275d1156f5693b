import type { ReportColumn, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { refuseField } from '#core/kernel/office-error.ts';

/** Which of a pair of words: Chinese first, English second. */
export type WordIndex = 0 | 1;
export type Words = readonly [zh: string, en: string];
export const LANGUAGES: readonly [Language, Language] = ['zh-CN', 'en-US'];

/** A column of an export by the key it has on the screen. `choices` are the words of its values. */
export type ExportColumn<R> = readonly [
  key: string,
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'> & { readonly choices?: Readonly<Record<string, Words>> },
  value: (row: R, at: WordIndex) => ReportValue,
];

/** The columns asked for, in that order; all when nobody asked. A key that is none of them is refused by name. */
export function chosenColumns<C extends readonly [key: string, ...unknown[]]>(
  columns: readonly C[],
  keys: readonly string[] | undefined,
): readonly C[] {
  if (keys === undefined) return columns;
  return keys.map(
    (key, place) =>
      columns.find(([known]) => known === key) ??
      refuseField(`columns.${place}`, 'export.unknown_column', { column: key }),
  );
}

/** The heads of a sheet in one language. */
export function headsOf(columns: readonly ExportColumn<never>[], at: WordIndex): readonly ReportColumn[] {
  return columns.map(([, zh, en, { choices: _words, ...column }]) => ({ ...column, header: at === 0 ? zh : en }));
}

/** One table with its title and the filter in words. */
export function sheetOf<R>(
  columns: readonly ExportColumn<R>[],
  rows: readonly R[],
  at: WordIndex,
  words: { readonly title: string; readonly filterLine: string },
): ReportSheet {
  return {
    name: words.title,
    ...words,
    columns: headsOf(columns as readonly ExportColumn<never>[], at),
    rows: rows.map((row) => columns.map(([, , , , value]) => value(row, at))),
  };
}
