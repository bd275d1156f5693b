import { field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 招商信息发布. */
export const posting = defineRegister({
  name: 'posting',
  series: 'ZS',
  label: words('招商信息发布', 'Postings'),
  about: words(
    '招商、产品信息发布在哪里、何时到期、费用多少。',
    'Where the office looks for buyers and agents, until when, and at what cost.',
  ),
  group: 'clients',
  review: 'effective',
  date: 'postedOn',
  title: ['platform', 'headline'],
  fields: [
    main('postedOn', '发布日', 'Posted on', 'date', { start: 'today', synonyms: ['日期', '发布日期'] }),
    main('platform', '发布平台', 'Where', 'text', { width: 16, synonyms: ['平台', '网站', '媒体'] }),
    main('headline', '信息标题', 'Headline', 'text', { width: 28, synonyms: ['标题', '内容'] }),
    field('product', '产品', 'Product', 'product', { synonyms: ['招商产品'] }),
    field('region', '招商区域', 'Region', 'text', { synonyms: ['区域'] }),
    field('address', '网址、版面', 'Address', 'text', { width: 30, synonyms: ['链接', '网址'] }),
    field('fee', '费用', 'Fee', 'fen', { rekey: true, listed: true, synonyms: ['发布费用'] }),
    must('publisher', '发布人', 'Posted by', 'person', { start: 'me' }),
    field('expiresOn', '到期日', 'Expires on', 'date', { notBefore: 'postedOn', listed: true, synonyms: ['有效期至'] }),
    field('refreshedOn', '续发、撤下日', 'Renewed or taken down', 'date', {
      notBefore: 'postedOn',
      synonyms: ['续发日'],
    }),
    field('enquiries', '咨询数', 'Enquiries', 'integer', { listed: true, width: 8, synonyms: ['咨询量', '来电数'] }),
    REMARK,
  ],
  due: { on: 'expiresOn', done: { field: 'refreshedOn' }, label: words('招商信息到期', 'Posting expires'), ahead: 3 },
  signatures: [words('发布人', 'Posted by'), words('审批人', 'Approved by')],
});
