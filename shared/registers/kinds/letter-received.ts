import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 收文登记: letters, notices and official papers that came in. */
export const letterReceived = defineRegister({
  name: 'letter_received',
  series: 'SW',
  label: words('收文登记', 'Letters received'),
  about: words(
    '来文来函：谁来的、谁承办、何时办结、归档何处。',
    'Letters and notices that came: from whom, who handles them, by when, filed where.',
  ),
  group: 'mail',
  review: 'effective',
  date: 'receivedOn',
  title: ['sender', 'subject'],
  fields: [
    main('receivedOn', '收文日', 'Received on', 'date', { start: 'today', synonyms: ['日期', '收文日期'] }),
    field('reference', '来文字号', 'Their reference', 'text', {
      listed: true,
      width: 16,
      synonyms: ['文号', '来文号'],
    }),
    main('sender', '来文单位', 'Sender', 'text', { width: 20, synonyms: ['发文单位', '来函单位'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('subject', '标题', 'Subject', 'text', { width: 28, synonyms: ['文件标题', '事由', '文件名称'] }),
    must('form', '形式', 'Form', 'choice', {
      start: 'letter',
      synonyms: ['来文方式', '类别'],
      choices: [
        choice('letter', '信函', 'Letter', '来函', '纸质'),
        choice('email', '电子邮件', 'E-mail', '邮件'),
        choice('fax', '传真', 'Fax'),
        choice('official', '公文', 'Official paper', '红头文件'),
        choice('notice', '律师函、催告', 'Legal notice', '律师函'),
      ],
    }),
    field('copies', '份数', 'Copies', 'integer', { width: 6 }),
    main('handler', '承办人', 'Handled by', 'person', { synonyms: ['收件人', '办理人', '签收人'] }),
    field('answerBy', '办理期限', 'Due', 'date', { notBefore: 'receivedOn', synonyms: ['办结期限', '回复期限'] }),
    field('handledOn', '办结日', 'Done on', 'date', { notBefore: 'receivedOn', listed: true, synonyms: ['办结日期'] }),
    field('handling', '处理情况', 'What was done', 'note', { synonyms: ['办理结果', '办理情况', '拟办意见'] }),
    field('filedAt', '归档位置', 'Filed at', 'text', { width: 16, synonyms: ['存放处', '归档', '档案号'] }),
    REMARK,
  ],
  due: { on: 'answerBy', done: { field: 'handledOn' }, label: words('来文未办结', 'Letter not dealt with'), ahead: 2 },
  signatures: [words('收文人', 'Received by'), words('承办人', 'Handled by'), words('批示', 'Instruction')],
});
