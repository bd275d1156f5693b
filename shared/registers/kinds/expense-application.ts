import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 招待、差旅费用申请. */
export const expenseApplication = defineRegister({
  name: 'expense_application',
  series: 'FS',
  label: words('费用申请', 'Expense applications'),
  about: words(
    '招待、差旅等费用事前申请：事由、标准、批准金额，事后报销一次。',
    'Entertainment and travel applied for beforehand; claimed once afterwards.',
  ),
  sheet: '费用申请单',
  group: 'money',
  review: 'effective',
  date: 'appliedOn',
  title: ['sort', 'applicant', 'purpose'],
  fields: [
    main('appliedOn', '申请日', 'Applied on', 'date', { start: 'today', synonyms: ['日期', '申请日期'] }),
    main('sort', '费用类别', 'Sort', 'choice', {
      synonyms: ['类别', '项目'],
      choices: [
        choice('entertainment', '招待费', 'Entertainment', '业务招待费'),
        choice('travel', '差旅费', 'Travel', '出差'),
        choice('transport', '市内交通费', 'Local transport', '交通费'),
        choice('meeting', '会务费', 'Meeting', '会议费'),
        choice('other', '其他', 'Other'),
      ],
    }),
    field('department', '部门', 'Department', 'text'),
    main('applicant', '申请人', 'Applicant', 'text', { synonyms: ['姓名', '出差人'] }),
    main('purpose', '事由', 'Purpose', 'text', { width: 26, synonyms: ['申请事由', '出差事由'] }),
    field('client', '客户', 'Client', 'client', { listed: true, synonyms: ['招待对象', '拜访客户'] }),
    field('destination', '地点', 'Place', 'text', { synonyms: ['目的地', '出差地点'] }),
    must('from', '开始日', 'From', 'date', { synonyms: ['出发日期'] }),
    field('until', '结束日', 'Until', 'date', { notBefore: 'from', synonyms: ['返回日期'] }),
    field('persons', '人数', 'Persons', 'integer', { width: 6, synonyms: ['招待人数'] }),
    main('amount', '批准金额', 'Approved amount', 'fen', { rekey: true, synonyms: ['申请金额', '预计金额', '金额'] }),
    field('advance', '借支金额', 'Advance', 'fen', { rekey: true, synonyms: ['借款金额', '预借金额'] }),
    must('approvedBy', '批准人', 'Approved by', 'text', { synonyms: ['审批人'] }),
    main('settleBy', '报销期限', 'Claim by', 'date', { notBefore: 'from', synonyms: ['预计还款日'] }),
    field('cancelledOn', '取消日', 'Cancelled on', 'date', { synonyms: ['取消日期'] }),
    { ...REMARK, afterSettled: true },
  ],
  due: {
    on: 'settleBy',
    done: { field: 'cancelledOn', orSettled: true },
    label: words('费用未报销', 'Expense not claimed'),
    ahead: 3,
  },
  signatures: [words('申请人', 'Applicant'), words('主管', 'Manager'), words('总经理', 'Director')],
});
