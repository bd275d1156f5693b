import { choice, field, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 生日、节日问候. */
export const greeting = defineRegister({
  name: 'greeting',
  series: 'WH',
  label: words('节日生日问候', 'Greetings'),
  about: words('客户生日、节日、庆典的问候与礼品记录。', 'Greetings and gifts for birthdays, holidays and openings.'),
  group: 'clients',
  review: 'daily',
  date: 'greetedOn',
  title: ['client', 'occasion'],
  fields: [
    field('greetedOn', '问候日', 'Greeted on', 'date', {
      required: true,
      start: 'today',
      listed: true,
      synonyms: ['日期'],
    }),
    field('client', '客户', 'Client', 'client', { required: true, listed: true, synonyms: ['客户名称'] }),
    field('contact', '联系人', 'Contact', 'text', { required: true, listed: true }),
    field('occasion', '缘由', 'Occasion', 'choice', {
      required: true,
      listed: true,
      synonyms: ['类型', '节日'],
      choices: [
        choice('birthday', '生日', 'Birthday'),
        choice('new_year', '春节、元旦', 'New Year', '春节', '元旦'),
        choice('dragon_boat', '端午', 'Dragon Boat Festival'),
        choice('mid_autumn', '中秋、国庆', 'Mid-Autumn and National Day', '中秋', '国庆'),
        choice('opening', '开业、周年', 'Opening or anniversary', '开业', '周年庆'),
        choice('other', '其他', 'Other'),
      ],
    }),
    field('way', '方式', 'Way', 'choice', {
      required: true,
      start: 'message',
      listed: true,
      choices: [
        choice('phone', '电话', 'Phone'),
        choice('message', '短信、微信', 'Message', '短信', '微信'),
        choice('gift', '礼品', 'Gift'),
        choice('visit', '登门', 'Visit', '上门'),
      ],
    }),
    field('gift', '礼品、内容', 'Gift or words', 'text', { listed: true, width: 24, synonyms: ['问候内容'] }),
    field('parcel', '寄件', 'Parcel', 'entry', { register: 'parcel' }),
    field('greeter', '问候人', 'Greeted by', 'person', { required: true, start: 'me', synonyms: ['经办人'] }),
    field('reaction', '客户反应', 'Reaction', 'note', { synonyms: ['反馈'] }),
    REMARK,
  ],
  signatures: [words('经办人', 'Greeted by')],
});
