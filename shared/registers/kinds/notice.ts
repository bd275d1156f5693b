import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 通知传达: meetings and other notices, and who was told of them. */
export const notice = defineRegister({
  name: 'notice',
  series: 'TZ',
  label: words('通知传达登记', 'Notices passed on'),
  about: words(
    '会议及其他通知：何时、何地、通知了哪些人、是否回复。',
    'Notices of meetings and other matters: when, where, who was told and who answered.',
  ),
  group: 'mail',
  review: 'daily',
  date: 'noticedOn',
  title: ['subject', 'meetingOn'],
  fields: [
    main('noticedOn', '通知日', 'Told on', 'date', { start: 'today', synonyms: ['日期', '通知日期'] }),
    must('sort', '类别', 'Sort', 'choice', {
      start: 'meeting',
      choices: [
        choice('meeting', '会议通知', 'Meeting', '会议'),
        choice('training', '培训', 'Training'),
        choice('price', '价格、政策', 'Price or policy', '调价'),
        choice('other', '其他通知', 'Other', '其他'),
      ],
    }),
    main('subject', '通知事项', 'Subject', 'text', { width: 28, synonyms: ['会议名称', '事项', '内容'] }),
    must('issuer', '发出人', 'From', 'text', { synonyms: ['通知人', '发出部门'] }),
    field('meetingOn', '会议日期', 'Meeting on', 'date', {
      notBefore: 'noticedOn',
      listed: true,
      synonyms: ['开会日期'],
    }),
    field('meetingAt', '会议时间', 'At', 'time', { synonyms: ['开会时间'] }),
    field('place', '地点', 'Place', 'text', { listed: true, synonyms: ['会议地点'] }),
    main('toldTo', '通知对象', 'Told', 'note', { synonyms: ['通知人员', '参会人员'] }),
    field('way', '通知方式', 'Way', 'choice', {
      choices: [
        choice('phone', '电话', 'Phone'),
        choice('message', 'QQ、微信', 'Message', 'QQ', '微信'),
        choice('paper', '书面', 'Paper'),
        choice('spoken', '当面', 'In person'),
      ],
    }),
    field('answers', '回复情况', 'Answers', 'note', { synonyms: ['确认情况', '请假人员'] }),
    REMARK,
  ],
  signatures: [words('通知人', 'Told by')],
});
