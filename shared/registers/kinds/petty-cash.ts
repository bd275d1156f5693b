import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 备用金: what finance advanced, what was spent, and what is in the box. */
export const pettyCash = defineRegister({
  name: 'petty_cash',
  series: 'BY',
  label: words('备用金', 'Petty cash'),
  about: words(
    '备用金的领取、支出、月末结算与盘点，余额不会透支。',
    'Advances from finance, expenses, the settlement at month end, and the cash counted.',
  ),
  sheet: '备用金收支单',
  group: 'money',
  review: 'effective',
  date: 'paidOn',
  title: ['movement', 'summary'],
  fields: [
    main('paidOn', '日期', 'Date', 'date', { start: 'today', synonyms: ['收支日期'] }),
    main('movement', '收支', 'Movement', 'choice', {
      start: 'expense',
      synonyms: ['类型', '收支类别'],
      choices: [
        choice('advance', '领取备用金', 'Advance from finance', '领取', '拨入'),
        choice('expense', '支出', 'Expense', '付出', '费用支出'),
        choice('refund', '退款、退回', 'Money back', '退回', '收回'),
        choice('settlement', '月末报账缴回', 'Returned to finance', '缴回', '交回'),
        choice('counted', '盘点', 'Counted', '现金盘点'),
      ],
    }),
    field('sort', '费用项目', 'Sort of expense', 'choice', {
      requiredWhen: { field: 'movement', values: ['expense'] },
      listed: true,
      synonyms: ['项目', '科目'],
      choices: [
        choice('courier', '快递费', 'Courier', '邮寄费'),
        choice('office', '办公用品', 'Office supplies', '办公费'),
        choice('print', '打印复印', 'Printing', '印刷费'),
        choice('transport', '交通费', 'Transport', '市内交通'),
        choice('entertainment', '招待费', 'Entertainment', '业务招待'),
        choice('freight', '运费装卸', 'Freight', '装卸费', '运费'),
        choice('other', '其他', 'Other'),
      ],
    }),
    main('summary', '摘要', 'Summary', 'text', { width: 28, synonyms: ['事由', '用途'] }),
    main('amount', '金额', 'Amount', 'fen', { rekey: true, synonyms: ['收支金额', '支出金额'] }),
    field('payee', '收款人、经手人', 'Payee', 'text', { listed: true, synonyms: ['收款人', '经手人', '领款人'] }),
    field('receipts', '单据张数', 'Receipts', 'integer', { width: 8, synonyms: ['附件张数'] }),
    field('receiptNumber', '票据号', 'Receipt number', 'text', { synonyms: ['发票号', '收据号'] }),
    field('approvedBy', '批准人', 'Approved by', 'text', { synonyms: ['审批人'] }),
    field('differenceReason', '差异原因', 'Reason for the difference', 'text', { width: 24, synonyms: ['长短款原因'] }),
    REMARK,
  ],
  ledger: {
    name: 'petty_cash',
    label: words('备用金余额', 'Petty cash in hand'),
    key: [],
    amount: 'amount',
    direction: { field: 'movement', in: ['advance', 'refund'], out: ['expense', 'settlement'], counted: ['counted'] },
    reason: 'differenceReason',
  },
  signatures: [
    words('经手人', 'Payee'),
    words('批准人', 'Approved by'),
    words('出纳', 'Cashier'),
    words('财务', 'Finance'),
  ],
});
