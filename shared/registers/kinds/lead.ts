import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 意向客户. */
export const lead = defineRegister({
  name: 'lead',
  series: 'YX',
  label: words('意向客户', 'Leads'),
  about: words(
    '来源、跟进阶段、下次联系，成交后建档。',
    'Who asked, how far it is, when to call again, what became of it.',
  ),
  group: 'clients',
  review: 'effective',
  date: 'askedOn',
  title: ['company', 'contact'],
  fields: [
    main('askedOn', '首次咨询日', 'First asked on', 'date', {
      start: 'today',
      synonyms: ['日期', '登记日期', '咨询日期'],
    }),
    main('company', '单位名称', 'Company', 'text', { width: 24, synonyms: ['客户名称', '公司名称'] }),
    main('contact', '联系人', 'Contact', 'text', { synonyms: ['姓名'] }),
    main('phone', '电话', 'Phone', 'phone', { synonyms: ['联系电话', '手机'] }),
    field('region', '地区', 'Region', 'text', { listed: true, synonyms: ['区域', '省市'] }),
    must('source', '来源', 'Source', 'choice', {
      start: 'posting',
      synonyms: ['客户来源'],
      choices: [
        choice('posting', '招商信息', 'Posting', '网络'),
        choice('call', '来电咨询', 'Call', '电话'),
        choice('fair', '展会', 'Fair', '博览会'),
        choice('client', '老客户介绍', 'Recommended', '转介绍'),
        choice('visit', '业务员开发', 'Salesperson', '拜访'),
      ],
    }),
    field('posting', '招商信息', 'Posting', 'entry', { register: 'posting' }),
    field('product', '意向产品', 'Product', 'product', { synonyms: ['产品'] }),
    must('interest', '意向内容', 'Interest', 'note', { synonyms: ['咨询内容', '需求'] }),
    main('owner', '跟进人', 'Followed by', 'text', { synonyms: ['业务员'] }),
    main('stage', '阶段', 'Stage', 'choice', {
      start: 'asked',
      synonyms: ['跟进阶段', '状态'],
      choices: [
        choice('asked', '咨询', 'Asked'),
        choice('sampled', '寄样、报价', 'Sample or offer', '寄样', '报价'),
        choice('negotiating', '洽谈', 'Negotiating'),
        choice('won', '成交建档', 'Became a client', '成交'),
        choice('lost', '放弃', 'Lost', '流失'),
      ],
    }),
    field('nextOn', '下次联系日', 'Next call', 'date', { notBefore: 'askedOn', listed: true, synonyms: ['下次跟进'] }),
    field('client', '客户档案', 'Client file', 'client', { requiredWhen: { field: 'stage', values: ['won'] } }),
    field('lostReason', '放弃原因', 'Why lost', 'text', { requiredWhen: { field: 'stage', values: ['lost'] } }),
    REMARK,
  ],
  due: {
    on: 'nextOn',
    done: { field: 'stage', values: ['won', 'lost'] },
    label: words('意向客户待联系', 'Lead to be called'),
    ahead: 1,
  },
  becomes: {
    label: words('转为客户', 'Make client file'),
    file: 'new',
    link: 'client',
    done: 'client',
    fills: { name: 'company', contact: 'contact', phone: 'phone', region: 'region', source: 'source' },
    set: { stage: 'won' },
  },
  signatures: [words('跟进人', 'Followed by'), words('主管', 'Manager')],
});
