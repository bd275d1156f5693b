import { choice, field, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 档案借阅登记: where an original lies, and who has it. */
export const fileLoan = defineRegister({
  name: 'file_loan',
  series: 'JY',
  label: words('档案借阅登记', 'Files lent'),
  about: words(
    '合同、证照等原件放在哪里、借给谁、何时归还。',
    'Where an original lies, who has it, and when it comes back.',
  ),
  group: 'papers',
  review: 'effective',
  date: 'lentOn',
  title: ['document', 'lentTo'],
  fields: [
    field('lentOn', '借出日', 'Lent on', 'date', {
      required: true,
      start: 'today',
      listed: true,
      synonyms: ['日期', '借阅日期'],
    }),
    field('sort', '档案类别', 'Sort', 'choice', {
      required: true,
      synonyms: ['类别'],
      choices: [
        choice('contract', '合同', 'Contract'),
        choice('licence', '证照', 'Licence', '营业执照', '资质'),
        choice('client', '客户档案', 'Client file', '客户资料'),
        choice('letter', '文件函件', 'Letters', '文件'),
        choice('other', '其他', 'Other'),
      ],
    }),
    field('document', '档案名称', 'Document', 'text', {
      required: true,
      listed: true,
      width: 28,
      synonyms: ['文件名称', '档案名'],
    }),
    field('contract', '合同', 'Contract', 'contract', { synonyms: ['合同号'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    field('place', '存放位置', 'Kept at', 'text', {
      required: true,
      listed: true,
      synonyms: ['存放处', '柜号', '档案号'],
    }),
    field('form', '原件或复印件', 'Original or copy', 'choice', {
      required: true,
      start: 'original',
      choices: [choice('original', '原件', 'Original'), choice('copy', '复印件', 'Copy')],
    }),
    field('pages', '份数、页数', 'Pages', 'text', { width: 10, synonyms: ['份数', '页数'] }),
    field('lentTo', '借阅人', 'Lent to', 'text', { required: true, listed: true, synonyms: ['借用人', '借出人'] }),
    field('purpose', '借阅事由', 'Purpose', 'text', { required: true, width: 24, synonyms: ['事由', '用途'] }),
    field('approvedBy', '批准人', 'Approved by', 'text', { required: true, synonyms: ['审批人'] }),
    field('dueBack', '应归还日', 'Due back', 'date', {
      required: true,
      notBefore: 'lentOn',
      listed: true,
      synonyms: ['预计归还日'],
    }),
    field('returnedOn', '归还日', 'Returned on', 'date', { notBefore: 'lentOn', listed: true, synonyms: ['归还日期'] }),
    field('condition', '归还情况', 'Condition on return', 'text', { width: 20, synonyms: ['完好情况'] }),
    REMARK,
  ],
  due: { on: 'dueBack', done: { field: 'returnedOn' }, label: words('档案未归还', 'File not back'), ahead: 1 },
  signatures: [words('借阅人', 'Lent to'), words('批准人', 'Approved by'), words('档案管理人', 'Keeper')],
});
