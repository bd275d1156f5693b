import { type ClientGap, ClientListInput, type ClientRow } from '#shared/clients/clients.contract.ts';
import { listClientRows, type ClientListRow } from '#core/modules/clients/clients.service.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';

const KINDS: Readonly<Record<ClientRow['kind'], readonly [string, string]>> = {
  distributor: ['经销商', 'Distributor'],
  retailer: ['零售商', 'Retailer'],
  institution: ['机构', 'Institution'],
  direct: ['直供', 'Direct'],
};
const STATUSES: Readonly<Record<ClientRow['status'], readonly [string, string]>> = {
  prospect: ['意向', 'Prospect'],
  active: ['正常', 'Active'],
  frozen: ['冻结', 'Frozen'],
  closed: ['关闭', 'Closed'],
};

const GAPS: Readonly<Record<ClientGap, readonly [string, string]>> = {
  noTaxNumber: ['缺税号', 'no tax ID'],
  oddTaxNumber: ['税号存疑', 'doubtful tax ID'],
  noOwner: ['无业务员', 'no owner'],
  ownerLeft: ['业务员已离职', 'owner left'],
  noPhone: ['缺联系电话', 'no phone'],
  noShipTo: ['缺收货地址', 'no ship-to address'],
  licenceExpired: ['证照过期', 'licence expired'],
  licenceExpiring: ['证照将到期', 'licence expiring'],
  noInvoiceProfile: ['已开票缺抬头', 'invoiced without title'],
  likelyDuplicate: ['疑似重复', 'likely duplicates'],
};

/** A company's tax id is public and goes out whole; a sole trader's may be a person's own. */
const COLUMNS: readonly ExportColumn<ClientListRow>[] = [
  ['code', '客户编号', 'Code', { type: 'identifier', width: 12 }, (row) => row.code],
  ['name', '客户全称', 'Legal name', { type: 'text', width: 34 }, (row) => row.name],
  ['shortName', '简称', 'Short name', { type: 'text' }, (row) => row.shortName],
  ['taxNumberMasked', '税号', 'Tax ID', { type: 'identifier', width: 20, personal: 'taxId' }, (row) => row.taxNumber],
  ['kind', '类别', 'Kind', { type: 'text', choices: KINDS }, (row, at) => KINDS[row.kind][at]],
  ['sizeGrade', '规模', 'Size', { type: 'text' }, (row) => row.sizeGrade],
  ['creditGrade', '信用', 'Credit', { type: 'text' }, (row) => row.creditGrade],
  ['region', '地区', 'Region', { type: 'text' }, (row) => row.region],
  ['ownerName', '业务员', 'Owner', { type: 'text' }, (row) => row.ownerName],
  ['deputyName', '副责任人', 'Deputy', { type: 'text' }, (row) => row.deputyName],
  ['tags', '标签', 'Tags', { type: 'text' }, (row) => row.tags],
  ['contactName', '联系人', 'Contact', { type: 'text', personal: 'name' }, (row) => row.contactName],
  ['contactPhone', '联系电话', 'Phone', { type: 'identifier', personal: 'phone' }, (row) => row.contactPhone],
  ['creditLimitFen', '信用额度', 'Credit limit', { type: 'fen', total: true }, (row) => row.creditLimitFen],
  ['paymentDays', '账期（天）', 'Payment days', { type: 'integer' }, (row) => row.paymentDays],
  ['balanceFen', '应收余额', 'Balance', { type: 'fen', total: true }, (row) => row.balanceFen],
  ['status', '状态', 'Status', { type: 'text', choices: STATUSES }, (row, at) => STATUSES[row.status][at]],
];

/** 客户档案 as it stands on the screen, whole. */
export const clientExport = listExport({
  name: 'clients',
  permission: 'clients.read',
  title: ['客户档案', 'Clients'],
  everything: ['全部客户', 'All clients'],
  input: ClientListInput.strip(),
  columns: COLUMNS,
  told: ({ text, status, kind, ownerName, gap }, at) => [
    textWords(text, at),
    status && `${at === 0 ? '状态' : 'status'} ${STATUSES[status][at]}`,
    kind && `${at === 0 ? '类别' : 'kind'} ${KINDS[kind][at]}`,
    gap && `${at === 0 ? '资料质量' : 'data quality'} ${GAPS[gap][at]}`,
    ownerName && `${at === 0 ? '业务员' : 'owner'} ${ownerName}`,
  ],
  page: listClientRows,
});
