import { DisclosureListInput, type DisclosureRow } from '#shared/disclosures/disclosures.contract.ts';
import { kindName } from '#shared/locales/kind-names.ts';
import { listDisclosureRows } from '#core/modules/disclosures/disclosures.service.ts';
import { LANGUAGES, type ExportColumn, type WordIndex, type Words } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';

const WHATS: Readonly<Record<DisclosureRow['what'], Words>> = {
  export: ['导出', 'Export'],
  print: ['打印', 'Print'],
  preview: ['打印预览', 'Preview'],
  shown: ['办事显示', 'Shown at work'],
  reveal: ['单项查看', 'Revealed'],
};
const MASKINGS: Readonly<Record<DisclosureRow['masking'], Words>> = {
  none: ['不含个人信息', 'Nothing personal'],
  masked: ['已打码', 'Masked'],
  whole: ['未打码', 'Whole'],
};
const REASONS: Readonly<Record<DisclosureRow['reason'], Words>> = {
  call: ['电话联系', 'To call'],
  delivery: ['安排送货', 'Delivery'],
  payment: ['收付款核对', 'Payment'],
  invoice: ['开票', 'Invoice'],
  verify: ['核对资料', 'To verify'],
  other: ['其他', 'Other'],
  amend: ['更改档案', 'To amend'],
  dispatch: ['填发货单', 'To dispatch'],
  review: ['复核', 'To check'],
  adjudicate: ['裁定', 'To adjudicate'],
  evidence: ['看原件', 'Evidence'],
  print: ['打印', 'Print'],
  export: ['导出', 'Export'],
};

/** The lists that can leave the office, by which what was exported is named. */
type Lists = () => readonly ExportList[];

const columnsOf = (lists: Lists): readonly ExportColumn<DisclosureRow>[] => [
  ['onDate', '时间', 'When', { type: 'moment', width: 17 }, (row) => row.at],
  ['what', '方式', 'How', { type: 'text', choices: WHATS }, (row, at) => WHATS[row.what][at]],
  ['personName', '何人', 'Who', { type: 'text' }, (row) => row.personName],
  [
    'subjectKind',
    '列表或单据',
    'List or record',
    { type: 'text', width: 16 },
    (row, at) => subjectOf(lists(), row, at),
  ],
  ['subjectLabel', '名称', 'Name', { type: 'text', width: 30 }, (row) => row.subjectLabel],
  ['fields', '字段', 'Fields', { type: 'text', width: 24 }, (row) => row.fields],
  ['filter', '筛选', 'Filter', { type: 'text', width: 24 }, (row) => row.filter],
  ['rowCount', '行数', 'Rows', { type: 'integer' }, (row) => row.rowCount],
  ['masking', '打码', 'Masking', { type: 'text', choices: MASKINGS }, (row, at) => MASKINGS[row.masking][at]],
  ['reason', '事由', 'Reason', { type: 'text', choices: REASONS }, (row, at) => REASONS[row.reason][at]],
  ['remark', '说明', 'Remark', { type: 'text', width: 24 }, (row) => row.remark],
  ['fileHash', '文件指纹', 'File hash', { type: 'identifier', width: 20 }, (row) => row.fileHash],
  ['secondName', '第二人', 'Second person', { type: 'text' }, (row) => row.secondName],
];

function subjectOf(lists: readonly ExportList[], { what, subjectKind }: DisclosureRow, at: WordIndex): string {
  const list = what === 'export' ? lists.find(({ name }) => name === subjectKind) : undefined;
  return list?.title[at] ?? kindName(LANGUAGES[at], subjectKind);
}

/** 数据外发记录 as a workbook; taking it along is itself a row of it. */
export const disclosureExport = (lists: Lists): ExportList =>
  listExport({
    name: 'disclosures',
    permission: 'audit.read',
    title: ['数据外发记录', 'Disclosures'],
    everything: ['全部记录', 'All entries'],
    input: DisclosureListInput.strip(),
    columns: columnsOf(lists),
    told: ({ text, what }, at) => [
      textWords(text, at),
      what?.map((one) => WHATS[one][at]).join(at === 0 ? '、' : ', '),
    ],
    page: listDisclosureRows,
  });
