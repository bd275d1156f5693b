import { choice, field, main, must, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 客户信用调查表. */
export const creditInvestigation = defineRegister({
  name: 'credit_investigation',
  series: 'XY',
  label: words('信用调查', 'Credit investigations'),
  about: words('主体、经营、付款，建议等级与额度，到期复查。', 'How a client does and pays, and the limit proposed.'),
  sheet: '客户信用调查表',
  group: 'clients',
  review: 'effective',
  date: 'investigatedOn',
  title: ['client', 'investigatedOn'],
  fields: [
    main('investigatedOn', '调查日', 'Investigated on', 'date', { start: 'today', synonyms: ['日期', '调查日期'] }),
    main('client', '客户', 'Client', 'client', { synonyms: ['客户名称'] }),
    main('investigator', '调查人', 'Investigator', 'person', { start: 'me' }),
    field('source', '资料来源', 'Sources', 'text', { width: 24, synonyms: ['信息来源'] }),
    field('representative', '负责人', 'Head', 'text', {
      section: words('基本信息', 'The client'),
      synonyms: ['法定代表人', '法人'],
    }),
    field('shareholders', '股东情况', 'Shareholders', 'text', { width: 28, synonyms: ['股东'] }),
    field('capital', '注册资本', 'Registered capital', 'fen', { synonyms: ['注册资金'] }),
    field('foundedOn', '成立日期', 'Founded on', 'date'),
    field('staff', '员工人数', 'Staff', 'integer', { width: 8, synonyms: ['人数'] }),
    field('premises', '经营场所', 'Premises', 'text', { width: 28, synonyms: ['办公场所'] }),
    field('bank', '开户行', 'Bank', 'text', { width: 24, synonyms: ['开户银行'] }),
    field('mainBusiness', '主营业务', 'Main business', 'text', { section: words('经营情况', 'Business'), width: 28 }),
    field('yearlySales', '年销售额', 'Yearly sales', 'fen', { synonyms: ['年销售'] }),
    field('profit', '盈利状况', 'Profit', 'choice', {
      choices: [choice('profit', '盈利', 'Profit'), choice('even', '持平', 'Even'), choice('loss', '亏损', 'Loss')],
    }),
    field('lawsuits', '涉诉、失信', 'Lawsuits', 'note', { synonyms: ['诉讼情况', '失信记录'] }),
    field('yearsTogether', '合作年限', 'Years together', 'integer', { section: words('往来情况', 'How it pays us') }),
    must('payments', '付款记录', 'Payments', 'choice', {
      choices: [
        choice('punctual', '按期', 'Punctual', '及时'),
        choice('slow', '偶有拖欠', 'Sometimes late', '偶尔逾期'),
        choice('late', '经常拖欠', 'Often late', '经常逾期'),
        choice('none', '无往来', 'No dealings', '新客户'),
      ],
    }),
    field('highestDebt', '最高欠款', 'Highest debt', 'fen', { rekey: true, synonyms: ['历史最高欠款'] }),
    main('proposedGrade', '建议等级', 'Grade proposed', 'choice', {
      section: words('建议', 'Proposal'),
      synonyms: ['评级', '信用等级'],
      choices: ['AAA', 'AA', 'A', 'B', 'C'].map((grade) => choice(grade.toLowerCase(), grade, grade)),
    }),
    main('proposedLimit', '建议额度', 'Limit proposed', 'fen', { rekey: true, synonyms: ['额度', '信用额度'] }),
    field('proposedDays', '建议账期（天）', 'Days proposed', 'integer', { listed: true, width: 8, synonyms: ['账期'] }),
    must('opinion', '调查结论', 'Conclusion', 'note', { synonyms: ['结论', '调查意见'] }),
    field('approvedBy', '批准人', 'Approved by', 'text', { synonyms: ['审批人', '审批意见人'] }),
    field('adoptedOn', '采用日', 'Adopted on', 'date', { notBefore: 'investigatedOn', listed: true }),
    main('expiresOn', '有效期至', 'Valid until', 'date', { notBefore: 'investigatedOn', synonyms: ['到期日'] }),
    field('renewedOn', '复查日', 'Renewed on', 'date', { notBefore: 'investigatedOn', synonyms: ['复查日期'] }),
  ],
  unsummed: ['capital', 'yearlySales', 'highestDebt', 'proposedLimit'],
  due: {
    on: 'expiresOn',
    done: { field: 'renewedOn' },
    label: words('信用调查到期', 'Investigation expires'),
    ahead: 30,
  },
  becomes: {
    label: words('按建议变更客户档案', 'Change the client file'),
    file: 'own',
    link: 'client',
    fills: { creditGrade: 'proposedGrade', creditLimitFen: 'proposedLimit', paymentDays: 'proposedDays' },
    done: 'adoptedOn',
  },
  signatures: [
    words('调查人', 'Investigator'),
    words('销售经理', 'Manager'),
    words('财务', 'Finance'),
    words('总经理', 'Director'),
  ],
});
