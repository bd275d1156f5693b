import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 客户回访. */
export const visit = defineRegister({
  name: 'visit',
  series: 'HF',
  label: words('客户回访', 'Return visits'),
  about: words(
    '回访计划与记录：经营、库存、需求、意见，跟进到期提醒。',
    'Visits planned and made: business, stock, demand, opinion, and what has to follow by when.',
  ),
  sheet: '客户回访表',
  group: 'clients',
  review: 'effective',
  date: 'plannedOn',
  title: ['client', 'plannedOn'],
  fields: [
    main('plannedOn', '计划日', 'Planned for', 'date', { start: 'today', synonyms: ['日期', '计划日期', '回访日期'] }),
    field('visitedOn', '回访日', 'Visited on', 'date', { listed: true, synonyms: ['实际日期', '实际回访日'] }),
    main('way', '方式', 'Way', 'choice', {
      start: 'phone',
      synonyms: ['回访方式'],
      choices: [
        choice('phone', '电话', 'Phone'),
        choice('visit', '上门', 'Visit', '走访'),
        choice('message', 'QQ、微信', 'Message', '微信'),
      ],
    }),
    main('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    field('contact', '联系人', 'Contact', 'text', { listed: true, synonyms: ['受访人'] }),
    must('visitor', '回访人', 'Visitor', 'person', { start: 'me', synonyms: ['拜访人', '走访人'] }),
    field('satisfaction', '满意度', 'Satisfaction', 'choice', {
      listed: true,
      choices: [
        choice('very', '很满意', 'Very satisfied', '非常满意'),
        choice('content', '满意', 'Satisfied'),
        choice('fair', '一般', 'Fair', '基本满意'),
        choice('poor', '不满意', 'Not satisfied'),
      ],
    }),
    field('business', '经营状况', 'State of business', 'note', {
      section: words('回访情况', 'What was found'),
      synonyms: ['经营情况'],
    }),
    field('stock', '库存情况', 'Stock', 'note', { synonyms: ['库存'] }),
    field('demand', '需求', 'Demand', 'note', { synonyms: ['需求情况', '要货计划'] }),
    field('competition', '竞品动向', 'Competition', 'note', { synonyms: ['竞争情况'] }),
    field('opinion', '意见和建议', 'Opinion', 'note', { synonyms: ['意见', '客户意见'] }),
    field('complaint', '投诉单', 'Complaint', 'entry', { register: 'complaint', synonyms: ['投诉编号'] }),
    field('followUp', '跟进事项', 'Follow-up', 'note', { section: words('跟进', 'Follow-up'), synonyms: ['待办'] }),
    field('follower', '跟进人', 'Followed up by', 'text', { synonyms: ['责任人'] }),
    field('followUpBy', '跟进期限', 'Due', 'date', { notBefore: 'plannedOn', listed: true, synonyms: ['期限'] }),
    field('followedUpOn', '跟进完成日', 'Done on', 'date', { notBefore: 'plannedOn', synonyms: ['完成日期'] }),
    field('result', '结果', 'Result', 'note', { synonyms: ['跟进结果'] }),
    REMARK,
  ],
  due: [
    { on: 'plannedOn', done: { field: 'visitedOn' }, label: words('计划回访未进行', 'Visit not made'), ahead: 1 },
    { on: 'followUpBy', done: { field: 'followedUpOn' }, label: words('回访未跟进', 'No follow-up'), ahead: 2 },
  ],
  proposes: {
    label: words('该回访的客户', 'Visits due'),
    rules: [
      {
        from: 'silence',
        ahead: 7,
        done: 'visitedOn',
        client: 'client',
        contact: 'contact',
      },
    ],
  },
  signatures: [words('回访人', 'Visitor'), words('主管', 'Manager')],
});
