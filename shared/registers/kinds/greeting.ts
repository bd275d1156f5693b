import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
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
    main('greetedOn', '问候日', 'Greeted on', 'date', { start: 'today', synonyms: ['日期'] }),
    main('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('contact', '联系人', 'Contact', 'text'),
    main('occasion', '缘由', 'Occasion', 'choice', {
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
    main('way', '方式', 'Way', 'choice', {
      start: 'message',
      choices: [
        choice('phone', '电话', 'Phone'),
        choice('message', '短信、微信', 'Message', '短信', '微信'),
        choice('gift', '礼品', 'Gift'),
        choice('visit', '登门', 'Visit', '上门'),
      ],
    }),
    field('gift', '礼品、内容', 'Gift or words', 'text', { listed: true, width: 24, synonyms: ['问候内容'] }),
    field('parcel', '寄件', 'Parcel', 'entry', { register: 'parcel' }),
    must('greeter', '问候人', 'Greeted by', 'person', { start: 'me', synonyms: ['经办人'] }),
    field('reaction', '客户反应', 'Reaction', 'note', { synonyms: ['反馈'] }),
    REMARK,
  ],
  proposes: {
    label: words('待问候', 'Greetings due'),
    rules: [
      { from: 'birthday', ahead: 14, client: 'client', contact: 'contact', set: { occasion: 'birthday' } },
      {
        from: 'holiday',
        ahead: 10,
        grades: ['A', 'B'],
        client: 'client',
        contact: 'contact',
        occasions: {
          new_year: { occasion: 'new_year' },
          spring_festival: { occasion: 'new_year' },
          labour_day: { occasion: 'other' },
          dragon_boat: { occasion: 'dragon_boat' },
          mid_autumn: { occasion: 'mid_autumn' },
          national_day: { occasion: 'mid_autumn' },
        },
      },
    ],
    edits: ['contact', 'way', 'gift'],
  },
  signatures: [words('经办人', 'Greeted by')],
});
