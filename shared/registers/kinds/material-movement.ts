import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 样品、物料收发: every piece that came, went out, came back or was counted. */
export const materialMovement = defineRegister({
  name: 'material_movement',
  series: 'YP',
  label: words('样品物料收发登记', 'Sample and material stock'),
  about: words(
    '样品、物料的入库、领用、退回与盘点，按品名和批号结存。',
    'What came in, was issued, returned or counted, with a balance by item and batch.',
  ),
  sheet: '样品物料收发单',
  group: 'goods',
  review: 'effective',
  date: 'movedOn',
  title: ['movement', 'item', 'receiver'],
  fields: [
    main('movedOn', '日期', 'Date', 'date', { start: 'today', synonyms: ['领用日期', '收发日期'] }),
    main('movement', '收发', 'Movement', 'choice', {
      start: 'issued',
      synonyms: ['类型', '收发类别', '出入库类型'],
      choices: [
        choice('received', '入库', 'Received', '收入', '购入'),
        choice('issued', '领用', 'Issued', '发出', '出库', '借出'),
        choice('given', '赠送客户', 'Given to a client', '赠送', '随货'),
        choice('returned', '退回', 'Returned', '归还'),
        choice('scrapped', '报废', 'Scrapped', '损耗'),
        choice('counted', '盘点', 'Counted', '盘存'),
      ],
    }),
    main('item', '品名', 'Item', 'entry', {
      register: 'material_item',
      width: 24,
      synonyms: ['样品', '物料', '样品名称', '物料名称'],
    }),
    field('batch', '批号', 'Batch', 'text', { listed: true, width: 12, synonyms: ['批次', '生产批号'] }),
    main('quantity', '数量', 'Quantity', 'quantity', { rekey: true, width: 10 }),
    field('receiver', '领用人', 'Received by', 'text', {
      listed: true,
      requiredWhen: { field: 'movement', values: ['issued', 'given', 'returned'] },
      synonyms: ['领取人', '经办人', '归还人'],
    }),
    field('client', '客户', 'Client', 'client', {
      listed: true,
      requiredWhen: { field: 'movement', values: ['given'] },
      synonyms: ['客户名称'],
    }),
    field('dispatchNote', '发货单', 'Dispatch note', 'dispatch_note', { synonyms: ['发货单号', '随货单号'] }),
    field('parcel', '寄件', 'Parcel', 'entry', { register: 'parcel', synonyms: ['寄件编号'] }),
    field('purpose', '用途', 'Purpose', 'text', { width: 24, synonyms: ['事由', '领用事由'] }),
    field('dueBack', '应归还日', 'Due back', 'date', { notBefore: 'movedOn', synonyms: ['预计归还日'] }),
    field('returnedOn', '归还日', 'Returned on', 'date', { notBefore: 'movedOn', synonyms: ['实际归还日'] }),
    field('outcome', '试用结果', 'Outcome', 'text', { width: 24, synonyms: ['归还结果', '试样结果'] }),
    field('differenceReason', '差异原因', 'Reason for the difference', 'text', {
      width: 24,
      synonyms: ['盘盈盘亏原因', '报废原因'],
    }),
    field('approvedBy', '审批人', 'Approved by', 'text', { synonyms: ['批准人'] }),
    REMARK,
  ],
  due: { on: 'dueBack', done: { field: 'returnedOn' }, label: words('样品未归还', 'Sample not back'), ahead: 3 },
  ledger: {
    name: 'material_stock',
    label: words('样品物料库存', 'Stock of samples and materials'),
    key: ['item', 'batch'],
    amount: 'quantity',
    direction: {
      field: 'movement',
      in: ['received', 'returned'],
      out: ['issued', 'given', 'scrapped'],
      counted: ['counted'],
    },
    reason: 'differenceReason',
    minimum: { key: 'item', field: 'minimum' },
    unit: { key: 'item', field: 'unit' },
  },
  signatures: [words('领用人', 'Received by'), words('审批人', 'Approved by'), words('保管人', 'Keeper')],
});
