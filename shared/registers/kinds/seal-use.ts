import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 印章使用登记. */
export const sealUse = defineRegister({
  name: 'seal_use',
  series: 'YY',
  label: words('用印登记', 'Seal use'),
  about: words(
    '哪枚印章、盖在什么文件上、谁监印、何时归还。',
    'Which seal, on which paper, who watched, and when it came back.',
  ),
  group: 'papers',
  review: 'effective',
  date: 'usedOn',
  title: ['seal', 'document'],
  fields: [
    main('usedOn', '日期', 'Date', 'date', { start: 'today', synonyms: ['用印日期', '使用日期'] }),
    main('seal', '印章', 'Seal', 'choice', {
      synonyms: ['印章名称', '用印类型'],
      choices: [
        choice('contract', '合同专用章', 'Contract seal', '合同章'),
        choice('company', '公章', 'Company seal'),
        choice('invoice', '发票专用章', 'Invoice seal', '发票章'),
        choice('finance', '财务专用章', 'Finance seal', '财务章'),
        choice('representative', '法人章', 'Seal of the legal representative', '法定代表人章'),
        choice('department', '部门章', 'Department seal', '业务章'),
      ],
    }),
    main('document', '文件名称', 'Document', 'text', { width: 30, synonyms: ['文件名', '用印文件'] }),
    field('contract', '合同', 'Contract', 'contract', { listed: true, synonyms: ['合同号', '合同编号'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称', '对方单位'] }),
    main('copies', '份数', 'Copies', 'integer', { rekey: true, width: 6, synonyms: ['用印份数'] }),
    must('purpose', '事由', 'Purpose', 'text', { width: 30, synonyms: ['用印事由', '用途'] }),
    field('department', '部门', 'Department', 'text', { width: 10, synonyms: ['用印部门'] }),
    main('user', '使用人', 'Used by', 'text', { synonyms: ['用印人', '申请人', '经办人'] }),
    must('approvedBy', '审批人', 'Approved by', 'text', { synonyms: ['批准人'] }),
    must('watchedBy', '监印人', 'Watched by', 'person', { synonyms: ['盖章人'] }),
    field('takenOut', '外带', 'Taken out', 'yes', { synonyms: ['是否外带'] }),
    field('dueBack', '应归还日', 'Due back', 'date', {
      notBefore: 'usedOn',
      requiredWhen: { field: 'takenOut', values: ['1'] },
      synonyms: ['预计归还日'],
    }),
    field('returnedOn', '归还日', 'Returned on', 'date', {
      notBefore: 'usedOn',
      listed: true,
      synonyms: ['归还', '归还日期'],
    }),
    REMARK,
  ],
  due: { on: 'dueBack', done: { field: 'returnedOn' }, label: words('印章未归还', 'Seal not back'), ahead: 0 },
  signatures: [words('使用人', 'Used by'), words('审批人', 'Approved by'), words('监印人', 'Watched by')],
});
