import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 市场信息收集: what salespeople and clients tell of the market. */
export const marketInformation = defineRegister({
  name: 'market_information',
  series: 'SC',
  label: words('市场信息', 'Market information'),
  about: words(
    '业务员、客户、网站来的市场信息，供汇总成报告。',
    'What salespeople, clients and sites tell of the market, for the report that merges it.',
  ),
  group: 'clients',
  review: 'daily',
  date: 'collectedOn',
  title: ['sort', 'subject'],
  fields: [
    main('collectedOn', '收集日', 'Collected on', 'date', { start: 'today', synonyms: ['日期'] }),
    main('provider', '提供人', 'Told by', 'text', { synonyms: ['业务员', '信息来源', '来源'] }),
    field('region', '区域', 'Region', 'text', { listed: true, synonyms: ['地区', '市场'] }),
    field('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('sort', '类别', 'Sort', 'choice', {
      choices: [
        choice('price', '价格行情', 'Prices', '价格'),
        choice('competitor', '竞争对手', 'Competitors', '竞品'),
        choice('demand', '需求变化', 'Demand', '需求'),
        choice('policy', '政策法规', 'Law and policy', '政策'),
        choice('channel', '渠道动态', 'Channels', '渠道'),
        choice('product', '新产品、技术', 'New products', '新品'),
      ],
    }),
    main('subject', '标题', 'Subject', 'text', { width: 28, synonyms: ['主题', '信息标题'] }),
    must('content', '内容', 'Content', 'note', { synonyms: ['信息内容'] }),
    must('reliability', '可靠程度', 'Reliability', 'choice', {
      start: 'heard',
      choices: [
        choice('seen', '亲见', 'Seen', '核实'),
        choice('heard', '听说', 'Heard'),
        choice('doubted', '待核实', 'To be verified'),
      ],
    }),
    field('report', '汇入报告', 'Merged into', 'entry', { register: 'sales_report', listed: true }),
    field('suggestion', '建议', 'Suggestion', 'note', { synonyms: ['对策'] }),
    REMARK,
  ],
  merges: {
    label: words('汇总报告', 'Merged report'),
    title: '市场信息报告',
    by: 'sort',
    heading: 'subject',
    facts: ['collectedOn', 'provider', 'region', 'client', 'reliability'],
    bodies: ['content', 'suggestion'],
  },
  signatures: [words('提供人', 'Told by'), words('汇总人', 'Merged by')],
});
