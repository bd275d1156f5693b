import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
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
    main('lentOn', '借出日', 'Lent on', 'date', { start: 'today', synonyms: ['日期', '借阅日期'] }),
    must('sort', '档案类别', 'Sort', 'choice', {
      synonyms: ['类别'],
      choices: [
        choice('contract', '合同', 'Contract'),
        choice('licence', '证照', 'Licence', '营业执照', '资质'),
        choice('client', '客户档案', 'Client file', '客户资料'),
        choice('letter', '文件函件', 'Letters', '文件'),
        choice('other', '其他', 'Other'),
      ],
    }),
    main('document', '档案名称', 'Document', 'text', { width: 28, synonyms: ['文件名称', '档案名'] }),
    field('contract', '合同', 'Contract', 'contract', { synonyms: ['合同号'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('place', '存放位置', 'Kept at', 'text', { synonyms: ['存放处', '柜号', '档案号'] }),
    must('form', '原件或复印件', 'Original or copy', 'choice', {
      start: 'original',
      choices: [choice('original', '原件', 'Original'), choice('copy', '复印件', 'Copy')],
    }),
    field('pages', '份数、页数', 'Pages', 'text', { width: 10, synonyms: ['份数', '页数'] }),
    main('lentTo', '借阅人', 'Lent to', 'text', { synonyms: ['借用人', '借出人'] }),
    must('purpose', '借阅事由', 'Purpose', 'text', { width: 24, synonyms: ['事由', '用途'] }),
    must('approvedBy', '批准人', 'Approved by', 'text', { synonyms: ['审批人'] }),
    main('dueBack', '应归还日', 'Due back', 'date', { notBefore: 'lentOn', synonyms: ['预计归还日'] }),
    field('returnedOn', '归还日', 'Returned on', 'date', { notBefore: 'lentOn', listed: true, synonyms: ['归还日期'] }),
    field('condition', '归还情况', 'Condition on return', 'text', { width: 20, synonyms: ['完好情况'] }),
    REMARK,
  ],
  due: { on: 'dueBack', done: { field: 'returnedOn' }, label: words('档案未归还', 'File not back'), ahead: 1 },
  signatures: [words('借阅人', 'Lent to'), words('批准人', 'Approved by'), words('档案管理人', 'Keeper')],
});
