import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 来电去电记录: calls and messages that matter. */
export const call = defineRegister({
  name: 'call',
  series: 'DH',
  label: words('来电来函记录', 'Calls and messages'),
  about: words(
    '重要来电、去电、邮件与消息：谁、什么事、转告了谁。',
    'Calls, e-mails and messages that matter: who, what about, and who was told.',
  ),
  sheet: '来电来函记录单',
  group: 'mail',
  review: 'daily',
  date: 'calledOn',
  title: ['caller', 'subject'],
  fields: [
    main('calledOn', '日期', 'Date', 'date', { start: 'today', synonyms: ['来电日期'] }),
    main('calledAt', '时间', 'Time', 'time', { synonyms: ['来电时间'] }),
    main('way', '方式', 'Way', 'choice', {
      start: 'call_in',
      synonyms: ['类型'],
      choices: [
        choice('call_in', '来电', 'Call received', '电话'),
        choice('call_out', '去电', 'Call made', '拨出'),
        choice('email', '邮件', 'E-mail', '电子邮件'),
        choice('message', 'QQ、微信', 'Message', 'QQ', '微信'),
        choice('visitor', '来访', 'Visitor', '上门'),
      ],
    }),
    main('caller', '对方', 'Who', 'text', { width: 16, synonyms: ['来电人', '来电单位', '联系人'] }),
    field('client', '客户', 'Client', 'client', { listed: true, synonyms: ['客户名称'] }),
    field('phone', '电话', 'Phone', 'phone', { synonyms: ['来电号码', '联系电话'] }),
    main('subject', '内容', 'Subject', 'text', { width: 32, synonyms: ['事由', '来电内容'] }),
    field('toldTo', '转告何人', 'Passed on to', 'text', { listed: true, synonyms: ['转告', '转达人'] }),
    field('answer', '答复、处理', 'Answer', 'note', { synonyms: ['处理结果', '答复'] }),
    REMARK,
  ],
  signatures: [words('记录人', 'Written by')],
});
