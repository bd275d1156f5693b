import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 销售政策、公司文件: what the company decided and everybody has to know. */
export const policyDocument = defineRegister({
  name: 'policy_document',
  series: 'ZC',
  label: words('政策文件登记', 'Policy documents'),
  about: words(
    '销售政策、价格通知、公司制度：文号、有效期、传达范围。',
    'Sales policies, price notices and rules: reference, validity, and who has to read them.',
  ),
  group: 'papers',
  review: 'effective',
  date: 'issuedOn',
  title: ['documentTitle'],
  fields: [
    main('issuedOn', '发布日', 'Issued on', 'date', { start: 'today', synonyms: ['日期', '发文日期'] }),
    field('reference', '文号', 'Reference', 'text', { listed: true, width: 16, synonyms: ['文件编号'] }),
    main('documentTitle', '文件标题', 'Title', 'text', { width: 30, synonyms: ['标题', '文件名称'] }),
    main('sort', '类别', 'Sort', 'choice', {
      choices: [
        choice('sales', '销售政策', 'Sales policy', '营销政策'),
        choice('price', '价格文件', 'Price notice', '调价通知'),
        choice('promotion', '促销方案', 'Promotion scheme', '活动方案'),
        choice('rule', '管理制度', 'Company rule', '制度', '规定'),
        choice('product', '产品资料', 'Product paper', '技术资料'),
      ],
    }),
    main('issuer', '发文部门', 'Issued by', 'text', { synonyms: ['发布部门', '来源'] }),
    must('effectiveFrom', '生效日', 'Valid from', 'date', { synonyms: ['执行日期', '生效日期'] }),
    field('validUntil', '失效日', 'Valid until', 'date', {
      notBefore: 'effectiveFrom',
      listed: true,
      synonyms: ['截止日期'],
    }),
    must('scope', '传达范围', 'To be read by', 'note', { synonyms: ['传达对象', '发放范围'] }),
    field('summary', '要点', 'Main points', 'note', { synonyms: ['内容摘要', '主要内容'] }),
    field('supersedes', '代替文件', 'Replaces', 'entry', { register: 'policy_document' }),
    field('readBy', '传达期限', 'To be read by (date)', 'date', { notBefore: 'issuedOn', synonyms: ['签收期限'] }),
    field('allReadOn', '传达完成日', 'Read by all on', 'date', {
      notBefore: 'issuedOn',
      listed: true,
      synonyms: ['签收完成日'],
    }),
    field('filedAt', '归档位置', 'Filed at', 'text', { synonyms: ['存放处', '归档'] }),
    REMARK,
  ],
  due: {
    on: 'readBy',
    done: { field: 'allReadOn' },
    label: words('文件未传达完', 'Document not read by all'),
    ahead: 1,
  },
  signatures: [words('收文人', 'Received by'), words('主管', 'Manager')],
});
