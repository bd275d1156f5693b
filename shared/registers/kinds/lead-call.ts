import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 意向客户跟进记录. */
export const leadCall = defineRegister({
  name: 'lead_call',
  series: 'GJ',
  label: words('意向客户跟进', 'Calls with leads'),
  about: words('与意向客户的每次联系：谈了什么、下一步。', 'Each talk with a lead: what was said and what comes next.'),
  group: 'clients',
  review: 'daily',
  date: 'calledOn',
  title: ['lead', 'result'],
  fields: [
    main('calledOn', '日期', 'Date', 'date', { start: 'today', synonyms: ['联系日期', '跟进日期'] }),
    field('calledAt', '时间', 'Time', 'time', { synonyms: ['联系时间'] }),
    main('lead', '意向客户', 'Lead', 'entry', { register: 'lead', width: 24, synonyms: ['客户', '单位名称'] }),
    main('way', '方式', 'Way', 'choice', {
      start: 'call_out',
      choices: [
        choice('call_out', '去电', 'Call made', '电话'),
        choice('call_in', '来电', 'Call received'),
        choice('message', 'QQ、微信', 'Message', '微信'),
        choice('visit', '面谈', 'Meeting', '拜访'),
      ],
    }),
    main('caller', '联系人员', 'Called by', 'person', { start: 'me', synonyms: ['业务员', '跟进人'] }),
    main('content', '沟通内容', 'What was said', 'note', { synonyms: ['内容', '跟进内容'] }),
    main('result', '结果', 'Result', 'choice', {
      choices: [
        choice('interested', '有意向', 'Interested', '有兴趣'),
        choice('sample', '要样品', 'Wants a sample', '要样'),
        choice('offer', '要报价', 'Wants an offer', '询价'),
        choice('later', '以后再议', 'Later', '再联系'),
        choice('refused', '无意向', 'Not interested', '拒绝'),
        choice('unreached', '未接通', 'Not reached', '无人接听'),
      ],
    }),
    field('nextStep', '下一步', 'Next step', 'text', { width: 24, synonyms: ['下步计划'] }),
    REMARK,
  ],
  signatures: [words('联系人员', 'Called by')],
});
