import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 发文登记: what left the office under its name. */
export const letterSent = defineRegister({
  name: 'letter_sent',
  series: 'FW',
  label: words('发文登记', 'Letters sent'),
  about: words(
    '以本单位名义发出的函件：文号、签发、用印、回复。',
    'Letters that left under the name of the office: number, who signed, answer.',
  ),
  group: 'mail',
  review: 'effective',
  date: 'sentOn',
  title: ['addressee', 'subject'],
  fields: [
    main('sentOn', '发文日', 'Sent on', 'date', { start: 'today', synonyms: ['日期', '发文日期'] }),
    field('reference', '发文字号', 'Our reference', 'text', { listed: true, width: 16, synonyms: ['文号', '发文号'] }),
    main('addressee', '收文单位', 'Addressee', 'text', { width: 20, synonyms: ['主送单位', '收函单位'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    field('contract', '合同', 'Contract', 'contract', { synonyms: ['合同号'] }),
    main('subject', '标题', 'Subject', 'text', { width: 28, synonyms: ['文件标题', '事由', '文件名称'] }),
    must('form', '形式', 'Form', 'choice', {
      start: 'letter',
      synonyms: ['发文方式', '类别'],
      choices: [
        choice('letter', '公函', 'Letter', '信函', '纸质'),
        choice('email', '电子邮件', 'E-mail', '邮件'),
        choice('fax', '传真', 'Fax'),
        choice('notice', '通知', 'Notice'),
        choice('demand', '催款函、对账函', 'Demand or statement', '催款函', '对账函'),
      ],
    }),
    field('copies', '份数', 'Copies', 'integer', { width: 6 }),
    must('drafter', '拟稿人', 'Drafted by', 'person', { start: 'me', synonyms: ['经办人'] }),
    main('signedBy', '签发人', 'Signed by', 'text'),
    field('sealUse', '用印登记', 'Seal use', 'entry', { register: 'seal_use', synonyms: ['用印编号'] }),
    field('parcel', '寄件', 'Parcel', 'entry', { register: 'parcel', synonyms: ['寄件编号'] }),
    field('answerBy', '要求回复日', 'Answer due', 'date', { notBefore: 'sentOn', synonyms: ['回复期限'] }),
    field('answeredOn', '回复日', 'Answered on', 'date', { notBefore: 'sentOn', listed: true, synonyms: ['回函日期'] }),
    field('answer', '回复内容', 'Answer', 'note', { synonyms: ['签收情况', '回函情况', '签收'] }),
    field('filedAt', '归档位置', 'Filed at', 'text', { width: 16, synonyms: ['存放处', '归档'] }),
    REMARK,
  ],
  due: { on: 'answerBy', done: { field: 'answeredOn' }, label: words('去函未回复', 'Letter not answered'), ahead: 0 },
  signatures: [words('拟稿人', 'Drafted by'), words('核稿人', 'Read by'), words('签发人', 'Signed by')],
});
