import { choice, field, main, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 周报、市场报告: tables and reports that are collected on time, merged and sent up. */
export const salesReport = defineRegister({
  name: 'sales_report',
  series: 'ZB',
  label: words('报表收集与上报', 'Reports collected and sent up'),
  about: words(
    '销售周报、数据表、市场信息报告：谁交、何时交、催了几次、汇总上报。',
    'Weekly tables and market reports: who owes them, when they came, how often they were chased.',
  ),
  group: 'clients',
  review: 'effective',
  date: 'dueBy',
  title: ['sort', 'period', 'provider'],
  fields: [
    main('dueBy', '应交日', 'Due on', 'date', { start: 'today', synonyms: ['日期', '截止日期'] }),
    main('sort', '报表', 'Report', 'choice', {
      synonyms: ['报表名称', '类别'],
      choices: [
        choice('weekly_sales', '销售周报', 'Weekly sales table', '周报'),
        choice('weekly_plan', '周工作计划', 'Weekly plan', '周计划'),
        choice('stock', '客户库存表', 'Stock at clients', '库存表'),
        choice('market', '市场信息报告', 'Market report', '市场报告'),
        choice('monthly_sales', '销售月报', 'Monthly sales report', '月报'),
      ],
    }),
    main('period', '所属期间', 'Period', 'text', { synonyms: ['期间', '周次', '月份'] }),
    main('provider', '提交人', 'Owed by', 'text', { synonyms: ['业务员', '报送人'] }),
    field('region', '区域', 'Region', 'text', { synonyms: ['部门'] }),
    field('receivedOn', '收到日', 'Received on', 'date', { listed: true, synonyms: ['收到日期', '提交日期'] }),
    field('chases', '催交次数', 'Chased', 'integer', { listed: true, width: 8, synonyms: ['催报次数'] }),
    field('chasing', '催交记录', 'Chasing', 'note', { synonyms: ['催报情况'] }),
    field('check', '核对情况', 'Check', 'text', { width: 24, synonyms: ['数据核对'] }),
    field('summary', '汇总要点', 'Main points', 'note', { synonyms: ['摘要', '主要内容'] }),
    field('sentTo', '上报对象', 'Sent up to', 'text', { synonyms: ['报送对象', '上报给'] }),
    field('sentOn', '上报日', 'Sent up on', 'date', { listed: true, synonyms: ['上报日期'] }),
    REMARK,
  ],
  due: { on: 'dueBy', done: { field: 'receivedOn' }, label: words('报表未交', 'Report not received'), ahead: 1 },
  signatures: [words('提交人', 'Owed by'), words('汇总人', 'Merged by'), words('主管', 'Manager')],
});
