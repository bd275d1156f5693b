import { field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 费用报销: an application settled once, against receipts. */
export const expenseClaim = defineRegister({
  name: 'expense_claim',
  series: 'BX',
  label: words('费用报销', 'Expense claims'),
  about: words(
    '凭票据报销已批准的费用：一项申请报销一次，冲抵借支，应补或应退。',
    'An approved expense claimed once against its receipts, the advance set off.',
  ),
  sheet: '费用报销单',
  group: 'money',
  review: 'effective',
  date: 'claimedOn',
  title: ['claimant', 'application'],
  fields: [
    main('claimedOn', '报销日', 'Claimed on', 'date', { start: 'today', synonyms: ['日期', '报销日期'] }),
    main('application', '费用申请', 'Application', 'entry', {
      register: 'expense_application',
      width: 26,
      synonyms: ['申请编号'],
    }),
    field('department', '部门', 'Department', 'text'),
    main('claimant', '报销人', 'Claimant', 'text', { synonyms: ['姓名'] }),
    main('summary', '摘要', 'Summary', 'text', { width: 26, synonyms: ['项目', '费用项目'] }),
    main('amount', '报销金额', 'Claimed', 'fen', { rekey: true, synonyms: ['金额', '合计'] }),
    main('receipts', '附件张数', 'Receipts', 'integer', { width: 8, synonyms: ['单据张数'] }),
    field('transport', '交通费', 'Transport', 'fen', { section: words('明细', 'Details') }),
    field('lodging', '住宿费', 'Lodging', 'fen'),
    field('meals', '餐费、补助', 'Meals', 'fen', { synonyms: ['餐费', '伙食补助'] }),
    field('advance', '冲借支', 'Advance set off', 'fen', {
      rekey: true,
      section: words('结算', 'Settlement'),
      synonyms: ['冲借款', '原借款'],
    }),
    field('paidOut', '应补金额', 'To be paid', 'fen', { synonyms: ['应补'] }),
    field('paidBack', '应退金额', 'To be returned', 'fen', { synonyms: ['应退'] }),
    field('overspendReason', '超支原因', 'Reason for more', 'text', { width: 26, synonyms: ['超出原因'] }),
    field('paidOn', '付款日', 'Paid on', 'date', { notBefore: 'claimedOn', synonyms: ['出纳付款日'] }),
    field('pettyCash', '备用金支出', 'Petty cash entry', 'entry', { register: 'petty_cash' }),
    REMARK,
  ],
  settles: { entry: 'application', amount: 'amount', within: 'amount', reason: 'overspendReason' },
  signatures: [
    words('报销人', 'Claimant'),
    words('主管', 'Manager'),
    words('财务复核', 'Finance'),
    words('总经理', 'Director'),
    words('出纳', 'Cashier'),
  ],
});
