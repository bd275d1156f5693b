import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { clientParts } from '#core/modules/clients/client-parts.sheet.ts';
import { clientColumns } from '#core/modules/clients/clients-columns.ts';
import { clientGuide } from '#core/modules/clients/clients.guide.ts';

/** What only the full workbook says in so many words: elsewhere it follows from the name, the tax id and the account. */
const fullColumns: readonly SheetColumn[] = [
  {
    key: 'status',
    label: { zh: '状态', en: 'Status' },
    synonyms: ['客户状态'],
    type: 'choice',
    choices: [
      {
        code: 'prospect',
        label: { zh: '意向', en: 'Prospect' },
        synonyms: ['潜在', '意向客户', '潜在客户', '跟进中', '未成交', '线索'],
      },
      {
        code: 'active',
        label: { zh: '正常', en: 'Active' },
        synonyms: [
          '有效',
          '合作中',
          '在用',
          '使用',
          '启用',
          '正常使用',
          '已成交',
          '成交客户',
          '成交',
          '老客户',
          '已审核',
        ],
      },
      { code: 'frozen', label: { zh: '冻结', en: 'Frozen' } },
      {
        code: 'closed',
        label: { zh: '关闭', en: 'Closed' },
        synonyms: ['停用', '禁用', '注销', '已流失', '流失', '黑名单'],
      },
    ],
  },
  {
    key: 'priceListName',
    label: { zh: '价格表', en: 'Price list' },
    synonyms: ['价格表名称', '价目表', '执行价格表'],
    type: 'text',
    width: 18,
  },
  {
    key: 'invoiceProfile.title',
    label: { zh: '开票抬头', en: 'Invoice title' },
    synonyms: ['发票抬头', '抬头', '开票名称', '开票单位'],
    type: 'text',
    standsFor: 'name',
    width: 30,
  },
  {
    key: 'invoiceProfile.taxNumber',
    label: { zh: '开票税号', en: 'Invoice tax ID' },
    type: 'identifier',
    standsFor: 'taxNumber',
    width: 22,
  },
  {
    key: 'invoiceProfile.bank',
    label: { zh: '开票开户行', en: 'Invoice bank' },
    type: 'text',
    standsFor: 'bank',
    width: 28,
  },
  {
    key: 'invoiceProfile.account',
    label: { zh: '开票账号', en: 'Invoice account' },
    type: 'identifier',
    standsFor: 'bankAccount',
    width: 24,
  },
  {
    key: 'invoiceProfile.kind',
    label: { zh: '票种', en: 'Invoice kind' },
    synonyms: ['发票类型', '开票类型'],
    type: 'choice',
    choices: [
      { code: 'special', label: { zh: '专用发票', en: 'Special' }, synonyms: ['专票', '增值税专用发票'] },
      { code: 'ordinary', label: { zh: '普通发票', en: 'Ordinary' }, synonyms: ['普票', '增值税普通发票'] },
    ],
  },
  { key: 'invoiceProfile.email', label: { zh: '开票邮箱', en: 'Invoice e-mail' }, type: 'text', width: 24 },
];

/** Columns of the flat sheet that stand on sheets of their own in the full workbook. */
const ON_FURTHER_SHEETS = /^(?:contact|consignee|shipTo|licence|bank)/;

/** 客户档案 as offices keep it in a workbook: their words for our fields. */
export const clientSheet: SheetDefinition = {
  kind: 'clients',
  title: { zh: '客户档案', en: 'Clients' },
  unique: ['taxNumber', 'code'],
  uniqueUnless: { key: 'name', apart: ['taxNumber', 'code'] },
  repeats: [
    'contactName',
    'contactTitle',
    'contactPhone',
    'contactPhone2',
    'contactWechat',
    'contactQq',
    'contactPreferences',
    'contactEmail',
    'remark',
  ],
  guide: clientGuide,
  parts: clientParts,
  columns: [...clientColumns, ...fullColumns],
  splits: [
    {
      key: 'bankAndAccount',
      label: { zh: '开户行及账号', en: 'Bank and account' },
      synonyms: [
        '开户行、账号',
        '开户银行及账号',
        '开户行及帐号',
        '开户银行及帐号',
        '开户银行账号',
        '开户行与账号',
        '开户行和账号',
        '开户银行名称及账号',
        '银行及账号',
        '开户行及账户',
        '开户行账户',
        '银行名称及账号',
      ],
      into: ['bank', 'bankAccount'],
    },
    {
      key: 'addressAndPhone',
      label: { zh: '地址、电话', en: 'Address and phone' },
      synonyms: [
        '注册地址及电话',
        '注册地址、电话',
        '地址电话',
        '地址及电话',
        '地址和电话',
        '单位地址及电话',
        '单位地址电话',
        '单位地址及电话号码',
        '公司地址及电话',
        '公司地址电话',
        '开票地址及电话',
        '开票地址电话',
        '地址及电话号码',
      ],
      into: ['invoiceAddress', 'invoicePhone'],
      endsInPhone: true,
    },
    {
      key: 'consigneeAndPhone',
      label: { zh: '收件人及电话', en: 'Consignee and phone' },
      synonyms: [
        '收货人及电话',
        '收件人、电话',
        '收货人、电话',
        '收件人电话姓名',
        '收件人及联系电话',
        '收货人及联系电话',
        '收货人联系电话',
      ],
      into: ['consignee', 'consigneePhone'],
      endsInPhone: true,
    },
    {
      key: 'contactAndPhone',
      label: { zh: '联系人及电话', en: 'Contact and phone' },
      synonyms: [
        '联系人及联系电话',
        '联系人、电话',
        '联系人及手机',
        '联系人/电话',
        '联系人和电话',
        '联系人及联系方式',
        '联系人手机姓名',
      ],
      into: ['contactName', 'contactPhone'],
      endsInPhone: true,
    },
  ],
};

/** What a client has one of: the first sheet of the full workbook. */
export const ownColumns: readonly SheetColumn[] = clientSheet.columns.filter(({ key }) => !ON_FURTHER_SHEETS.test(key));
