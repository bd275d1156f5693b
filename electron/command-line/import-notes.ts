import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import type { PreviewNote } from '#shared/exchange/sheet-preview.ts';
import type { Language } from '#shared/locales/sentences.ts';
import type { Bilingual } from './command.ts';
import { fill } from './words.ts';

/** What a person must know before trusting a preview, with the option that changes it. */
const NOTES: Readonly<Record<PreviewNote['reason'], Bilingual>> = {
  header_not_found: {
    'zh-CN': '没有找到表头，请用 --header-row 写明它在第几行。',
    'en-US': 'No header was found: say its row with --header-row.',
  },
  card_not_list: {
    'zh-CN': '「{{sheet}}」像一户一页的登记卡，不是一行一条的清单，没有读。请把内容抄进空白模板再导入。',
    'en-US':
      '“{{sheet}}” looks like a card of one record, not a list with a row for each; it was not read. Copy it into the blank template.',
  },
  table_sideways: {
    'zh-CN': '「{{sheet}}」是横着放的（列名在最左一列），没有读。请在 Excel 里转置后再导入。',
    'en-US': '“{{sheet}}” lies on its side (its words stand in the first column) and was not read: transpose it first.',
  },
  looks_like_other: {
    'zh-CN':
      '「{{sheet}}」像是「{{zh}}」的表，没有读。请用 --kind {{kind}}；确实要这样导入的，用 --header-row 写明表头。',
    'en-US':
      '“{{sheet}}” looks like “{{en}}” and was not read: use --kind {{kind}}, or say the row of its header with --header-row.',
  },
  same_as_above_filled: {
    'zh-CN': '{{count}} 格写着「同上」，已按上一行的值填。',
    'en-US': '{{count}} cells say “ditto”: filled with the value above.',
  },
  year_from_title: {
    'zh-CN': '没写年份的日期，按标题里的 {{year}} 年读。',
    'en-US': 'Dates without a year were read as of {{year}}, the year in the title.',
  },
  fact_above_used: {
    'zh-CN': '表头上方 {{cell}} 写的「{{label}}：{{text}}」，每一行都按「{{field}}」记。',
    'en-US': '“{{label}}: {{text}}”, written above the header in {{cell}}, counts as “{{field}}” of every row.',
  },
  prices_by_quantity: {
    'zh-CN': '{{columns}} 列的表头是数量，按数量分档读。',
    'en-US': 'The headers of columns {{columns}} are quantities: each is a price from that quantity on.',
  },
  tables_side_by_side: {
    'zh-CN': '从 {{column}} 列起是同样表头的另一栏，没有读。请把它剪贴到左边的下面。',
    'en-US': 'From column {{column}} on a second part of the list was not read: move it below the first.',
  },
  balances_need_contracts: {
    'zh-CN': '期初履行每行要有合同号和产品；按客户的余额表、账龄表不能直接导入，请先导入合同台账，再填期初模板。',
    'en-US':
      'Opening fulfilment needs a contract number and a product in each row; a balance or ageing by client cannot be imported. Import the contract ledger first, then fill in the template.',
  },
  taken_for_short_name: {
    'zh-CN': '「{{text}}」是简称，认作客户 {{code}} {{name}}（{{count}} 条，先见第 {{row}} 行）。不对就在原表写全称。',
    'en-US':
      '“{{text}}” is a short name and was taken for client {{code}} {{name}} ({{count}} records, first in row {{row}}). If that is wrong, write the full name in the file.',
  },
  taken_for_code: {
    'zh-CN': '「{{text}}」是客户编号，认作 {{code}} {{name}}（{{count}} 条，先见第 {{row}} 行）。不对就在原表写全称。',
    'en-US':
      '“{{text}}” is a client code and was taken for {{code}} {{name}} ({{count}} records, first in row {{row}}). If that is wrong, write the full name in the file.',
  },
  taken_for_former_name: {
    'zh-CN':
      '「{{text}}」是曾用名，认作客户 {{code}} {{name}}（{{count}} 条，先见第 {{row}} 行）。不对就在原表写全称。',
    'en-US':
      '“{{text}}” is a former name and was taken for client {{code}} {{name}} ({{count}} records, first in row {{row}}). If that is wrong, write the full name in the file.',
  },
  taken_for_survivor: {
    'zh-CN': '「{{text}}」已并入客户 {{code}} {{name}}，按它记（{{count}} 条，先见第 {{row}} 行）。',
    'en-US':
      '“{{text}}” was merged into client {{code}} {{name}} and counts for it ({{count}} records, first in row {{row}}).',
  },
  taken_for_more: {
    'zh-CN': '另有 {{count}} 个简称或别的叫法也认到了客户，没有一一列出。',
    'en-US': '{{count}} more short names or other names were taken for clients; they are not listed.',
  },
  second_table_not_read: {
    'zh-CN': '第 {{row}} 行起是列名不同的另一张表，{{count}} 行没有读，请拆到另一个工作表。',
    'en-US': 'Another table begins in row {{row}}; its {{count}} rows were not read. Move it to a sheet of its own.',
  },
  group_titles_left_out: {
    'zh-CN': '{{count}} 行只有一个标题，不当数据：第 {{rows}} 行。',
    'en-US': '{{count}} rows hold a title only and are not taken as data: row {{rows}}.',
  },
  rows_with_one_cell: {
    'zh-CN': '第 {{rows}} 行只填了一格，是分组标题的话请先删去。',
    'en-US': '{{count}} rows have one cell filled in ({{rows}}): delete them first if they are titles of groups.',
  },
  same_header_twice: {
    'zh-CN': '{{column}} 列又叫「{{header}}」，这一列没有导入；要导入请用 --map 指定。',
    'en-US': 'Column {{column}} is called “{{header}}” as well and was left out: map it with --map.',
  },
  like_sheets_not_read: {
    'zh-CN': '还有 {{count}} 张同样表头的工作表没有读（{{sheets}}），请用 --sheet 一张一张导入。',
    'en-US': '{{count}} more sheets have the same header ({{sheets}}): import them one by one with --sheet.',
  },
  column_spare: {
    'zh-CN': '{{column}} 列「{{header}}」没有导入：已按「{{field}}」列记。',
    'en-US': 'Column {{column}} “{{header}}” was left out: “{{field}}” already says it.',
  },
  column_lonely: {
    'zh-CN': '{{column}} 列「{{header}}」没有导入：要和「{{field}}」一起才能记。',
    'en-US': 'Column {{column}} “{{header}}” was left out: it goes with “{{field}}”, which has no column.',
  },
  column_does_not_fit: {
    'zh-CN':
      '{{column}} 列「{{header}}」的内容（如「{{value}}」）没有一格认得，这一列没有导入；要导入请改原表，或用 --map 指定。',
    'en-US':
      'No value of column {{column}} “{{header}}” (such as “{{value}}”) is one we know; the column was left out. Correct it in the file, or map it with --map.',
  },
  required_column_missing: {
    'zh-CN': '缺「{{field}}」列，请用 --map 指定，或补进原表。',
    'en-US': '“{{field}}” has no column: map one with --map, or add it to the file.',
  },
  column_mapped_twice: {
    'zh-CN': '{{column}} 列也对到「{{field}}」，同一项只能有一列，请用 --map 改正。',
    'en-US': 'Column {{column}} also becomes “{{field}}”: only one may, correct it with --map.',
  },
  unit_factor_applied: {
    'zh-CN': '{{column}} 列「{{field}}」以{{unit}}计，已按 ×{{factor}} 换算。',
    'en-US': 'Column {{column}} “{{field}}” is in {{unit}} and was multiplied by {{factor}}.',
  },
  hidden_sheet_used: {
    'zh-CN': '读的是隐藏的工作表「{{sheet}}」。',
    'en-US': 'The hidden sheet “{{sheet}}” was read.',
  },
  other_sheets_not_read: {
    'zh-CN': '另有 {{count}} 张工作表没有读（{{sheets}}），要读请用 --sheet。',
    'en-US': '{{count}} other sheets were not read ({{sheets}}): choose one with --sheet.',
  },
  hidden_rows_included: {
    'zh-CN': '隐藏的 {{count}} 行也读了：{{rows}}。',
    'en-US': '{{count}} hidden rows were read too: {{rows}}.',
  },
  hidden_columns_included: {
    'zh-CN': '隐藏的 {{count}} 列也读了：{{columns}}。',
    'en-US': '{{count}} hidden columns were read too: {{columns}}.',
  },
  merged_cells_filled: {
    'zh-CN': '{{count}} 处合并单元格，已按首格的值填满。',
    'en-US': '{{count}} merged areas were filled with their first value.',
  },
  totals_rows_left_out: {
    'zh-CN': '合计行不当数据：第 {{rows}} 行。',
    'en-US': 'Totals rows are not taken as data: row {{rows}}.',
  },
  formulas_without_value: {
    'zh-CN': '{{count}} 个公式没有算出的值（如 {{first}}），请在 Excel 里打开、保存一次再导入。',
    'en-US': '{{count}} formulas carry no value (such as {{first}}): open and save the file in Excel first.',
  },
  part_rows_without_record: {
    'zh-CN': '工作表「{{sheet}}」有 {{count}} 行没有对上第一张表里的客户，没有导入：第 {{rows}} 行。',
    'en-US': '{{count}} rows of sheet “{{sheet}}” name no record of the first sheet and were not taken: {{rows}}.',
  },
  column_split: {
    'zh-CN': '{{column}} 列已拆成「{{words}}」和「{{number}}」。',
    'en-US': 'Column {{column}} was split into “{{words}}” and “{{number}}”.',
  },
};

export function noteLines(preview: ImportPreview, language: Language): string[] {
  const labels = new Map(preview.targets.map(({ key, label }) => [key, language === 'zh-CN' ? label.zh : label.en]));
  const sentences: Readonly<Record<string, Bilingual>> = NOTES;
  return preview.notes.map(({ reason, details }) => {
    const named = Object.entries(details).map(([name, value]) => [name, labels.get(String(value)) ?? value]);
    return `· ${fill(sentences[reason]?.[language] ?? reason, Object.fromEntries(named) as typeof details)}`;
  });
}
