import { ClientPairListInput, type ClientPairRow } from '#shared/clients/client-merges.contract.ts';
import { ruleSentences } from '#shared/locales/sentences.ts';
import { listPairRows } from '#core/modules/clients/client-pairs.service.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';

function reasonWords(reasons: ClientPairRow['reasons'], at: 0 | 1): string {
  const said = ruleSentences[at === 0 ? 'zh-CN' : 'en-US'];
  return reasons.map((reason) => said[`client.alike_${reason}`] ?? reason).join(at === 0 ? '、' : ', ');
}

const COLUMNS: readonly ExportColumn<ClientPairRow>[] = [
  ['firstCode', '客户编号', 'Code', { type: 'identifier' }, (row) => row.firstCode],
  ['firstName', '客户名称', 'Client', { type: 'text', width: 30 }, (row) => row.firstName],
  ['firstBalanceFen', '余额', 'Balance', { type: 'fen' }, (row) => row.firstBalanceFen],
  ['secondCode', '另一编号', 'Other code', { type: 'identifier' }, (row) => row.secondCode],
  ['secondName', '另一客户', 'Other client', { type: 'text', width: 30 }, (row) => row.secondName],
  ['secondBalanceFen', '另一余额', 'Other balance', { type: 'fen' }, (row) => row.secondBalanceFen],
  ['reasons', '相似之处', 'Alike in', { type: 'text', width: 36 }, (row, at) => reasonWords(row.reasons, at)],
  ['strength', '相似度', 'Strength', { type: 'integer' }, (row) => row.strength],
];

/** 疑似重复客户 as a workbook, strongest first, to be gone through with salespeople. */
export const clientPairsExport = listExport({
  name: 'client_duplicates',
  permission: 'clients.read',
  title: ['疑似重复客户', 'Likely duplicates'],
  everything: ['全部疑似重复', 'All likely duplicates'],
  input: ClientPairListInput.strip(),
  columns: COLUMNS,
  told: ({ text, apart }, at) => [
    textWords(text, at),
    apart ? ['已记为两家公司', 'Noted as two companies'][at] : undefined,
  ],
  page: listPairRows,
});
