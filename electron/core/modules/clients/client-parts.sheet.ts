import type { SheetColumn, SheetPart } from '#shared/exchange/column-kinds.ts';

// The parts of a client that may be several, one list of columns each: what the full workbook writes and reads, and what
// the import of contacts reads, is derived from them. A new field is one line here.

const calendars = [
  { code: 'solar', label: { zh: '公历', en: 'Solar' }, synonyms: ['阳历', '新历'] },
  { code: 'lunar', label: { zh: '农历', en: 'Lunar' }, synonyms: ['阴历', '旧历'] },
];
const uses = [
  { code: 'ship_to', label: { zh: '收货', en: 'Ship-to' }, synonyms: ['送货', '发货'] },
  { code: 'invoice', label: { zh: '寄发票', en: 'Invoice' }, synonyms: ['发票', '开票'] },
  { code: 'mail', label: { zh: '通信', en: 'Mail' }, synonyms: ['邮寄', '通讯'] },
];
export const yesOrNo = [
  { code: 'yes', label: { zh: '是', en: 'Yes' }, synonyms: ['有', '已看', 'y', '√'] },
  { code: 'no', label: { zh: '否', en: 'No' }, synonyms: ['无', '未看', 'n', '×'] },
];

export const contactColumns: readonly SheetColumn[] = [
  {
    key: 'name',
    label: { zh: '联系人', en: 'Contact' },
    synonyms: ['姓名', '联系人姓名', '联络人', 'Name', 'Contact name', 'Contact person'],
    type: 'text',
    required: true,
    width: 12,
  },
  {
    key: 'title',
    label: { zh: '职务', en: 'Title' },
    synonyms: ['职位', '联系人职务', '岗位', 'Position', 'Job title', 'Organization 1 - Title', '部门职务'],
    type: 'text',
    width: 14,
  },
  {
    key: 'phone',
    label: { zh: '电话', en: 'Phone' },
    synonyms: [
      '手机',
      '手机号',
      '手机号码',
      '联系电话',
      '联系人手机',
      '移动电话',
      '手机1',
      '联系人电话',
      'Mobile',
      'Mobile phone',
      'Cell',
      'Telephone',
      'Phone 1 - Value',
      'Mobile Phone',
    ],
    later: ['电话', 'Phone', 'Telephone', '联系电话'],
    type: 'phone',
    critical: true,
    width: 16,
    second: 'phone2',
  },
  {
    key: 'phone2',
    label: { zh: '其他电话', en: 'Other phone' },
    synonyms: [
      '座机',
      '办公电话',
      '备用电话',
      '其它电话',
      '固定电话',
      '座机电话',
      '固话',
      '手机2',
      '电话2',
      'Office phone',
      'Phone 2 - Value',
      '商务电话',
      '公司电话',
    ],
    later: ['电话', '联系电话', 'Telephone'],
    type: 'phone',
    width: 16,
  },
  { key: 'wechat', label: { zh: '微信', en: 'WeChat' }, synonyms: ['微信号'], type: 'text', width: 16 },
  { key: 'qq', label: { zh: 'QQ', en: 'QQ' }, synonyms: ['QQ号'], type: 'identifier', width: 14 },
  {
    key: 'email',
    label: { zh: '邮箱', en: 'E-mail' },
    synonyms: [
      '电子邮箱',
      '电子邮件',
      'email',
      'E-mail地址',
      '邮件',
      '邮件地址',
      '邮箱地址',
      'Mail',
      'E-mail 1 - Value',
      '电子邮件地址',
    ],
    type: 'text',
    width: 24,
  },
  {
    key: 'birthday',
    label: { zh: '生日', en: 'Birthday' },
    synonyms: ['出生日期', '出生年月日', '生辰'],
    type: 'date',
    critical: true,
    width: 12,
  },
  {
    key: 'birthdayIs',
    label: { zh: '生日历法', en: 'Calendar' },
    synonyms: [
      '公历农历',
      '公历/农历',
      '历法',
      '农历公历',
      '农历/公历',
      '阴历/阳历',
      '阳历/阴历',
      '农历/阳历',
      '公历/阴历',
      '阴历/公历',
      '历法类型',
      '生日类型',
    ],
    type: 'choice',
    choices: calendars,
    width: 10,
  },
  {
    key: 'preferences',
    label: { zh: '喜好', en: 'Preferences' },
    synonyms: ['爱好'],
    type: 'text',
    free: true,
    width: 20,
  },
  {
    key: 'remark',
    label: { zh: '备注', en: 'Remark' },
    synonyms: ['说明', '附注', 'Notes'],
    type: 'text',
    free: true,
    width: 24,
  },
];

const addressColumns: readonly SheetColumn[] = [
  {
    key: 'use',
    label: { zh: '用途', en: 'Use' },
    synonyms: ['地址用途'],
    type: 'choice',
    choices: uses,
    required: true,
    width: 10,
  },
  { key: 'consignee', label: { zh: '收件人', en: 'Consignee' }, synonyms: ['收货人'], type: 'text', width: 12 },
  { key: 'phone', label: { zh: '电话', en: 'Phone' }, synonyms: ['收货电话', '收件电话'], type: 'phone', width: 16 },
  { key: 'province', label: { zh: '省', en: 'Province' }, synonyms: ['省份', '省/直辖市'], type: 'text', width: 10 },
  { key: 'city', label: { zh: '市', en: 'City' }, synonyms: ['城市', '地市'], type: 'text', width: 10 },
  { key: 'district', label: { zh: '区县', en: 'District' }, synonyms: ['区', '县', '区/县'], type: 'text', width: 10 },
  {
    key: 'address',
    label: { zh: '地址', en: 'Address' },
    synonyms: ['详细地址', '收货地址'],
    type: 'text',
    lines: true,
    required: true,
    width: 40,
  },
  { key: 'postcode', label: { zh: '邮编', en: 'Postcode' }, synonyms: ['邮政编码'], type: 'identifier', width: 10 },
];

const bankColumns: readonly SheetColumn[] = [
  { key: 'bank', label: { zh: '开户行', en: 'Bank' }, synonyms: ['开户银行'], type: 'text', required: true, width: 30 },
  {
    key: 'account',
    label: { zh: '银行账号', en: 'Bank account' },
    synonyms: ['账号', '帐号'],
    type: 'identifier',
    required: true,
    critical: true,
    width: 24,
  },
];

const licenceColumns: readonly SheetColumn[] = [
  {
    key: 'kind',
    label: { zh: '证照名称', en: 'Licence' },
    synonyms: ['证照', '许可证'],
    type: 'text',
    required: true,
    width: 18,
  },
  { key: 'number', label: { zh: '证照编号', en: 'Licence number' }, synonyms: ['证号'], type: 'identifier', width: 24 },
  { key: 'issuedOn', label: { zh: '发证日期', en: 'Licence issued' }, synonyms: ['发证日'], type: 'date', width: 12 },
  { key: 'expiresOn', label: { zh: '有效期至', en: 'Licence expires' }, synonyms: ['有效期'], type: 'date', width: 12 },
  {
    key: 'originalSeen',
    label: { zh: '看过原件', en: 'Original seen' },
    synonyms: ['原件'],
    type: 'choice',
    choices: yesOrNo,
    width: 10,
  },
  { key: 'seenBy', label: { zh: '核对人', en: 'Seen by' }, type: 'text', width: 10 },
  { key: 'seenOn', label: { zh: '核对日期', en: 'Seen on' }, type: 'date', width: 12 },
];

/** Sheets beside the clients, each row naming its client by code or by name. */
export const clientParts: readonly SheetPart[] = [
  { path: 'contacts', title: { zh: '联系人', en: 'Contacts' }, joins: [['code'], ['name']], columns: contactColumns },
  { path: 'addresses', title: { zh: '地址', en: 'Addresses' }, joins: [['code'], ['name']], columns: addressColumns },
  {
    path: 'bankAccounts',
    title: { zh: '银行账户', en: 'Bank accounts' },
    joins: [['code'], ['name']],
    columns: bankColumns,
  },
  { path: 'licences', title: { zh: '证照', en: 'Licences' }, joins: [['code'], ['name']], columns: licenceColumns },
];
