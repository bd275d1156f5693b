import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 文件传阅签收: who has read which document. */
export const readReceipt = defineRegister({
  name: 'read_receipt',
  series: 'CY',
  label: words('文件传阅签收', 'Read receipts'),
  about: words('政策文件发给了谁、何时阅知。', 'To whom a document was passed on, and when it was read.'),
  sheet: '文件传阅单',
  group: 'papers',
  review: 'daily',
  date: 'passedOn',
  title: ['document', 'reader'],
  fields: [
    main('passedOn', '发出日', 'Passed on', 'date', { start: 'today', synonyms: ['日期', '发放日期'] }),
    main('document', '文件', 'Document', 'entry', {
      register: 'policy_document',
      width: 28,
      synonyms: ['文件编号', '文件名称'],
    }),
    main('reader', '阅知人', 'Reader', 'text', { synonyms: ['签收人', '接收人'] }),
    field('department', '部门、区域', 'Department', 'text', { listed: true, synonyms: ['部门', '区域'] }),
    main('way', '传达方式', 'Way', 'choice', {
      start: 'message',
      choices: [
        choice('paper', '书面', 'Paper', '纸质'),
        choice('email', '邮件', 'E-mail'),
        choice('message', 'QQ、微信', 'Message', 'QQ', '微信'),
        choice('meeting', '会议宣读', 'Read out', '会议'),
      ],
    }),
    field('readOn', '阅知日', 'Read on', 'date', {
      notBefore: 'passedOn',
      listed: true,
      synonyms: ['签收日期', '阅读日期'],
    }),
    field('opinion', '意见', 'Opinion', 'note', { synonyms: ['反馈'] }),
    REMARK,
  ],
  signatures: [words('阅知人', 'Reader')],
});
