import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 每日巡查: the mailboxes, groups and sites the office looks into every day. */
export const dailyRound = defineRegister({
  name: 'daily_round',
  series: 'XC',
  label: words('每日巡查', 'Daily round'),
  about: words(
    '每天查看邮箱、QQ、微信、行业网站、招商平台，记下发现并转告。',
    'Mailboxes, messages, trade sites and postings looked through each day, and what was found.',
  ),
  sheet: '每日巡查表',
  group: 'mail',
  review: 'daily',
  date: 'roundOn',
  title: ['round', 'roundOn'],
  fields: [
    main('roundOn', '日期', 'Date', 'date', { start: 'today' }),
    main('round', '场次', 'Round', 'choice', {
      start: 'morning',
      choices: [choice('morning', '上午', 'Morning', '早'), choice('afternoon', '下午', 'Afternoon', '晚')],
    }),
    field('mailbox', '公司邮箱', 'Mailbox', 'yes', { listed: true, synonyms: ['邮箱'] }),
    field('qq', 'QQ、客户群', 'QQ groups', 'yes', { listed: true, synonyms: ['QQ'] }),
    field('wechat', '微信、企业微信', 'WeChat', 'yes', { listed: true, synonyms: ['微信'] }),
    field('sites', '行业网站', 'Trade sites', 'yes', { listed: true, synonyms: ['网站'] }),
    field('postings', '招商平台留言', 'Replies to postings', 'yes', { listed: true, synonyms: ['平台留言'] }),
    field('fax', '传真', 'Fax', 'yes'),
    field('findings', '发现事项', 'Findings', 'note', { listed: true, synonyms: ['发现', '情况', '内容'] }),
    field('toldTo', '转告何人', 'Passed on to', 'text', { synonyms: ['转告'] }),
    field('handling', '处理情况', 'What was done', 'note', { synonyms: ['处理'] }),
    REMARK,
  ],
  signatures: [words('巡查人', 'Looked through by')],
});
