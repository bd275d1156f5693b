import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { clientParts } from '#core/modules/clients/client-parts.sheet.ts';
import { clientGuide } from '#core/modules/clients/clients.guide.ts';

/** What only the full workbook says in so many words: elsewhere it follows from the name, the tax id and the account. */
const fullColumns: readonly SheetColumn[] = [
  {
    key: 'status',
    label: { zh: '状态', en: 'Status' },
    synonyms: ['客户状态'],
    type: 'choice',
    choices: [
      { code: 'prospect', label: { zh: '意向', en: 'Prospect' }, synonyms: ['潜在', '意向客户'] },
      { code: 'active', label: { zh: '正常', en: 'Active' }, synonyms: ['有效', '合作中', '在用'] },
      { code: 'frozen', label: { zh: '冻结', en: 'Frozen' } },
      { code: 'closed', label: { zh: '关闭', en: 'Closed' }, synonyms: ['停用'] },
    ],
  },
  { key: 'deputyName', label: { zh: '协办业务员', en: 'Deputy' }, synonyms: ['副业务员', '代理业务员'], type: 'text' },
  { key: 'tags', label: { zh: '标签', en: 'Tags' }, synonyms: ['客户标签'], type: 'text', width: 18 },
  { key: 'invoiceProfile.title', label: { zh: '开票抬头', en: 'Invoice title' }, type: 'text', width: 30 },
  { key: 'invoiceProfile.taxNumber', label: { zh: '开票税号', en: 'Invoice tax id' }, type: 'identifier', width: 22 },
  { key: 'invoiceProfile.bank', label: { zh: '开票开户行', en: 'Invoice bank' }, type: 'text', width: 28 },
  { key: 'invoiceProfile.account', label: { zh: '开票账号', en: 'Invoice account' }, type: 'identifier', width: 24 },
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
  guide: clientGuide,
  parts: clientParts,
  columns: [
    {
      key: 'code',
      label: { zh: '客户编号', en: 'Code' },
      synonyms: ['编码', '客户编码', '客户代码', '编号'],
      type: 'identifier',
      width: 12,
    },
    {
      key: 'name',
      label: { zh: '客户全称', en: 'Legal name' },
      synonyms: ['客户名称', '单位名称', '名称', '公司名称', '企业名称', '购买方名称', '客户', '往来单位'],
      type: 'text',
      required: true,
      width: 34,
    },
    {
      key: 'shortName',
      label: { zh: '简称', en: 'Short name' },
      synonyms: ['客户简称', '单位简称'],
      type: 'text',
      width: 12,
    },
    {
      key: 'taxNumber',
      label: { zh: '税号', en: 'Tax id' },
      synonyms: [
        '纳税人识别号',
        '统一社会信用代码',
        '社会信用代码',
        '信用代码',
        '购方识别号',
        '纳税识别号',
        '税务登记号',
      ],
      type: 'identifier',
      critical: true,
      width: 22,
    },
    {
      key: 'kind',
      label: { zh: '客户类别', en: 'Kind' },
      synonyms: ['类别', '客户类型', '客户分类', '类型'],
      type: 'choice',
      choices: [
        {
          code: 'distributor',
          label: { zh: '经销商', en: 'Distributor' },
          synonyms: ['代理商', '经销', '分销商', '批发'],
        },
        { code: 'retailer', label: { zh: '零售商', en: 'Retailer' }, synonyms: ['零售', '门店'] },
        {
          code: 'institution',
          label: { zh: '机构', en: 'Institution' },
          synonyms: ['事业单位', '政府', '学校', '医院'],
        },
        {
          code: 'direct',
          label: { zh: '直供', en: 'Direct' },
          synonyms: ['终端', '直销', '直销客户', '工厂', '直供客户'],
        },
      ],
      width: 10,
    },
    {
      key: 'sizeGrade',
      label: { zh: '规模等级', en: 'Size grade' },
      synonyms: ['客户等级', '等级', '规模'],
      type: 'choice',
      choices: ['A', 'B', 'C'].map((code) => ({
        code,
        label: { zh: code, en: code },
        synonyms: [`${code}类`, `${code}级`],
      })),
    },
    {
      key: 'creditGrade',
      label: { zh: '信用等级', en: 'Credit grade' },
      synonyms: ['资信等级', '信用'],
      type: 'choice',
      choices: ['AAA', 'AA', 'A', 'B', 'C'].map((code) => ({
        code,
        label: { zh: code, en: code },
        synonyms: [`${code}级`],
      })),
    },
    {
      key: 'region',
      label: { zh: '地区', en: 'Region' },
      synonyms: ['大区', '区域', '所属地区', '省份'],
      type: 'text',
    },
    {
      key: 'ownerName',
      label: { zh: '业务员', en: 'Owner' },
      synonyms: ['业务', '负责人', '销售员', '客户经理', '跟单员'],
      type: 'text',
    },
    {
      key: 'deputyName',
      label: { zh: '副责任人', en: 'Deputy' },
      synonyms: ['副业务员', '第二责任人', '协办人', '协管人', '备份业务员'],
      type: 'text',
    },
    {
      key: 'creditLimitFen',
      label: { zh: '信用额度', en: 'Credit limit' },
      synonyms: ['授信额度', '额度', '信用限额'],
      type: 'fen',
      critical: true,
      units: ['元', '万元'],
      width: 14,
    },
    {
      key: 'paymentDays',
      label: { zh: '账期', en: 'Payment days' },
      synonyms: ['帐期', '付款天数', '结算天数', '信用天数', '账期天数'],
      type: 'integer',
      critical: true,
    },
    {
      key: 'contactName',
      label: { zh: '联系人', en: 'Contact' },
      synonyms: ['联系人姓名', '联系人 姓名', '姓名'],
      type: 'text',
    },
    {
      key: 'contactTitle',
      label: { zh: '联系人职务', en: 'Contact title' },
      synonyms: ['职务', '联系人 职务', '职位'],
      type: 'text',
    },
    {
      key: 'contactPhone',
      label: { zh: '联系人手机', en: 'Contact phone' },
      synonyms: ['手机', '手机号码', '手机号', '联系电话', '联系人电话', '联系人 手机', '联系人手机号'],
      type: 'phone',
      width: 14,
    },
    {
      key: 'contactPhone2',
      label: { zh: '其他电话', en: 'Other phone' },
      synonyms: ['备用电话', '第二电话', '联系电话2', '办公电话', '其它电话'],
      type: 'phone',
      width: 14,
    },
    {
      key: 'contactWechat',
      label: { zh: '微信', en: 'WeChat' },
      synonyms: ['微信号', '联系人微信'],
      type: 'identifier',
    },
    {
      key: 'contactQq',
      label: { zh: 'QQ', en: 'QQ' },
      synonyms: ['QQ号', 'QQ号码', '联系人QQ'],
      type: 'identifier',
    },
    {
      key: 'contactPreferences',
      label: { zh: '喜好', en: 'Preferences' },
      synonyms: ['爱好', '联系人喜好', '客户喜好'],
      type: 'text',
    },
    {
      key: 'contactEmail',
      label: { zh: '邮箱', en: 'E-mail' },
      synonyms: ['电子邮箱', '电子邮件', 'email', '联系人 邮箱'],
      type: 'text',
    },
    {
      key: 'invoiceAddress',
      label: { zh: '注册地址', en: 'Registered address' },
      synonyms: ['地址', '开票地址', '单位地址', '联系地址'],
      type: 'text',
      width: 34,
    },
    {
      key: 'invoicePhone',
      label: { zh: '电话', en: 'Phone' },
      synonyms: ['注册电话', '开票电话', '座机', '固定电话'],
      type: 'text',
    },
    { key: 'bank', label: { zh: '开户行', en: 'Bank' }, synonyms: ['开户银行', '银行名称'], type: 'text', width: 28 },
    {
      key: 'bankAccount',
      label: { zh: '银行账号', en: 'Bank account' },
      synonyms: ['账号', '帐号', '银行帐号', '银行账户', '开户账号', '开户行账号'],
      type: 'identifier',
      critical: true,
      width: 24,
    },
    { key: 'consignee', label: { zh: '收货人', en: 'Consignee' }, synonyms: ['收件人'], type: 'text' },
    {
      key: 'consigneePhone',
      label: { zh: '收货电话', en: 'Consignee phone' },
      synonyms: ['收货人电话', '收件电话'],
      type: 'phone',
    },
    {
      key: 'shipToProvince',
      label: { zh: '省', en: 'Province' },
      synonyms: ['省/直辖市', '省市', '收货省份', '省（直辖市、自治区）'],
      type: 'text',
    },
    {
      key: 'shipToCity',
      label: { zh: '市', en: 'City' },
      synonyms: ['城市', '地市', '地级市', '收货城市'],
      type: 'text',
    },
    {
      key: 'shipToDistrict',
      label: { zh: '区县', en: 'District' },
      synonyms: ['区/县', '区、县', '县区', '县/区', '收货区县'],
      type: 'text',
    },
    {
      key: 'shipTo',
      label: { zh: '收货地址', en: 'Ship-to address' },
      synonyms: ['送货地址', '收件地址', '详细地址', '街道地址'],
      type: 'text',
      width: 34,
    },
    {
      key: 'shipToPostcode',
      label: { zh: '邮编', en: 'Postcode' },
      synonyms: ['邮政编码', '收货邮编'],
      type: 'identifier',
    },
    { key: 'licenceKind', label: { zh: '证照名称', en: 'Licence' }, synonyms: ['证照', '许可证'], type: 'text' },
    {
      key: 'licenceNumber',
      label: { zh: '证照编号', en: 'Licence number' },
      synonyms: ['证号', '许可证号', '证照号码'],
      type: 'identifier',
    },
    { key: 'licenceIssuedOn', label: { zh: '发证日期', en: 'Licence issued' }, synonyms: ['发证日'], type: 'date' },
    {
      key: 'licenceExpiresOn',
      label: { zh: '有效期至', en: 'Licence expires' },
      synonyms: ['有效期', '到期日', '证照有效期'],
      type: 'date',
    },
    { key: 'licenceSeenBy', label: { zh: '查验人', en: 'Seen by' }, synonyms: ['原件查验人', '验证人'], type: 'text' },
    { key: 'tags', label: { zh: '标签', en: 'Tags' }, synonyms: ['客户标签', '标记'], type: 'text', width: 20 },
    { key: 'source', label: { zh: '来源', en: 'Source' }, synonyms: ['客户来源'], type: 'text' },
    { key: 'remark', label: { zh: '备注', en: 'Remark' }, synonyms: ['说明', '备注说明'], type: 'text' },
    ...fullColumns,
  ],
  splits: [
    {
      key: 'bankAndAccount',
      label: { zh: '开户行及账号', en: 'Bank and account' },
      synonyms: ['开户行、账号', '开户银行及账号', '开户行账号', '开户行及帐号'],
      into: ['bank', 'bankAccount'],
    },
    {
      key: 'addressAndPhone',
      label: { zh: '地址、电话', en: 'Address and phone' },
      synonyms: ['注册地址及电话', '地址电话', '地址及电话'],
      into: ['invoiceAddress', 'invoicePhone'],
    },
  ],
};

/** What a client has one of: the first sheet of the full workbook. */
export const ownColumns: readonly SheetColumn[] = clientSheet.columns.filter(({ key }) => !ON_FURTHER_SHEETS.test(key));
