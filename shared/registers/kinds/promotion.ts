import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 促销费用申请: within a budget, approved, with a code and dates, settled once. */
export const promotion = defineRegister({
  name: 'promotion',
  series: 'CX',
  label: words('促销费用申请', 'Promotions'),
  about: words(
    '促销活动的预算、申请与批准，活动编码和起止日期，结束后核销一次。',
    'Budget, application and approval of a promotion, its code and dates; settled once afterwards.',
  ),
  sheet: '促销费用申请单',
  group: 'money',
  review: 'effective',
  date: 'appliedOn',
  title: ['activityCode', 'activity'],
  fields: [
    main('appliedOn', '申请日', 'Applied on', 'date', { start: 'today', synonyms: ['日期', '申请日期'] }),
    main('activityCode', '活动编码', 'Activity code', 'text', { width: 14, synonyms: ['活动编号'] }),
    main('activity', '活动名称', 'Activity', 'text', { width: 26, synonyms: ['促销活动', '活动主题'] }),
    must('sort', '促销方式', 'Sort', 'choice', {
      synonyms: ['类别'],
      choices: [
        choice('discount', '特价、折让', 'Price cut', '特价', '打折'),
        choice('gift', '搭赠', 'Gifts with goods', '买赠', '赠品'),
        choice('display', '陈列、堆头', 'Display', '陈列'),
        choice('advert', '广告、物料', 'Advertising', '广告', '物料'),
        choice('fair', '订货会、展会', 'Fair', '订货会', '展会'),
        choice('staff', '促销人员', 'Promoters', '促销员'),
      ],
    }),
    field('client', '客户', 'Client', 'client', { listed: true, synonyms: ['客户名称', '经销商'] }),
    field('region', '区域', 'Region', 'text', { synonyms: ['地区'] }),
    field('product', '产品', 'Product', 'product', { synonyms: ['促销产品'] }),
    main('from', '开始日', 'From', 'date', { synonyms: ['活动开始', '起始日期'] }),
    main('until', '结束日', 'Until', 'date', { notBefore: 'from', synonyms: ['活动结束', '截止日期'] }),
    must('budget', '预算项目', 'Budget', 'text', { width: 18, synonyms: ['预算'] }),
    field('budgetLeft', '预算余额', 'Left in the budget', 'fen', { synonyms: ['剩余预算'] }),
    main('amount', '批准金额', 'Approved amount', 'fen', { rekey: true, synonyms: ['申请金额', '费用金额', '金额'] }),
    field('expectedSales', '预计销售额', 'Sales expected', 'fen', { synonyms: ['预计销量'] }),
    must('plan', '活动方案', 'Plan', 'note', { synonyms: ['活动内容'] }),
    must('applicant', '申请人', 'Applicant', 'text'),
    must('approvedBy', '批准人', 'Approved by', 'text', { synonyms: ['审批人'] }),
    must('settleBy', '核销期限', 'Settle by', 'date', { notBefore: 'until', synonyms: ['核销截止日'] }),
    field('cancelledOn', '取消日', 'Cancelled on', 'date', { synonyms: ['取消日期'] }),
    { ...REMARK, afterSettled: true },
  ],
  unsummed: ['budgetLeft'],
  ratio: { label: words('预计费用率', 'Expense to sales expected'), part: 'amount', whole: 'expectedSales' },
  due: {
    on: 'settleBy',
    done: { field: 'cancelledOn', orSettled: true },
    label: words('促销费用未核销', 'Promotion not settled'),
    ahead: 7,
  },
  signatures: [
    words('申请人', 'Applicant'),
    words('销售经理', 'Manager'),
    words('财务', 'Finance'),
    words('总经理', 'Director'),
  ],
});
