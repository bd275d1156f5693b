import { PARCEL_MODES } from '#shared/registers/parcel-modes.ts';
import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 寄件登记: what was sent, to whom, how, and whether it came. */
export const parcel = defineRegister({
  name: 'parcel',
  series: 'JJ',
  label: words('寄件登记', 'Parcels sent'),
  about: words('寄什么、寄给谁、按缓急选方式、单号、是否签收。', 'What was sent to whom, how, and whether it came.'),
  group: 'mail',
  review: 'effective',
  date: 'sentOn',
  title: ['content', 'receiver'],
  fields: [
    main('sentOn', '寄件日', 'Sent on', 'date', { start: 'today', synonyms: ['日期', '寄件日期', '寄出日期'] }),
    main('content', '寄件物品', 'Content', 'text', { width: 16, synonyms: ['物品', '内件', '邮寄内容'] }),
    field('client', '客户', 'Client', 'client', { listed: true, synonyms: ['收件单位'] }),
    main('receiver', '收件人', 'Receiver', 'text'),
    field('phone', '收件电话', 'Phone', 'phone', { synonyms: ['电话', '联系电话', '手机'] }),
    must('address', '收件地址', 'Address', 'text', { width: 32, synonyms: ['地址'] }),
    field('weight', '重量（千克）', 'Weight (kg)', 'quantity', { width: 8, synonyms: ['重量'] }),
    must('urgency', '缓急', 'Urgency', 'choice', {
      start: 'ordinary',
      choices: [
        choice('ordinary', '普通', 'Ordinary', '一般'),
        choice('urgent', '加急', 'Urgent', '急'),
        choice('critical', '特急', 'Same or next day', '当日', '次日'),
      ],
    }),
    must('mode', '寄递方式', 'Mode', 'choice', {
      start: 'express',
      synonyms: ['方式', '快递方式'],
      choices: PARCEL_MODES,
    }),
    field('carrier', '快递公司', 'Carrier', 'text', { listed: true, width: 8, synonyms: ['公司', '承运公司'] }),
    field('waybill', '快递单号', 'Waybill', 'waybill', { listed: true, width: 16, synonyms: ['单号', '运单号'] }),
    must('payment', '付费方式', 'Paid by', 'choice', {
      start: 'monthly',
      choices: [
        choice('monthly', '月结', 'Month account'),
        choice('cash', '现付', 'Cash', '寄付'),
        choice('receiver', '到付', 'Receiver'),
      ],
    }),
    field('fee', '费用', 'Fee', 'fen', {
      rekey: true,
      listed: true,
      requiredWhen: { field: 'payment', values: ['monthly', 'cash'] },
      synonyms: ['快递费', '运费'],
    }),
    must('dueBy', '应到日', 'Due on', 'date', { notBefore: 'sentOn', synonyms: ['预计到达'] }),
    must('sender', '寄件人', 'Sender', 'text', { synonyms: ['寄件人员'] }),
    field('department', '部门', 'Department', 'text', { synonyms: ['寄件部门'] }),
    field('contract', '合同', 'Contract', 'contract', { synonyms: ['合同号'] }),
    field('invoice', '发票', 'Invoice', 'invoice', { synonyms: ['发票号码'] }),
    field('dispatchNote', '发货单', 'Dispatch note', 'dispatch_note', { synonyms: ['发货单号'] }),
    field('arrivedOn', '签收日', 'Arrived on', 'date', {
      notBefore: 'sentOn',
      listed: true,
      afterSettled: true,
      synonyms: ['签收日期', '到达日期'],
    }),
    field('signedBy', '签收人', 'Signed for by', 'text', { afterSettled: true }),
    field('check', '查件记录', 'Enquiry', 'note', { synonyms: ['查件', '查询情况'], afterSettled: true }),
    { ...REMARK, afterSettled: true },
  ],
  due: { on: 'dueBy', done: { field: 'arrivedOn' }, label: words('寄件未签收', 'Parcel not arrived'), ahead: 0 },
  quotes: {
    label: words('运价参考', 'What carriers ask'),
    register: 'carrier_rate',
    by: { on: 'sentOn', place: 'address', weight: 'weight' },
    within: { field: 'urgency', days: { urgent: 2, critical: 1 } },
    fills: { mode: 'mode', carrier: 'carrier' },
    gives: { price: 'fee', due: 'dueBy' },
  },
  signatures: [words('寄件人', 'Sender'), words('经办人', 'Handled by')],
});
