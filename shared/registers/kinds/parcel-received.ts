import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 收件登记. */
export const parcelReceived = defineRegister({
  name: 'parcel_received',
  series: 'SJ',
  label: words('收件登记', 'Parcels received'),
  about: words('收到的快递：谁寄来、是什么、谁领走。', 'What came by courier, from whom, and who took it.'),
  group: 'mail',
  review: 'daily',
  date: 'receivedOn',
  title: ['content', 'receiver'],
  fields: [
    main('receivedOn', '收件日', 'Received on', 'date', { start: 'today', synonyms: ['日期', '收件日期'] }),
    field('receivedAt', '时间', 'Time', 'time', { synonyms: ['收件时间'] }),
    field('waybill', '快递单号', 'Waybill', 'waybill', { listed: true, width: 18, synonyms: ['单号', '运单号'] }),
    field('carrier', '快递公司', 'Carrier', 'text', { listed: true, width: 10, synonyms: ['公司'] }),
    field('sender', '寄件人', 'Sender', 'text', { listed: true, width: 16, synonyms: ['寄件单位', '来件单位'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('content', '物品', 'Content', 'text', { width: 22, synonyms: ['内件', '收件物品'] }),
    field('pieces', '件数', 'Pieces', 'integer', { width: 6 }),
    main('receiver', '收件人', 'Addressed to', 'text'),
    field('condition', '外观', 'Condition', 'choice', {
      start: 'whole',
      choices: [
        choice('whole', '完好', 'Whole'),
        choice('damaged', '破损', 'Damaged'),
        choice('opened', '已拆封', 'Opened'),
      ],
    }),
    field('takenBy', '领件人', 'Taken by', 'text', { listed: true, synonyms: ['领取人', '签收人'] }),
    field('takenOn', '领件日', 'Taken on', 'date', { notBefore: 'receivedOn', synonyms: ['领取日期'] }),
    REMARK,
  ],
  signatures: [words('领件人', 'Taken by'), words('经办人', 'Handled by')],
});
