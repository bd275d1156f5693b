import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 促销费用核销. */
export const promotionSettlement = defineRegister({
  name: 'promotion_settlement',
  series: 'CH',
  label: words('促销费用核销', 'Promotion settlements'),
  about: words(
    '凭票据核销促销费用：一项申请核销一次，超出批准金额须写原因。',
    'A promotion settled against its receipts: once, within the approved amount or with a reason.',
  ),
  sheet: '促销费用核销单',
  group: 'money',
  review: 'effective',
  date: 'settledOn',
  title: ['promotion', 'settledOn'],
  fields: [
    main('settledOn', '核销日', 'Settled on', 'date', { start: 'today', synonyms: ['日期', '核销日期'] }),
    main('promotion', '促销申请', 'Promotion', 'entry', {
      register: 'promotion',
      width: 26,
      synonyms: ['申请编号', '活动编码'],
    }),
    field('client', '客户', 'Client', 'client', { listed: true, synonyms: ['客户名称'] }),
    main('amount', '核销金额', 'Settled', 'fen', { rekey: true, synonyms: ['实际金额', '金额', '报销金额'] }),
    main('receipts', '票据张数', 'Receipts', 'integer', { width: 8, synonyms: ['附件张数', '单据张数'] }),
    must('evidence', '核销凭据', 'Evidence', 'note', { synonyms: ['证明材料', '凭证'] }),
    field('actualSales', '实际销售额', 'Sales reached', 'fen', { listed: true, synonyms: ['活动销售额'] }),
    field('effect', '效果评价', 'Effect', 'note', { synonyms: ['活动总结', '效果'] }),
    field('overspendReason', '超支原因', 'Reason for more', 'text', { width: 26, synonyms: ['超出原因', '差异原因'] }),
    must('payment', '兑付方式', 'Paid by', 'choice', {
      start: 'transfer',
      choices: [
        choice('transfer', '转账', 'Transfer'),
        choice('offset', '冲货款', 'Set off against goods', '抵货款'),
        choice('goods', '货补', 'In goods', '补货'),
        choice('petty_cash', '备用金', 'Petty cash', '现金'),
      ],
    }),
    field('paidOn', '兑付日', 'Paid on', 'date', { notBefore: 'settledOn', synonyms: ['付款日'] }),
    field('filedAt', '归档位置', 'Filed at', 'text', { synonyms: ['存放处', '归档'] }),
    must('claimant', '核销人', 'Settled by', 'text', { synonyms: ['经办人'] }),
    REMARK,
  ],
  ratio: { label: words('费用率', 'Expense to sales'), part: 'amount', whole: 'actualSales' },
  settles: { entry: 'promotion', amount: 'amount', within: 'amount', reason: 'overspendReason' },
  signatures: [
    words('核销人', 'Settled by'),
    words('销售经理', 'Manager'),
    words('财务复核', 'Finance'),
    words('总经理', 'Director'),
  ],
});
