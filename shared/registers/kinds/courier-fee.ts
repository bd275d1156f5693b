import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 快递费对账: a line of the carrier's month bill against the parcel it is for. A parcel is paid once. */
export const courierFee = defineRegister({
  name: 'courier_fee',
  series: 'KD',
  label: words('快递费对账', 'Courier fees'),
  about: words(
    '快递公司月账单逐件与寄件登记核对，一件只付一次，差额写明原因。',
    'The month bill against the parcels sent: each is paid once, a difference has a reason.',
  ),
  sheet: '快递费核对单',
  group: 'money',
  review: 'effective',
  date: 'billedOn',
  title: ['carrier', 'waybill'],
  fields: [
    main('billedOn', '账单日', 'Billed on', 'date', { start: 'today', synonyms: ['账单日期', '对账日期', '日期'] }),
    main('carrier', '快递公司', 'Carrier', 'text', { width: 12, synonyms: ['公司'] }),
    main('waybill', '快递单号', 'Waybill', 'waybill', { width: 18, synonyms: ['单号', '运单号', '运单号码'] }),
    main('parcel', '寄件', 'Parcel', 'entry', { register: 'parcel', synonyms: ['寄件编号'] }),
    field('destination', '目的地', 'Destination', 'text', { width: 12, synonyms: ['到件地', '目的城市'] }),
    field('weight', '计费重量（千克）', 'Weight (kg)', 'quantity', { width: 10, synonyms: ['重量', '计费重量'] }),
    main('amount', '账单金额', 'Billed', 'fen', { rekey: true, synonyms: ['金额', '费用', '应付金额'] }),
    field('differenceReason', '差额原因', 'Reason for the difference', 'text', {
      listed: true,
      width: 20,
      synonyms: ['差异原因'],
    }),
    must('payment', '结算方式', 'Paid from', 'choice', {
      start: 'petty_cash',
      choices: [
        choice('petty_cash', '备用金', 'Petty cash'),
        choice('finance', '财务转账', 'Transfer by finance', '转账', '月结'),
      ],
    }),
    field('paidOn', '付款日', 'Paid on', 'date', { notBefore: 'billedOn', listed: true, synonyms: ['结算日'] }),
    field('pettyCash', '备用金支出', 'Petty cash entry', 'entry', { register: 'petty_cash' }),
    REMARK,
  ],
  settles: { entry: 'parcel', amount: 'amount', within: 'fee', reason: 'differenceReason' },
  reconciles: {
    label: words('月账单对账', 'Month bill'),
    key: 'waybill',
    of: 'waybill',
    columns: ['waybill', 'destination', 'weight', 'amount'],
    head: ['carrier', 'billedOn', 'payment', 'paidOn'],
    same: { own: 'carrier', of: 'carrier' },
    period: 'sentOn',
    only: { field: 'payment', values: ['monthly'] },
    pays: {
      when: { field: 'payment', values: ['petty_cash'] },
      link: 'pettyCash',
      amount: 'amount',
      summary: 'summary',
      fixed: { movement: 'expense', sort: 'courier' },
      from: { paidOn: 'paidOn', payee: 'carrier' },
    },
  },
  signatures: [words('对账人', 'Reconciled by'), words('复核人', 'Checked by'), words('财务', 'Finance')],
});
