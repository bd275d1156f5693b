import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { contactColumns } from '#core/modules/clients/client-parts.sheet.ts';

/** 客户联系人: one row a contact; the rows that name the same client are taken into its file together. */
export const contactSheet: SheetDefinition = {
  kind: 'contacts',
  title: { zh: '客户联系人', en: 'Contacts of clients' },
  grouping: { by: ['clientCode', 'clientName', 'clientTaxNumber'], linesPath: 'contacts' },
  guide: {
    clientCode: [
      '客户编号；编号、全称、税号填一个即可',
      'Code of the client; one of code, name and tax id will do',
      'KH-000018',
    ],
    clientName: ['客户全称，须已建档', 'Legal name of a client in the files', '无锡恒泰塑业有限公司'],
    clientTaxNumber: ['客户税号', 'Tax id of the client', ''],
    'contacts.name': [
      '联系人姓名；档案里已有同名的就更新他',
      'Name; who is in the file under it is brought up to date',
      '沈国梁',
    ],
    'contacts.title': ['职务', 'Title', '采购经理'],
    'contacts.phone': ['手机或座机', 'Mobile or landline', '13857120486'],
    'contacts.wechat': ['微信号', 'WeChat', 'shen_gl'],
    'contacts.email': ['邮箱', 'E-mail', 'shen@hengtai.example'],
    'contacts.birthday': [
      '生日；农历的填农历月日，历法选农历',
      'Birthday; a lunar one as its lunar month and day',
      '1980-08-15',
    ],
    'contacts.birthdayIs': [
      '生日按公历还是农历，不填按公历',
      'Whether the birthday is solar or lunar; solar when empty',
      '农历',
    ],
    'contacts.remark': ['其他要记的', 'Anything else', ''],
  },
  columns: [
    {
      key: 'clientCode',
      label: { zh: '客户编号', en: 'Client code' },
      synonyms: ['客户编码', '客户代码', '编号', '编码', 'Customer code', 'Customer No'],
      type: 'identifier',
      width: 14,
    },
    {
      key: 'clientName',
      label: { zh: '客户全称', en: 'Client' },
      synonyms: [
        '客户名称',
        '客户',
        '单位名称',
        '公司名称',
        '公司',
        '单位',
        '名称',
        '单位全称',
        '公司全称',
        '往来单位',
        'Customer',
        'Customer name',
        'Company',
      ],
      type: 'text',
      width: 30,
    },
    {
      key: 'clientTaxNumber',
      label: { zh: '客户税号', en: 'Tax id' },
      synonyms: ['税号', '纳税人识别号', '统一社会信用代码'],
      type: 'identifier',
      width: 22,
    },
    ...contactColumns.map((column) => ({ ...column, key: `contacts.${column.key}` })),
  ],
};
